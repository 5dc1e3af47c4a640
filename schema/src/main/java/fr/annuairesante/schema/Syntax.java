package fr.annuairesante.schema;

import java.util.List;

/**
 * A syntax as the schema publishes it (RFC 4512 §4.1.5, RFC 4517 §3.3).
 *
 * @param oid numeric
 * @param description the RFC's English name of it
 */
record Syntax(String oid, String description) {

  private static final String LDAP = "1.3.6.1.4.1.1466.115.121.1.";

  static final String BINARY = LDAP + 5;
  static final String BOOLEAN = LDAP + 7;
  static final String CERTIFICATE = LDAP + 8;
  static final String COUNTRY = LDAP + 11;
  static final String NAME = LDAP + 12;
  static final String TEXT = LDAP + 15;
  static final String FAX = LDAP + 22;
  static final String TIME = LDAP + 24;
  static final String IA5 = LDAP + 26;
  static final String INTEGER = LDAP + 27;
  static final String JPEG = LDAP + 28;
  static final String OID = LDAP + 38;
  static final String OCTETS = LDAP + 40;
  static final String POSTAL_ADDRESS = LDAP + 41;
  static final String PRINTABLE = LDAP + 44;
  static final String TELEPHONE = LDAP + 50;
  static final String SUBSTRINGS = LDAP + 58;
  static final String UUID = "1.3.6.1.1.16.1";
  static final String CSN = "1.3.6.1.4.1.4203.666.11.2.1";

  /** Every syntax that an attribute type or a matching rule of ours names. */
  static final List<Syntax> ALL =
      List.of(
          new Syntax(BINARY, "Binary"),
          new Syntax(BOOLEAN, "Boolean"),
          new Syntax(CERTIFICATE, "Certificate"),
          new Syntax(COUNTRY, "Country String"),
          new Syntax(NAME, "DN"),
          new Syntax(TEXT, "Directory String"),
          new Syntax(FAX, "Facsimile Telephone Number"),
          new Syntax(TIME, "Generalized Time"),
          new Syntax(IA5, "IA5 String"),
          new Syntax(INTEGER, "INTEGER"),
          new Syntax(JPEG, "JPEG"),
          new Syntax(OID, "OID"),
          new Syntax(OCTETS, "Octet String"),
          new Syntax(POSTAL_ADDRESS, "Postal Address"),
          new Syntax(PRINTABLE, "Printable String"),
          new Syntax(TELEPHONE, "Telephone Number"),
          new Syntax(SUBSTRINGS, "Substring Assertion"),
          new Syntax(UUID, "UUID"),
          new Syntax(CSN, "CSN"));

  /** The syntax that values compared this way usually have. */
  static String of(Matching matching) {
    return switch (matching) {
      case FOLDED, CASE_IGNORE, CASE_EXACT -> TEXT;
      case IA5 -> IA5;
      case TELEPHONE -> TELEPHONE;
      case ADDRESS -> POSTAL_ADDRESS;
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INTEGER;
      case TIME -> TIME;
      case NAME -> NAME;
      case OID -> OID;
      case UUID -> UUID;
      case CSN -> CSN;
      case NONE -> OCTETS;
    };
  }
}
