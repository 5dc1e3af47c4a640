package fr.annuairesante.schema;

/**
 * Canonical attribute names. Standard names first, then the names that today's clients of the
 * national directory know, then our own: one prefix, {@code as}.
 */
public final class Attributes {

  public static final String OBJECT_CLASS = "objectClass";
  public static final String CN = "cn";
  public static final String SN = "sn";
  public static final String GIVEN_NAME = "givenName";
  public static final String DISPLAY_NAME = "displayName";
  public static final String MAIL = "mail";
  public static final String TITLE = "title";
  public static final String O = "o";
  public static final String OU = "ou";
  public static final String L = "l";
  public static final String ST = "st";
  public static final String C = "c";
  public static final String DC = "dc";
  public static final String UID = "uid";
  public static final String STREET = "street";
  public static final String POSTAL_ADDRESS = "postalAddress";
  public static final String POSTAL_CODE = "postalCode";
  public static final String TELEPHONE = "telephoneNumber";
  public static final String FAX = "facsimileTelephoneNumber";
  public static final String DESCRIPTION = "description";
  public static final String USER_PASSWORD = "userPassword";
  public static final String MAILBOX_TYPE = "TypeBAL";
  public static final String PERSON_ID = "IdentifiantPP";
  public static final String PERSON_ID_TYPE = "TypeIdentifiantPP";
  public static final String PROFESSION = "profession";
  public static final String STRUCTURE_NATIONAL_ID = "IdentifiantPM";
  public static final String STRUCTURE_NATIONAL_ID_TYPE = "TypeIdentifiantPM";

  /** Identification nationale du professionnel : type et identifiant. */
  public static final String NATIONAL_ID = "asIdentifiantNational";

  /** Registre national dont vient le professionnel : RPPS ou ADELI. */
  public static final String REGISTER = "asRegistre";

  /** Le professionnel a au moins une boîte publiée. */
  public static final String HAS_MAILBOX = "asBoiteAuxLettres";

  /** Adresses des boîtes publiées du professionnel. */
  public static final String MAILBOX_ADDRESS = "asAdresseBal";

  /** Code de civilité. */
  public static final String CIVILITY = "asCivilite";

  /** Civilité d'exercice. */
  public static final String PRACTICE_CIVILITY = "asCiviliteExercice";

  /** Code de catégorie professionnelle. */
  public static final String CATEGORY = "asCategorie";

  /** Libellé de catégorie professionnelle. */
  public static final String CATEGORY_LABEL = "asLibelleCategorie";

  /** Code de savoir-faire (spécialité). */
  public static final String SKILL = "asSavoirFaire";

  /** Libellé de savoir-faire (spécialité). */
  public static final String SKILL_LABEL = "asLibelleSavoirFaire";

  /** Code de type de savoir-faire. */
  public static final String SKILL_TYPE = "asTypeSavoirFaire";

  /** Code de diplôme. */
  public static final String DIPLOMA = "asDiplome";

  /** Libellé de diplôme. */
  public static final String DIPLOMA_LABEL = "asLibelleDiplome";

  /** Code de type de diplôme. */
  public static final String DIPLOMA_TYPE = "asTypeDiplome";

  /** Code de type d'autorisation d'exercice. */
  public static final String AUTHORISATION = "asAutorisation";

  /** Libellé de type d'autorisation d'exercice. */
  public static final String AUTHORISATION_LABEL = "asLibelleAutorisation";

  /** Code de discipline d'autorisation. */
  public static final String AUTHORISATION_DISCIPLINE = "asDisciplineAutorisation";

  /** Code de département. */
  public static final String DEPARTEMENT = "asDepartement";

  /** Code de commune (INSEE). */
  public static final String COMMUNE = "asCommune";

  /** Identifiant technique de la structure. */
  public static final String STRUCTURE_ID = "asIdentifiantStructure";

  /** Ancien identifiant de la structure. */
  public static final String FORMER_STRUCTURE_ID = "asAncienIdentifiantStructure";

  /** Numéro SIRET du site. */
  public static final String SIRET = "asSiret";

  /** Numéro SIREN du site. */
  public static final String SIREN = "asSiren";

  /** Numéro FINESS du site. */
  public static final String FINESS = "asFiness";

  /** Numéro FINESS de l'établissement juridique. */
  public static final String FINESS_LEGAL = "asFinessJuridique";

  /** Raison sociale. */
  public static final String COMPANY_NAME = "asRaisonSociale";

  /** Enseigne commerciale. */
  public static final String TRADE_NAME = "asEnseigne";

  /** Courriel ordinaire de la structure : jamais une adresse de messagerie sécurisée. */
  public static final String PUBLIC_MAIL = "asCourrielPublic";

  /** Code de secteur d'activité. */
  public static final String SECTOR = "asSecteur";

  /** Libellé de secteur d'activité. */
  public static final String SECTOR_LABEL = "asLibelleSecteur";

  /** Code de mode d'exercice (L libéral, S salarié...). */
  public static final String PRACTICE_MODE = "asModeExercice";

  /** Libellé de mode d'exercice. */
  public static final String PRACTICE_MODE_LABEL = "asLibelleModeExercice";

  /** Code de rôle. */
  public static final String ROLE = "asRole";

  /** Libellé de rôle. */
  public static final String ROLE_LABEL = "asLibelleRole";

  /** Code de genre d'activité. */
  public static final String ACTIVITY_KIND = "asGenreActivite";

  /** Libellé de genre d'activité. */
  public static final String ACTIVITY_KIND_LABEL = "asLibelleGenreActivite";

  /** Code de section du tableau des pharmaciens. */
  public static final String PHARMACIST_SECTION = "asSectionPharmacien";

  /** Autorité d'enregistrement. */
  public static final String AUTHORITY = "asAutoriteEnregistrement";

  /** Identifiant de l'activité sous son professionnel. */
  public static final String ACTIVITY_ID = "asIdentifiantActivite";

  /** Service de rattachement de la boîte. */
  public static final String SERVICE = "asService";

  /** Le professionnel ne veut plus de papier. */
  public static final String PAPERLESS = "asDematerialisation";

  /** Dématérialisation comme l'extraction l'écrit, quand ce n'est ni O ni N. */
  public static final String PAPERLESS_TEXT = "asTexteDematerialisation";

  /** sn vient d'une autre colonne : la source n'a pas de nom d'exercice. */
  public static final String NAME_SUBSTITUTED = "asNomSubstitue";

  /** Le lieu vient du registre : la publication n'a pas de structure. */
  public static final String PLACE_FROM_REGISTER = "asLieuDuRegistre";

  /** Ligne 2 : complément de localisation. */
  public static final String ADDRESS_L2 = "asAdresseL2";

  /** Ligne 3 : complément de distribution. */
  public static final String ADDRESS_L3 = "asAdresseL3";

  /** Numéro dans la voie. */
  public static final String ADDRESS_NUMBER = "asNumeroVoie";

  /** Complément du numéro dans la voie. */
  public static final String ADDRESS_NUMBER_SUFFIX = "asComplementNumeroVoie";

  /** Type de voie. */
  public static final String ADDRESS_STREET_TYPE = "asTypeVoie";

  /** Libellé de la voie. */
  public static final String ADDRESS_STREET = "asLibelleVoie";

  /** Ligne 5 : lieu-dit ou mention de distribution. */
  public static final String ADDRESS_L5 = "asAdresseL5";

  /** Ligne 6 : code postal et acheminement. */
  public static final String ADDRESS_L6 = "asAdresseL6";

  /** Pays comme la source l'écrit. */
  public static final String COUNTRY = "asPays";

  /**
   * Département d'une boîte comme l'extraction l'écrit ; asDepartement est le code qu'on en tire.
   */
  public static final String DEPARTEMENT_TEXT = "asTexteDepartement";

  /** La boîte que le professionnel préfère parmi les siennes. */
  public static final String PREFERRED = "asBoitePreferee";

  /** Empreinte des lignes sources (SHA-256 tronqué, base64url). */
  public static final String DIGEST = "asEmpreinte";

  /** What an account may do besides searching: {@code import}, {@code agence}. */
  public static final String RIGHT = "asHabilitation";

  /** Identifier of an operator: names its entry, and says whose a domain, a receipt is. */
  public static final String OPERATOR = "asOperateur";

  /** A record of the trust space, of a receipt or a run as JSON: what is true of the entry. */
  public static final String DOSSIER = "asDossier";

  /** A declared domain: names its entry. */
  public static final String DOMAIN = "asDomaine";

  /** Where an operator, a domain or a run stands. */
  public static final String STATE = "asEtat";

  /** The mailbox must not be shown. */
  public static final String RED_LIST = "asListeRouge";

  /** A mailbox for tests, not shown (R26). */
  public static final String TEST = "asBoiteTest";

  /** Which application or machine an APP mailbox serves (R124). */
  public static final String COMPONENT = "asComposant";

  /** National identifier of the professional who answers for an ORG or APP mailbox. */
  public static final String RESPONSIBLE = "asResponsable";

  /** The operator attests that the structure's head answers for the mailbox. */
  public static final String ATTESTED = "asAttestation";

  /**
   * The professional has left the register; of a mailbox: it is not shown, for that or because the
   * extraction lacks it.
   */
  public static final String CLOSED = "asSortiDuRegistre";

  /** When the professional left the register. */
  public static final String CLOSED_SINCE = "asSortiDepuis";

  /** Since when a mailbox is hidden whose professional has left the register. */
  public static final String HIDDEN_SINCE = "asMasqueeDepuis";

  /** Identifier of a receipt: names its entry. */
  public static final String RECEIPT = "asRecu";

  /** Identifier of an import run: names its entry. */
  public static final String RUN = "asExecution";

  /** What the server says of itself: {@code key=value}. */
  public static final String MEASURE = "asMesure";

  /** A month, as {@code 2026-10}. */
  public static final String MONTH = "asMois";

  /** Batches of an import run that were applied. */
  public static final String BATCHES = "asLots";

  /** What the last extraction said of the zero-paper box. */
  public static final String PAPERLESS_IMPORTED = "asDematerialisationImportee";

  /** The agency's name for a control of an operator: names its entry. */
  public static final String CONTROL = "asControle";

  private Attributes() {}
}
