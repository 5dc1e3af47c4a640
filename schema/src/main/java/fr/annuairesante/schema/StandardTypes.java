package fr.annuairesante.schema;

import static fr.annuairesante.schema.AttributeType.Index.EQUALITY;
import static fr.annuairesante.schema.AttributeType.Index.NONE;
import static fr.annuairesante.schema.AttributeType.Index.SUBSTRINGS;
import static fr.annuairesante.schema.Matching.ADDRESS;
import static fr.annuairesante.schema.Matching.CASE_EXACT;
import static fr.annuairesante.schema.Matching.CASE_IGNORE;
import static fr.annuairesante.schema.Matching.CSN;
import static fr.annuairesante.schema.Matching.FOLDED;
import static fr.annuairesante.schema.Matching.IA5;
import static fr.annuairesante.schema.Matching.NAME;
import static fr.annuairesante.schema.Matching.OID;
import static fr.annuairesante.schema.Matching.TELEPHONE;
import static fr.annuairesante.schema.Matching.TIME;
import static fr.annuairesante.schema.Matching.UUID;

import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.AttributeType.Usage;
import java.util.List;

/**
 * The standard attribute types that mail clients ask for (RFC 4519, RFC 4524, RFC 2798), then those
 * the server makes itself (RFC 4512 §3.4, RFC 4530, RFC 5020, OpenLDAP for entryCSN).
 */
final class StandardTypes {

  private static final String COSINE = "0.9.2342.19200300.100.1.";
  private static final String NETSCAPE = "2.16.840.1.113730.3.1.";

  private StandardTypes() {}

  static List<AttributeType> user() {
    return List.of(
        many("2.5.4.0", OID, EQUALITY, "objectClass"),
        many("2.5.4.41", FOLDED, NONE, "name"),
        name("2.5.4.3", SUBSTRINGS, "cn", "commonName"),
        name("2.5.4.4", SUBSTRINGS, "sn", "surname"),
        name("2.5.4.42", SUBSTRINGS, "givenName", "gn"),
        one(NETSCAPE + 241, FOLDED, SUBSTRINGS, "displayName"),
        name("2.5.4.43", EQUALITY, "initials"),
        name("2.5.4.44", EQUALITY, "generationQualifier"),
        name("2.5.4.12", SUBSTRINGS, "title"),
        name("2.5.4.10", SUBSTRINGS, "o", "organizationName"),
        name("2.5.4.11", SUBSTRINGS, "ou", "organizationalUnitName"),
        name("2.5.4.7", SUBSTRINGS, "l", "localityName"),
        name("2.5.4.8", SUBSTRINGS, "st", "stateOrProvinceName"),
        type("2.5.4.6", "name", Syntax.COUNTRY, CASE_IGNORE, true, NONE, "c", "countryName"),
        many(COSINE + 43, FOLDED, EQUALITY, "co", "friendlyCountryName"),
        many("2.5.4.9", FOLDED, NONE, "street", "streetAddress"),
        many("2.5.4.16", ADDRESS, NONE, "postalAddress"),
        many("2.5.4.17", CASE_IGNORE, SUBSTRINGS, "postalCode"),
        many("2.5.4.18", FOLDED, NONE, "postOfficeBox"),
        many("2.5.4.19", FOLDED, EQUALITY, "physicalDeliveryOfficeName"),
        many("2.5.4.20", TELEPHONE, SUBSTRINGS, "telephoneNumber"),
        type(
            "2.5.4.23",
            null,
            Syntax.FAX,
            TELEPHONE,
            false,
            NONE,
            "facsimileTelephoneNumber",
            "fax"),
        many(COSINE + 41, TELEPHONE, EQUALITY, "mobile", "mobileTelephoneNumber"),
        many(COSINE + 42, TELEPHONE, EQUALITY, "pager", "pagerTelephoneNumber"),
        many(COSINE + 20, TELEPHONE, EQUALITY, "homePhone", "homeTelephoneNumber"),
        many(COSINE + 39, ADDRESS, NONE, "homePostalAddress"),
        many(COSINE + 3, IA5, SUBSTRINGS, "mail", "rfc822Mailbox"),
        many(COSINE + 1, CASE_IGNORE, SUBSTRINGS, "uid", "userid"),
        one(COSINE + 25, IA5, EQUALITY, "dc", "domainComponent"),
        many(COSINE + 37, IA5, EQUALITY, "associatedDomain"),
        many("2.5.4.13", FOLDED, SUBSTRINGS, "description"),
        many("2.5.4.15", FOLDED, EQUALITY, "businessCategory"),
        many(NETSCAPE + 2, FOLDED, EQUALITY, "departmentNumber"),
        one(NETSCAPE + 3, CASE_IGNORE, EQUALITY, "employeeNumber"),
        many(NETSCAPE + 4, CASE_IGNORE, EQUALITY, "employeeType"),
        many(NETSCAPE + 1, CASE_IGNORE, NONE, "carLicense"),
        one(NETSCAPE + 39, CASE_IGNORE, EQUALITY, "preferredLanguage"),
        many(COSINE + 6, CASE_IGNORE, NONE, "roomNumber"),
        many(COSINE + 10, NAME, NONE, "manager"),
        many(COSINE + 21, NAME, NONE, "secretary"),
        many("2.5.4.34", NAME, NONE, "seeAlso"),
        type("2.5.4.27", null, Syntax.PRINTABLE, CASE_IGNORE, false, NONE, "destinationIndicator"),
        many("1.3.6.1.4.1.250.1.57", CASE_EXACT, NONE, "labeledURI"),
        type("2.5.4.5", null, Syntax.PRINTABLE, CASE_IGNORE, false, NONE, "serialNumber"),
        type("2.5.4.35", null, Syntax.OCTETS, Matching.NONE, false, NONE, "userPassword"),
        type("2.5.4.36", null, Syntax.CERTIFICATE, Matching.NONE, false, NONE, "userCertificate"),
        type(
            NETSCAPE + 40, null, Syntax.BINARY, Matching.NONE, false, NONE, "userSMIMECertificate"),
        type(COSINE + 60, null, Syntax.JPEG, Matching.NONE, false, NONE, "jpegPhoto"));
  }

  static List<AttributeType> operational() {
    return List.of(
        made("2.5.18.1", TIME, EQUALITY, "createTimestamp"),
        made("2.5.18.2", TIME, EQUALITY, "modifyTimestamp"),
        made("2.5.18.3", NAME, NONE, "creatorsName"),
        made("2.5.18.4", NAME, NONE, "modifiersName"),
        made("2.5.18.10", NAME, NONE, "subschemaSubentry"),
        made("2.5.21.9", OID, NONE, "structuralObjectClass"),
        made("1.3.6.1.1.16.4", UUID, EQUALITY, "entryUUID"),
        made("1.3.6.1.1.20", NAME, NONE, "entryDN"),
        made("1.3.6.1.4.1.4203.666.1.7", CSN, NONE, "entryCSN"));
  }

  /** A type below "name" (2.5.4.41): a filter on that one matches it too. */
  private static AttributeType name(String oid, Index index, String... names) {
    return type(oid, "name", Syntax.TEXT, FOLDED, false, index, names);
  }

  private static AttributeType many(String oid, Matching matching, Index index, String... names) {
    return type(oid, null, Syntax.of(matching), matching, false, index, names);
  }

  private static AttributeType one(String oid, Matching matching, Index index, String... names) {
    return type(oid, null, Syntax.of(matching), matching, true, index, names);
  }

  private static AttributeType type(
      String oid,
      String superior,
      String syntax,
      Matching matching,
      boolean single,
      Index index,
      String... names) {
    return new AttributeType(
        oid, List.of(names), superior, syntax, matching, single, Usage.USER, index, "");
  }

  private static AttributeType made(String oid, Matching matching, Index index, String name) {
    String syntax = Syntax.of(matching);
    return new AttributeType(
        oid, List.of(name), null, syntax, matching, true, Usage.OPERATIONAL, index, "");
  }
}
