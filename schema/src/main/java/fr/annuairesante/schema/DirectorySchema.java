package fr.annuairesante.schema;

import static fr.annuairesante.schema.AttributeType.Index.EQUALITY;
import static fr.annuairesante.schema.AttributeType.Index.NONE;
import static fr.annuairesante.schema.AttributeType.Index.SUBSTRINGS;

import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.AttributeType.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every attribute type and object class the directory knows: the standard ones that mail clients
 * ask for, and ours. A name that is not here is unknown, and a filter item on it is Undefined (RFC
 * 4511 §4.5.1.7).
 */
public final class DirectorySchema {

  /** The one root of our own object identifiers: a UUID-derived arc (X.667), unregistered. */
  public static final String OID_ROOT = "2.25.95593442486909299496501143226492129273";

  private static final String TEXT = "1.3.6.1.4.1.1466.115.121.1.15";
  private static final String IA5_TEXT = "1.3.6.1.4.1.1466.115.121.1.26";
  private static final String TRUTH = "1.3.6.1.4.1.1466.115.121.1.7";

  private static final Map<String, AttributeType> BY_NAME = new LinkedHashMap<>();
  private static final List<AttributeType> TYPES = new ArrayList<>();
  private static final List<ObjectClass> CLASSES;

  static {
    standardTypes();
    operationalTypes();
    knownTypes();
    personTypes();
    structureTypes();
    mailboxTypes();
    CLASSES = ObjectClasses.all();
  }

  private DirectorySchema() {}

  /** The type of that name or OID, aliases and any case included; options are no part of it. */
  public static Optional<AttributeType> type(String nameOrOid) {
    AttributeType exact = BY_NAME.get(nameOrOid);
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(BY_NAME.get(nameOrOid.toLowerCase(Locale.ROOT)));
  }

  /** The type of a name that the code itself uses; throws when it is none. */
  public static AttributeType required(String canonicalName) {
    return type(canonicalName)
        .orElseThrow(() -> new IllegalArgumentException("no attribute type " + canonicalName));
  }

  /** True for the object identifier of an attribute type or class of ours. */
  static boolean own(String oid) {
    return oid.startsWith(OID_ROOT + ".");
  }

  /** All types, in a stable order: a type's position is its number in the index. */
  public static List<AttributeType> types() {
    return List.copyOf(TYPES);
  }

  /** The type itself and those that specialise it, such as cn, sn, o... for {@code name}. */
  public static List<AttributeType> withSubtypes(AttributeType type) {
    List<AttributeType> family = new ArrayList<>();
    family.add(type);
    for (AttributeType each : TYPES) {
      if (type.name().equals(each.superior())) {
        family.add(each);
      }
    }
    return List.copyOf(family);
  }

  /** All object classes, superiors first. */
  public static Collection<ObjectClass> classes() {
    return CLASSES;
  }

  private static void standardTypes() {
    standard(
        "2.5.4.0",
        null,
        "1.3.6.1.4.1.1466.115.121.1.38",
        Matching.OID,
        false,
        Usage.USER,
        EQUALITY,
        "objectClass");
    standard(
        "2.5.4.41",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "name");
    standard(
        "2.5.4.3",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "cn",
        "commonName");
    standard(
        "2.5.4.4",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "sn",
        "surname");
    standard(
        "2.5.4.42",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "givenName",
        "gn");
    standard(
        "2.16.840.1.113730.3.1.241",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        true,
        Usage.USER,
        SUBSTRINGS,
        "displayName");
    standard(
        "2.5.4.43",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "initials");
    standard(
        "2.5.4.44",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "generationQualifier");
    standard(
        "2.5.4.12",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "title");
    standard(
        "2.5.4.10",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "o",
        "organizationName");
    standard(
        "2.5.4.11",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "ou",
        "organizationalUnitName");
    standard(
        "2.5.4.7",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "l",
        "localityName");
    standard(
        "2.5.4.8",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "st",
        "stateOrProvinceName");
    standard(
        "2.5.4.6",
        "name",
        "1.3.6.1.4.1.1466.115.121.1.11",
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        EQUALITY,
        "c",
        "countryName");
    standard(
        "0.9.2342.19200300.100.1.43",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "co",
        "friendlyCountryName");
    standard(
        "2.5.4.9",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "street",
        "streetAddress");
    standard(
        "2.5.4.16",
        null,
        "1.3.6.1.4.1.1466.115.121.1.41",
        Matching.ADDRESS,
        false,
        Usage.USER,
        NONE,
        "postalAddress");
    standard(
        "2.5.4.17",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "postalCode");
    standard(
        "2.5.4.18",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "postOfficeBox");
    standard(
        "2.5.4.19",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "physicalDeliveryOfficeName");
    standard(
        "2.5.4.20",
        null,
        "1.3.6.1.4.1.1466.115.121.1.50",
        Matching.TELEPHONE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "telephoneNumber");
    standard(
        "2.5.4.23",
        null,
        "1.3.6.1.4.1.1466.115.121.1.22",
        Matching.TELEPHONE,
        false,
        Usage.USER,
        NONE,
        "facsimileTelephoneNumber",
        "fax");
    standard(
        "0.9.2342.19200300.100.1.41",
        null,
        "1.3.6.1.4.1.1466.115.121.1.50",
        Matching.TELEPHONE,
        false,
        Usage.USER,
        EQUALITY,
        "mobile",
        "mobileTelephoneNumber");
    standard(
        "0.9.2342.19200300.100.1.42",
        null,
        "1.3.6.1.4.1.1466.115.121.1.50",
        Matching.TELEPHONE,
        false,
        Usage.USER,
        EQUALITY,
        "pager",
        "pagerTelephoneNumber");
    standard(
        "0.9.2342.19200300.100.1.20",
        null,
        "1.3.6.1.4.1.1466.115.121.1.50",
        Matching.TELEPHONE,
        false,
        Usage.USER,
        EQUALITY,
        "homePhone",
        "homeTelephoneNumber");
    standard(
        "0.9.2342.19200300.100.1.39",
        null,
        "1.3.6.1.4.1.1466.115.121.1.41",
        Matching.ADDRESS,
        false,
        Usage.USER,
        NONE,
        "homePostalAddress");
    standard(
        "0.9.2342.19200300.100.1.3",
        null,
        "1.3.6.1.4.1.1466.115.121.1.26",
        Matching.IA5,
        false,
        Usage.USER,
        SUBSTRINGS,
        "mail",
        "rfc822Mailbox");
    standard(
        "0.9.2342.19200300.100.1.1",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "uid",
        "userid");
    standard(
        "0.9.2342.19200300.100.1.25",
        null,
        "1.3.6.1.4.1.1466.115.121.1.26",
        Matching.IA5,
        true,
        Usage.USER,
        EQUALITY,
        "dc",
        "domainComponent");
    standard(
        "0.9.2342.19200300.100.1.37",
        null,
        "1.3.6.1.4.1.1466.115.121.1.26",
        Matching.IA5,
        false,
        Usage.USER,
        EQUALITY,
        "associatedDomain");
    standard(
        "2.5.4.13",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "description");
    standard(
        "2.5.4.15",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "businessCategory");
    standard(
        "2.16.840.1.113730.3.1.2",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.FOLDED,
        false,
        Usage.USER,
        EQUALITY,
        "departmentNumber");
    standard(
        "2.16.840.1.113730.3.1.3",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        EQUALITY,
        "employeeNumber");
    standard(
        "2.16.840.1.113730.3.1.4",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "employeeType");
    standard(
        "2.16.840.1.113730.3.1.1",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "carLicense");
    standard(
        "2.16.840.1.113730.3.1.39",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        EQUALITY,
        "preferredLanguage");
    standard(
        "0.9.2342.19200300.100.1.6",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "roomNumber");
    standard(
        "0.9.2342.19200300.100.1.10",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        false,
        Usage.USER,
        NONE,
        "manager");
    standard(
        "0.9.2342.19200300.100.1.21",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        false,
        Usage.USER,
        NONE,
        "secretary");
    standard(
        "2.5.4.34",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        false,
        Usage.USER,
        NONE,
        "seeAlso");
    standard(
        "2.5.4.27",
        null,
        "1.3.6.1.4.1.1466.115.121.1.44",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "destinationIndicator");
    standard(
        "1.3.6.1.4.1.250.1.57",
        null,
        "1.3.6.1.4.1.1466.115.121.1.15",
        Matching.CASE_EXACT,
        false,
        Usage.USER,
        NONE,
        "labeledURI");
    standard(
        "2.5.4.5",
        null,
        "1.3.6.1.4.1.1466.115.121.1.44",
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "serialNumber");
    standard(
        "2.5.4.35",
        null,
        "1.3.6.1.4.1.1466.115.121.1.40",
        Matching.NONE,
        false,
        Usage.USER,
        NONE,
        "userPassword");
    standard(
        "2.5.4.36",
        null,
        "1.3.6.1.4.1.1466.115.121.1.8",
        Matching.NONE,
        false,
        Usage.USER,
        NONE,
        "userCertificate");
    standard(
        "2.16.840.1.113730.3.1.40",
        null,
        "1.3.6.1.4.1.1466.115.121.1.5",
        Matching.NONE,
        false,
        Usage.USER,
        NONE,
        "userSMIMECertificate");
    standard(
        "0.9.2342.19200300.100.1.60",
        null,
        "1.3.6.1.4.1.1466.115.121.1.28",
        Matching.NONE,
        false,
        Usage.USER,
        NONE,
        "jpegPhoto");
  }

  private static void operationalTypes() {
    standard(
        "2.5.18.1",
        null,
        "1.3.6.1.4.1.1466.115.121.1.24",
        Matching.TIME,
        true,
        Usage.OPERATIONAL,
        EQUALITY,
        "createTimestamp");
    standard(
        "2.5.18.2",
        null,
        "1.3.6.1.4.1.1466.115.121.1.24",
        Matching.TIME,
        true,
        Usage.OPERATIONAL,
        EQUALITY,
        "modifyTimestamp");
    standard(
        "2.5.18.3",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        true,
        Usage.OPERATIONAL,
        NONE,
        "creatorsName");
    standard(
        "2.5.18.4",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        true,
        Usage.OPERATIONAL,
        NONE,
        "modifiersName");
    standard(
        "2.5.18.10",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        true,
        Usage.OPERATIONAL,
        NONE,
        "subschemaSubentry");
    standard(
        "2.5.21.9",
        null,
        "1.3.6.1.4.1.1466.115.121.1.38",
        Matching.OID,
        true,
        Usage.OPERATIONAL,
        NONE,
        "structuralObjectClass");
    standard(
        "1.3.6.1.1.16.4",
        null,
        "1.3.6.1.1.16.1",
        Matching.UUID,
        true,
        Usage.OPERATIONAL,
        EQUALITY,
        "entryUUID");
    standard(
        "1.3.6.1.1.20",
        null,
        "1.3.6.1.4.1.1466.115.121.1.12",
        Matching.NAME,
        true,
        Usage.OPERATIONAL,
        NONE,
        "entryDN");
    standard(
        "1.3.6.1.4.1.4203.666.1.7",
        null,
        "1.3.6.1.4.1.4203.666.11.2.1",
        Matching.CSN,
        true,
        Usage.OPERATIONAL,
        NONE,
        "entryCSN");
  }

  private static void knownTypes() {
    own(
        1,
        "TypeBAL",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Type de boîte : PER, ORG ou APP");
    own(
        2,
        "IdentifiantPP",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Identifiant du professionnel dans son registre");
    own(
        3,
        "TypeIdentifiantPP",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Type de cet identifiant (8 RPPS, 0 ADELI...)");
    own(
        4,
        "profession",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Code de profession");
    own(
        5,
        "IdentifiantPM",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Identification de la structure");
    own(
        6,
        "TypeIdentifiantPM",
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Type de cette identification (1 FINESS, 3 SIRET...)");
  }

  private static void personTypes() {
    own(
        7,
        Attributes.NATIONAL_ID,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        EQUALITY,
        "Identification nationale du professionnel : type et identifiant");
    own(
        8,
        Attributes.REGISTER,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Registre national dont vient le professionnel : RPPS ou ADELI");
    own(
        9,
        Attributes.HAS_MAILBOX,
        TRUTH,
        Matching.BOOLEAN,
        true,
        Usage.USER,
        EQUALITY,
        "Le professionnel a au moins une boîte publiée");
    own(
        10,
        Attributes.MAILBOX_ADDRESS,
        IA5_TEXT,
        Matching.IA5,
        false,
        Usage.USER,
        EQUALITY,
        "Adresses des boîtes publiées du professionnel");
    own(
        11,
        Attributes.CIVILITY,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        NONE,
        "Code de civilité");
    own(
        12,
        Attributes.PRACTICE_CIVILITY,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        NONE,
        "Civilité d'exercice");
    own(
        13,
        Attributes.CATEGORY,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de catégorie professionnelle");
    own(
        14,
        Attributes.CATEGORY_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de catégorie professionnelle");
    own(
        15,
        Attributes.SKILL,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de savoir-faire (spécialité)");
    own(
        16,
        Attributes.SKILL_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de savoir-faire (spécialité)");
    own(
        17,
        Attributes.SKILL_TYPE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de type de savoir-faire");
    own(
        18,
        Attributes.DIPLOMA,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de diplôme");
    own(
        19,
        Attributes.DIPLOMA_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de diplôme");
    own(
        20,
        Attributes.DIPLOMA_TYPE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "Code de type de diplôme");
    own(
        21,
        Attributes.AUTHORISATION,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de type d'autorisation d'exercice");
    own(
        22,
        Attributes.AUTHORISATION_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de type d'autorisation d'exercice");
    own(
        23,
        Attributes.AUTHORISATION_DISCIPLINE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        NONE,
        "Code de discipline d'autorisation");
  }

  private static void structureTypes() {
    own(
        24,
        Attributes.DEPARTEMENT,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de département");
    own(
        25,
        Attributes.COMMUNE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de commune (INSEE)");
    own(
        26,
        Attributes.STRUCTURE_ID,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Identifiant technique de la structure");
    own(
        27,
        Attributes.FORMER_STRUCTURE_ID,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Ancien identifiant de la structure");
    own(
        28,
        Attributes.SIRET,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Numéro SIRET du site");
    own(
        29,
        Attributes.SIREN,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Numéro SIREN du site");
    own(
        30,
        Attributes.FINESS,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Numéro FINESS du site");
    own(
        31,
        Attributes.FINESS_LEGAL,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Numéro FINESS de l'établissement juridique");
    own(
        32,
        Attributes.COMPANY_NAME,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Raison sociale");
    own(
        33,
        Attributes.TRADE_NAME,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        SUBSTRINGS,
        "Enseigne commerciale");
    own(
        34,
        Attributes.PUBLIC_MAIL,
        IA5_TEXT,
        Matching.IA5,
        false,
        Usage.USER,
        NONE,
        "Courriel ordinaire de la structure : jamais une adresse de messagerie sécurisée");
    own(
        35,
        Attributes.SECTOR,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de secteur d'activité");
    own(
        36,
        Attributes.SECTOR_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de secteur d'activité");
    own(
        37,
        Attributes.PRACTICE_MODE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de mode d'exercice (L libéral, S salarié...)");
    own(
        38,
        Attributes.PRACTICE_MODE_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de mode d'exercice");
    own(
        39,
        Attributes.ROLE,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de rôle");
    own(
        40,
        Attributes.ROLE_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de rôle");
    own(
        41,
        Attributes.ACTIVITY_KIND,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de genre d'activité");
    own(
        42,
        Attributes.ACTIVITY_KIND_LABEL,
        TEXT,
        Matching.FOLDED,
        false,
        Usage.USER,
        NONE,
        "Libellé de genre d'activité");
    own(
        43,
        Attributes.PHARMACIST_SECTION,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Code de section du tableau des pharmaciens");
    own(
        44,
        Attributes.AUTHORITY,
        TEXT,
        Matching.CASE_IGNORE,
        false,
        Usage.USER,
        EQUALITY,
        "Autorité d'enregistrement");
    own(
        45,
        Attributes.ACTIVITY_ID,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        EQUALITY,
        "Identifiant de l'activité sous son professionnel");
  }

  private static void mailboxTypes() {
    own(
        46,
        Attributes.SERVICE,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Service de rattachement de la boîte");
    own(
        47,
        Attributes.PAPERLESS,
        TRUTH,
        Matching.BOOLEAN,
        true,
        Usage.USER,
        EQUALITY,
        "Le professionnel ne veut plus de papier");
    own(
        48,
        Attributes.PAPERLESS_TEXT,
        TEXT,
        Matching.CASE_EXACT,
        true,
        Usage.USER,
        NONE,
        "Dématérialisation comme l'extraction l'écrit, quand ce n'est ni O ni N");
    own(
        49,
        Attributes.NAME_SUBSTITUTED,
        TRUTH,
        Matching.BOOLEAN,
        true,
        Usage.USER,
        EQUALITY,
        "sn vient d'une autre colonne : la source n'a pas de nom d'exercice");
    own(
        50,
        Attributes.PLACE_FROM_REGISTER,
        TRUTH,
        Matching.BOOLEAN,
        true,
        Usage.USER,
        EQUALITY,
        "Le lieu vient du registre : la publication n'a pas de structure");
    own(
        51,
        Attributes.ADDRESS_L2,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Ligne 2 : complément de localisation");
    own(
        52,
        Attributes.ADDRESS_L3,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Ligne 3 : complément de distribution");
    own(
        53,
        Attributes.ADDRESS_NUMBER,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        NONE,
        "Numéro dans la voie");
    own(
        54,
        Attributes.ADDRESS_NUMBER_SUFFIX,
        TEXT,
        Matching.CASE_IGNORE,
        true,
        Usage.USER,
        NONE,
        "Complément du numéro dans la voie");
    own(
        55,
        Attributes.ADDRESS_STREET_TYPE,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Type de voie");
    own(
        56,
        Attributes.ADDRESS_STREET,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Libellé de la voie");
    own(
        57,
        Attributes.ADDRESS_L5,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Ligne 5 : lieu-dit ou mention de distribution");
    own(
        58,
        Attributes.ADDRESS_L6,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Ligne 6 : code postal et acheminement");
    own(
        59,
        Attributes.COUNTRY,
        TEXT,
        Matching.FOLDED,
        true,
        Usage.USER,
        NONE,
        "Pays comme la source l'écrit");
    own(
        60,
        Attributes.DIGEST,
        TEXT,
        Matching.CASE_EXACT,
        true,
        Usage.OPERATIONAL,
        NONE,
        "Empreinte des lignes sources (SHA-256 tronqué, base64url)");
  }

  private static void standard(
      String oid,
      String superior,
      String syntax,
      Matching matching,
      boolean single,
      Usage usage,
      Index index,
      String... names) {
    register(
        new AttributeType(
            oid, List.of(names), superior, syntax, matching, single, usage, index, ""));
  }

  private static void own(
      int number,
      String name,
      String syntax,
      Matching matching,
      boolean single,
      Usage usage,
      Index index,
      String description) {
    register(
        new AttributeType(
            OID_ROOT + ".1." + number,
            List.of(name),
            null,
            syntax,
            matching,
            single,
            usage,
            index,
            description));
  }

  private static void register(AttributeType type) {
    TYPES.add(type);
    BY_NAME.put(type.oid(), type);
    for (String name : type.names()) {
      BY_NAME.put(name, type);
      BY_NAME.put(name.toLowerCase(Locale.ROOT), type);
    }
  }
}
