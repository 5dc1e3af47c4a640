package fr.annuairesante.schema;

import static fr.annuairesante.schema.AttributeType.Index.EQUALITY;
import static fr.annuairesante.schema.AttributeType.Index.NONE;
import static fr.annuairesante.schema.AttributeType.Index.SUBSTRINGS;
import static fr.annuairesante.schema.Attributes.*;
import static fr.annuairesante.schema.Matching.BOOLEAN;
import static fr.annuairesante.schema.Matching.CASE_EXACT;
import static fr.annuairesante.schema.Matching.CASE_IGNORE;
import static fr.annuairesante.schema.Matching.FOLDED;
import static fr.annuairesante.schema.Matching.IA5;

import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.AttributeType.Usage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Our own attribute types. A number is given once and never again: it is the last arc of the object
 * identifier that clients may have stored.
 */
final class OwnTypes {

  private OwnTypes() {}

  static List<AttributeType> all() {
    return Stream.of(
            known(),
            person(),
            structure(),
            mailbox(),
            trustSpace(),
            server(),
            nightly(),
            oversight())
        .flatMap(List::stream)
        .toList();
  }

  /** Names that today's clients of the national directory know. */
  private static List<AttributeType> known() {
    return List.of(
        many(1, MAILBOX_TYPE, CASE_IGNORE, SUBSTRINGS, "Type de boîte : PER, ORG ou APP"),
        many(
            2,
            PERSON_ID,
            CASE_IGNORE,
            SUBSTRINGS,
            "Identifiant du professionnel dans son registre"),
        many(
            3,
            PERSON_ID_TYPE,
            CASE_IGNORE,
            SUBSTRINGS,
            "Type de cet identifiant (8 RPPS, 0 ADELI...)"),
        many(4, PROFESSION, CASE_IGNORE, SUBSTRINGS, "Code de profession"),
        many(5, STRUCTURE_NATIONAL_ID, CASE_IGNORE, SUBSTRINGS, "Identification de la structure"),
        many(
            6,
            STRUCTURE_NATIONAL_ID_TYPE,
            CASE_IGNORE,
            SUBSTRINGS,
            "Type de cette identification (1 FINESS, 3 SIRET...)"));
  }

  private static List<AttributeType> person() {
    return List.of(
        one(
            7,
            NATIONAL_ID,
            CASE_IGNORE,
            EQUALITY,
            "Identification nationale du professionnel : type et identifiant"),
        many(
            8,
            REGISTER,
            CASE_IGNORE,
            NONE,
            "Registre national dont vient le professionnel : RPPS ou ADELI"),
        one(9, HAS_MAILBOX, BOOLEAN, EQUALITY, "Le professionnel a au moins une boîte publiée"),
        many(10, MAILBOX_ADDRESS, IA5, EQUALITY, "Adresses des boîtes publiées du professionnel"),
        one(11, CIVILITY, CASE_IGNORE, NONE, "Code de civilité"),
        one(12, PRACTICE_CIVILITY, CASE_IGNORE, NONE, "Civilité d'exercice"),
        many(13, CATEGORY, CASE_IGNORE, NONE, "Code de catégorie professionnelle"),
        many(14, CATEGORY_LABEL, FOLDED, NONE, "Libellé de catégorie professionnelle"),
        many(15, SKILL, CASE_IGNORE, EQUALITY, "Code de savoir-faire (spécialité)"),
        many(16, SKILL_LABEL, FOLDED, NONE, "Libellé de savoir-faire (spécialité)"),
        many(17, SKILL_TYPE, CASE_IGNORE, NONE, "Code de type de savoir-faire"),
        many(18, DIPLOMA, CASE_IGNORE, NONE, "Code de diplôme"),
        many(19, DIPLOMA_LABEL, FOLDED, NONE, "Libellé de diplôme"),
        many(20, DIPLOMA_TYPE, CASE_IGNORE, NONE, "Code de type de diplôme"),
        many(21, AUTHORISATION, CASE_IGNORE, NONE, "Code de type d'autorisation d'exercice"),
        many(22, AUTHORISATION_LABEL, FOLDED, NONE, "Libellé de type d'autorisation d'exercice"),
        many(23, AUTHORISATION_DISCIPLINE, CASE_IGNORE, NONE, "Code de discipline d'autorisation"));
  }

  private static List<AttributeType> structure() {
    return List.of(
        many(24, DEPARTEMENT, CASE_IGNORE, EQUALITY, "Code de département"),
        many(25, COMMUNE, CASE_IGNORE, NONE, "Code de commune (INSEE)"),
        many(26, STRUCTURE_ID, CASE_IGNORE, EQUALITY, "Identifiant technique de la structure"),
        many(27, FORMER_STRUCTURE_ID, CASE_IGNORE, EQUALITY, "Ancien identifiant de la structure"),
        many(28, SIRET, CASE_IGNORE, EQUALITY, "Numéro SIRET du site"),
        many(29, SIREN, CASE_IGNORE, EQUALITY, "Numéro SIREN du site"),
        many(30, FINESS, CASE_IGNORE, EQUALITY, "Numéro FINESS du site"),
        many(31, FINESS_LEGAL, CASE_IGNORE, EQUALITY, "Numéro FINESS de l'établissement juridique"),
        many(32, COMPANY_NAME, FOLDED, NONE, "Raison sociale"),
        many(33, TRADE_NAME, FOLDED, NONE, "Enseigne commerciale"),
        many(
            34,
            PUBLIC_MAIL,
            IA5,
            NONE,
            "Courriel ordinaire de la structure : jamais une adresse de messagerie sécurisée"),
        many(35, SECTOR, CASE_IGNORE, EQUALITY, "Code de secteur d'activité"),
        many(36, SECTOR_LABEL, FOLDED, NONE, "Libellé de secteur d'activité"),
        many(
            37,
            PRACTICE_MODE,
            CASE_IGNORE,
            EQUALITY,
            "Code de mode d'exercice (L libéral, S salarié...)"),
        many(38, PRACTICE_MODE_LABEL, FOLDED, NONE, "Libellé de mode d'exercice"),
        many(39, ROLE, CASE_IGNORE, EQUALITY, "Code de rôle"),
        many(40, ROLE_LABEL, FOLDED, NONE, "Libellé de rôle"),
        many(41, ACTIVITY_KIND, CASE_IGNORE, NONE, "Code de genre d'activité"),
        many(42, ACTIVITY_KIND_LABEL, FOLDED, NONE, "Libellé de genre d'activité"),
        many(
            43,
            PHARMACIST_SECTION,
            CASE_IGNORE,
            NONE,
            "Code de section du tableau des pharmaciens"),
        many(44, AUTHORITY, CASE_IGNORE, NONE, "Autorité d'enregistrement"),
        one(
            45,
            ACTIVITY_ID,
            CASE_IGNORE,
            NONE,
            "Identifiant de l'activité sous son professionnel"));
  }

  private static List<AttributeType> mailbox() {
    return List.of(
        one(46, SERVICE, FOLDED, NONE, "Service de rattachement de la boîte"),
        one(47, PAPERLESS, BOOLEAN, EQUALITY, "Le professionnel ne veut plus de papier"),
        one(
            48,
            PAPERLESS_TEXT,
            CASE_EXACT,
            NONE,
            "Dématérialisation comme l'extraction l'écrit, quand ce n'est ni O ni N"),
        one(
            49,
            NAME_SUBSTITUTED,
            BOOLEAN,
            EQUALITY,
            "sn vient d'une autre colonne : la source n'a pas de nom d'exercice"),
        one(
            50,
            PLACE_FROM_REGISTER,
            BOOLEAN,
            EQUALITY,
            "Le lieu vient du registre : la publication n'a pas de structure"),
        one(51, ADDRESS_L2, FOLDED, NONE, "Ligne 2 : complément de localisation"),
        one(52, ADDRESS_L3, FOLDED, NONE, "Ligne 3 : complément de distribution"),
        one(53, ADDRESS_NUMBER, CASE_IGNORE, NONE, "Numéro dans la voie"),
        one(54, ADDRESS_NUMBER_SUFFIX, CASE_IGNORE, NONE, "Complément du numéro dans la voie"),
        one(55, ADDRESS_STREET_TYPE, FOLDED, NONE, "Type de voie"),
        one(56, ADDRESS_STREET, FOLDED, NONE, "Libellé de la voie"),
        one(57, ADDRESS_L5, FOLDED, NONE, "Ligne 5 : lieu-dit ou mention de distribution"),
        one(58, ADDRESS_L6, FOLDED, NONE, "Ligne 6 : code postal et acheminement"),
        one(59, COUNTRY, FOLDED, NONE, "Pays comme la source l'écrit"),
        made(
            60,
            DIGEST,
            CASE_EXACT,
            NONE,
            "Empreinte des lignes sources (SHA-256 tronqué, base64url)"),
        one(
            61,
            DEPARTEMENT_TEXT,
            CASE_EXACT,
            NONE,
            "Département d'une boîte comme l'extraction l'écrit"),
        one(
            62,
            PREFERRED,
            BOOLEAN,
            EQUALITY,
            "La boîte que le professionnel préfère parmi les siennes"));
  }

  private static List<AttributeType> trustSpace() {
    return List.of(
        many(63, RIGHT, CASE_IGNORE, NONE, "Droits d'un compte : import, agence"),
        one(64, OPERATOR, CASE_IGNORE, EQUALITY, "Identifiant d'opérateur"),
        one(65, DOSSIER, CASE_EXACT, NONE, "Dossier complet, en JSON"),
        one(66, DOMAIN, CASE_IGNORE, EQUALITY, "Domaine de messagerie déclaré"),
        one(
            67,
            STATE,
            CASE_IGNORE,
            EQUALITY,
            "État d'un opérateur, d'un domaine, d'un compte, d'une exécution"),
        one(68, RED_LIST, BOOLEAN, EQUALITY, "La boîte est sur liste rouge"),
        one(69, TEST, BOOLEAN, EQUALITY, "Boîte de test"),
        one(70, COMPONENT, CASE_IGNORE, NONE, "Application ou machine d'une boîte APP"),
        one(71, RESPONSIBLE, CASE_IGNORE, EQUALITY, "Professionnel responsable de la boîte"),
        one(72, ATTESTED, BOOLEAN, NONE, "L'opérateur atteste qui est responsable de la boîte"),
        one(73, CLOSED, BOOLEAN, EQUALITY, "Le professionnel a quitté le registre"),
        one(74, CLOSED_SINCE, CASE_IGNORE, NONE, "Quand le professionnel a quitté le registre"),
        one(75, RECEIPT, CASE_EXACT, NONE, "Identifiant d'un reçu"),
        one(76, RUN, CASE_EXACT, NONE, "Identifiant d'une exécution de l'import"),
        one(77, MONTH, CASE_EXACT, EQUALITY, "Mois, comme 2026-10"));
  }

  private static List<AttributeType> server() {
    return List.of(many(78, MEASURE, CASE_EXACT, NONE, "Mesure du serveur : clé=valeur"));
  }

  private static List<AttributeType> nightly() {
    return List.of(
        one(79, BATCHES, CASE_IGNORE, NONE, "Lots appliqués d'une exécution de l'import"),
        made(
            80,
            PAPERLESS_IMPORTED,
            BOOLEAN,
            NONE,
            "Ce que la dernière extraction dit du choix de ne plus recevoir de papier"));
  }

  private static List<AttributeType> oversight() {
    return List.of(
        one(81, CONTROL, CASE_EXACT, EQUALITY, "Contrôle d'un opérateur par l'agence"),
        one(
            82,
            HIDDEN_SINCE,
            CASE_IGNORE,
            NONE,
            "Depuis quand la boîte est masquée, son titulaire ayant quitté le registre"));
  }

  private static AttributeType many(
      int number, String name, Matching matching, Index index, String description) {
    return type(number, name, matching, false, Usage.USER, index, description);
  }

  private static AttributeType one(
      int number, String name, Matching matching, Index index, String description) {
    return type(number, name, matching, true, Usage.USER, index, description);
  }

  private static AttributeType made(
      int number, String name, Matching matching, Index index, String description) {
    return type(number, name, matching, true, Usage.OPERATIONAL, index, description);
  }

  private static AttributeType type(
      int number,
      String name,
      Matching matching,
      boolean single,
      Usage usage,
      Index index,
      String description) {
    return new AttributeType(
        DirectorySchema.OID_ROOT + ".1." + number,
        List.of(name),
        null,
        Syntax.of(matching),
        matching,
        single,
        usage,
        index,
        description);
  }
}
