package fr.annuairesante.schema;

import static fr.annuairesante.schema.Attributes.*;

import fr.annuairesante.schema.ObjectClass.Kind;
import java.util.List;

/** Our own object classes. A number, given once and never again, is the last arc of the OID. */
public final class ObjectClasses {

  /** Auxiliary, on inetOrgPerson: a published mailbox. */
  public static final String MAILBOX = "asBoite";

  /** Auxiliary, on inetOrgPerson: a professional of the registers. */
  public static final String PERSON = "asProfessionnel";

  /** Auxiliary, on organization: a structure. */
  public static final String STRUCTURE = "asStructure";

  /** Structural: one activity of a professional, below its entry. */
  public static final String ACTIVITY = "asActivite";

  /** Structural: an operator of the trust space. */
  public static final String OPERATOR_ENTRY = "asInscription";

  /** Structural: a domain that is or was declared. */
  public static final String DOMAIN_ENTRY = "asDeclaration";

  /** Auxiliary, on account: an account with rights, or one that is blocked. */
  public static final String ACCOUNT = "asCompte";

  /** Structural: what became of a batch. */
  public static final String RECEIPT_ENTRY = "asAccuse";

  /** Structural: a run of the import. */
  public static final String RUN_ENTRY = "asPassage";

  /** Structural: what the server says of itself below cn=monitor. */
  public static final String MONITOR_ENTRY = "asMoniteur";

  /** Structural: what an operator says of its service in one month. */
  public static final String INDICATORS_ENTRY = "asIndicateurs";

  /** Structural: a professional's word on paper at an address. */
  public static final String CHOICE_ENTRY = "asChoix";

  /** Structural: what the agency recorded of a control of an operator. */
  public static final String CONTROL_ENTRY = "asFicheControle";

  /** Structural: a mailbox was withdrawn. */
  public static final String WITHDRAWAL_ENTRY = "asRetrait";

  private ObjectClasses() {}

  /** Ours alone, in the order of their numbers. */
  static List<ObjectClass> own() {
    return List.of(
        mailbox(),
        person(),
        structure(),
        activity(),
        operator(),
        own(
            6,
            DOMAIN_ENTRY,
            Kind.STRUCTURAL,
            List.of(DOMAIN, DOSSIER),
            List.of(OPERATOR, STATE, O, DESCRIPTION)),
        own(7, ACCOUNT, Kind.AUXILIARY, List.of(), List.of(RIGHT, STATE, DESCRIPTION)),
        own(
            8,
            RECEIPT_ENTRY,
            Kind.STRUCTURAL,
            List.of(RECEIPT, DOSSIER),
            List.of(OPERATOR, STATE, DESCRIPTION, MAIL)),
        own(10, MONITOR_ENTRY, Kind.STRUCTURAL, List.of(CN), List.of(DESCRIPTION, MEASURE)),
        own(11, INDICATORS_ENTRY, Kind.STRUCTURAL, List.of(MONTH, DOSSIER), List.of(OPERATOR)),
        own(
            9,
            RUN_ENTRY,
            Kind.STRUCTURAL,
            List.of(RUN, DOSSIER),
            List.of(STATE, BATCHES, DESCRIPTION)),
        own(
            12,
            CHOICE_ENTRY,
            Kind.STRUCTURAL,
            List.of(MAIL, DOSSIER),
            List.of(NATIONAL_ID, PAPERLESS)),
        own(13, CONTROL_ENTRY, Kind.STRUCTURAL, List.of(CONTROL, DOSSIER), List.of(OPERATOR)),
        own(14, WITHDRAWAL_ENTRY, Kind.STRUCTURAL, List.of(MAIL), List.of(DESCRIPTION)));
  }

  private static ObjectClass operator() {
    return own(
        5,
        OPERATOR_ENTRY,
        Kind.STRUCTURAL,
        List.of(OPERATOR, DOSSIER),
        List.of(CN, O, MAIL, TELEPHONE, STATE, DESCRIPTION));
  }

  private static ObjectClass mailbox() {
    return own(
        1,
        MAILBOX,
        Kind.AUXILIARY,
        List.of(MAIL, MAILBOX_TYPE),
        List.of(
            PERSON_ID,
            PERSON_ID_TYPE,
            PROFESSION,
            STRUCTURE_NATIONAL_ID,
            STRUCTURE_NATIONAL_ID_TYPE,
            C,
            NATIONAL_ID,
            CIVILITY,
            PRACTICE_CIVILITY,
            CATEGORY,
            CATEGORY_LABEL,
            SKILL,
            SKILL_LABEL,
            DEPARTEMENT,
            COMMUNE,
            STRUCTURE_ID,
            COMPANY_NAME,
            TRADE_NAME,
            SERVICE,
            PAPERLESS,
            PAPERLESS_TEXT,
            PREFERRED,
            RED_LIST,
            TEST,
            COMPONENT,
            RESPONSIBLE,
            ATTESTED,
            CLOSED,
            HIDDEN_SINCE,
            ROLE,
            OPERATOR,
            NAME_SUBSTITUTED,
            PLACE_FROM_REGISTER,
            DEPARTEMENT_TEXT,
            ADDRESS_L2,
            ADDRESS_L3,
            ADDRESS_NUMBER,
            ADDRESS_NUMBER_SUFFIX,
            ADDRESS_STREET_TYPE,
            ADDRESS_STREET,
            ADDRESS_L5,
            ADDRESS_L6,
            COUNTRY,
            PAPERLESS_IMPORTED,
            DIGEST));
  }

  private static ObjectClass person() {
    return own(
        2,
        PERSON,
        Kind.AUXILIARY,
        List.of(NATIONAL_ID),
        List.of(
            PERSON_ID,
            PERSON_ID_TYPE,
            PROFESSION,
            C,
            REGISTER,
            HAS_MAILBOX,
            MAILBOX_ADDRESS,
            CLOSED,
            CLOSED_SINCE,
            CIVILITY,
            PRACTICE_CIVILITY,
            CATEGORY,
            CATEGORY_LABEL,
            SKILL,
            SKILL_LABEL,
            SKILL_TYPE,
            DIPLOMA,
            DIPLOMA_LABEL,
            DIPLOMA_TYPE,
            AUTHORISATION,
            AUTHORISATION_LABEL,
            AUTHORISATION_DISCIPLINE,
            DEPARTEMENT,
            COMMUNE,
            STRUCTURE_ID,
            SECTOR,
            SECTOR_LABEL,
            PRACTICE_MODE,
            PRACTICE_MODE_LABEL,
            ROLE,
            ROLE_LABEL,
            ACTIVITY_KIND,
            ACTIVITY_KIND_LABEL,
            PHARMACIST_SECTION,
            AUTHORITY,
            COMPANY_NAME,
            TRADE_NAME,
            DIGEST));
  }

  private static ObjectClass structure() {
    return own(
        3,
        STRUCTURE,
        Kind.AUXILIARY,
        List.of(STRUCTURE_ID),
        List.of(
            DEPARTEMENT,
            COMMUNE,
            FORMER_STRUCTURE_ID,
            SIRET,
            SIREN,
            FINESS,
            FINESS_LEGAL,
            COMPANY_NAME,
            TRADE_NAME,
            PUBLIC_MAIL,
            SECTOR,
            SECTOR_LABEL,
            PRACTICE_MODE,
            PRACTICE_MODE_LABEL,
            ROLE,
            ROLE_LABEL,
            ACTIVITY_KIND,
            ACTIVITY_KIND_LABEL,
            PHARMACIST_SECTION,
            AUTHORITY,
            C,
            ADDRESS_L2,
            ADDRESS_L3,
            ADDRESS_L5,
            ADDRESS_L6,
            ADDRESS_NUMBER,
            ADDRESS_NUMBER_SUFFIX,
            ADDRESS_STREET_TYPE,
            ADDRESS_STREET,
            COUNTRY,
            STRUCTURE_NATIONAL_ID,
            STRUCTURE_NATIONAL_ID_TYPE,
            CN,
            DISPLAY_NAME,
            DIGEST));
  }

  private static ObjectClass activity() {
    return own(
        4,
        ACTIVITY,
        Kind.STRUCTURAL,
        List.of(ACTIVITY_ID),
        List.of(
            PROFESSION,
            TITLE,
            CATEGORY,
            CATEGORY_LABEL,
            DEPARTEMENT,
            COMMUNE,
            STRUCTURE_ID,
            FORMER_STRUCTURE_ID,
            SIRET,
            SIREN,
            FINESS,
            FINESS_LEGAL,
            COMPANY_NAME,
            TRADE_NAME,
            PUBLIC_MAIL,
            SECTOR,
            SECTOR_LABEL,
            PRACTICE_MODE,
            PRACTICE_MODE_LABEL,
            ROLE,
            ROLE_LABEL,
            ACTIVITY_KIND,
            ACTIVITY_KIND_LABEL,
            PHARMACIST_SECTION,
            AUTHORITY,
            O,
            OU,
            L,
            ST,
            C,
            STREET,
            POSTAL_ADDRESS,
            POSTAL_CODE,
            TELEPHONE,
            FAX,
            DESCRIPTION,
            DIGEST));
  }

  private static ObjectClass own(
      int number, String name, Kind kind, List<String> must, List<String> may) {
    return new ObjectClass(DirectorySchema.OID_ROOT + ".2." + number, name, "top", kind, must, may);
  }
}
