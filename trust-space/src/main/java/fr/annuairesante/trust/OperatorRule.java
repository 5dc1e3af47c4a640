package fr.annuairesante.trust;

/** What an operator and its contract must respect. */
public enum OperatorRule implements Rule {
  UNKNOWN("OPE-001", Field.OPERATOR, "R68", "L'opérateur %s n'existe pas."),
  SUSPENDED("OPE-002", Field.STATE, "R59 R60", "L'opérateur %s est suspendu depuis le %s : %s"),
  TERMINATED("OPE-003", Field.STATE, "R63 R64", "Le contrat de l'opérateur %s a pris fin le %s."),
  BLOCKED("OPE-004", Field.STATE, "R136", "L'opérateur %s est bloqué depuis le %s : %s"),
  PROVISIONAL_OVER(
      "OPE-005",
      Field.STATE,
      "R51 R57",
      "L'intégration provisoire a pris fin le %s : ni création ni changement avant la validation."),
  PATIENTS(
      "OPE-006",
      Field.OPERATOR,
      "R16 R46 R86",
      "L'opérateur des usagers ne publie pas de boîte : les patients ne sont pas dans l'annuaire."),
  AGENCY_ONLY("OPE-007", Field.OPERATOR, "R31 R89", "Seule l'agence peut faire cela."),
  OPERATOR_ONLY(
      "OPE-008",
      Field.OPERATOR,
      "R83",
      "Seul l'opérateur d'un domaine publie les boîtes de ce domaine."),
  CERTIFICATE_WORTHLESS(
      "OPE-009",
      Field.CERTIFICATE,
      "R63 R118",
      "Ce certificat n'est pas, ou plus, celui d'un opérateur."),
  ALREADY_ADMITTED(
      "OPE-010", Field.OPERATOR, "R48", "L'opérateur %s est déjà dans l'espace de confiance."),
  PROFILE_NAME("OPE-011", Field.NAME, "R45", "Nommez l'opérateur."),
  PROFILE_IDENTIFIER(
      "OPE-012",
      Field.LEGAL_IDENTIFIER,
      "R43",
      "Donnez au moins un numéro RCS, SIREN, SIRET ou FINESS bien formé ; refusé : « %s »."),
  PROFILE_TAKEN(
      "OPE-014", Field.LEGAL_IDENTIFIER, "R45", "« %s » est déjà l'identifiant de l'opérateur %s."),
  PROFILE_CONTACT(
      "OPE-015",
      Field.CONTACT,
      "R72 R140",
      "Donnez un référent et une adresse, postale ou électronique."),
  PROFILE_KIND(
      "OPE-016",
      Field.OPERATOR,
      "R46",
      "Un opérateur ne change pas de catégorie : c'est un autre contrat."),
  CONTRACT_SIGNED(
      "OPE-017",
      Field.CONTRACT,
      "R66",
      "La signature du contrat n'est ni à venir ni postérieure à l'intégration."),
  CONTRACT_V2("OPE-018", Field.CONTRACT, "R66", "Le contrat est déjà une version V2."),
  FUTURE("OPE-019", Field.DATE, "", "La date %s est à venir."),
  NOT_PROVISIONAL(
      "OPE-020", Field.STATE, "R48", "L'opérateur n'est pas en intégration provisoire."),
  RENEWED(
      "OPE-021",
      Field.STATE,
      "R52",
      "L'intégration provisoire a déjà été prolongée une fois, le %s."),
  TERM_PASSED(
      "OPE-022",
      Field.DATE,
      "R51 R52",
      "L'accord du %s vient après le dernier jour de l'intégration provisoire, le %s."),
  COMMITMENT_LATE(
      "OPE-023",
      Field.COMMITMENT,
      "R53",
      "L'engagement de conformité a été reçu le %s ; il devait l'être entre le %s et le %s."),
  COMMITMENT_MISSING(
      "OPE-024", Field.COMMITMENT, "R53 R57", "Aucun engagement de conformité n'a été reçu."),
  COMMITMENT_INCOMPLETE(
      "OPE-025",
      Field.COMMITMENT,
      "R56",
      "L'engagement de conformité reçu le %s est incomplet : demandez les compléments."),
  COMMITMENT_VERSION(
      "OPE-026",
      Field.COMMITMENT,
      "R53",
      "L'engagement de conformité nomme la version du référentiel technique."),
  VISIT_REQUIRED(
      "OPE-027",
      Field.STATE,
      "R58",
      "Après une résiliation qui suit un contrôle, une visite de conformité vient avant la validation."),
  VISIT_REPORT(
      "OPE-028",
      Field.STATE,
      "R58",
      "Donnez la référence d'un rapport de visite qui suit la signature du contrat."),
  NOTIFICATION(
      "OPE-029", Field.NOTIFICATION, "R54", "Donnez la référence de la lettre de notification."),
  NOTIFICATION_EARLY(
      "OPE-030",
      Field.NOTIFICATION,
      "R54",
      "La notification du %s précède l'engagement reçu le %s."),
  NOT_ACTIVE(
      "OPE-031", Field.STATE, "R59", "L'opérateur n'est ni en intégration provisoire ni validé."),
  NOT_SUSPENDED("OPE-032", Field.STATE, "R59", "L'opérateur n'est pas suspendu."),
  REASON("OPE-033", Field.REASON, "R59 R62 R136", "Donnez le motif."),
  NOTICE_SHORT(
      "OPE-034", Field.DATE, "R61 R62", "La fin du contrat ne peut pas prendre effet avant le %s."),
  NOTICE_PENDING(
      "OPE-035", Field.STATE, "R61 R62", "Une fin de contrat est déjà annoncée pour le %s."),
  NO_NOTICE("OPE-036", Field.STATE, "R62", "Aucune mise en demeure n'est en cours."),
  NOTICE_EARLY("OPE-037", Field.DATE, "R62", "La mise en demeure court jusqu'au %s."),
  CERTIFICATE_TAKEN(
      "OPE-040",
      Field.CERTIFICATE,
      "R117",
      "Ce certificat, ou sa clé, est celui de l'opérateur %s."),
  CERTIFICATE_DATES(
      "OPE-041",
      Field.CERTIFICATE,
      "R118",
      "Le certificat expire le %s : donnez-en un qui est en cours ou à venir."),
  CERTIFICATE_UNKNOWN("OPE-042", Field.CERTIFICATE, "R118", "L'opérateur n'a pas ce certificat."),
  CERTIFICATE_REVOKED(
      "OPE-043", Field.CERTIFICATE, "R118", "Ce certificat a été révoqué le %s : il ne sert plus."),
  TRANSFER_SELF(
      "OPE-050",
      Field.OPERATOR,
      "R65",
      "Un service ne se transfère pas à l'opérateur qui le tient."),
  TRANSFER_KIND(
      "OPE-051", Field.OPERATOR, "R65", "Les deux opérateurs ne sont pas de la même catégorie."),
  TRANSFER_FROM(
      "OPE-052",
      Field.STATE,
      "R65",
      "L'opérateur %s ne peut pas transférer son service vers un contrat existant : il est suspendu, bloqué ou en fin de contrat."),
  TRANSFER_TO(
      "OPE-053",
      Field.STATE,
      "R65",
      "L'opérateur %s ne peut pas recevoir ce service : il est suspendu, bloqué, en fin de contrat, ou encore en intégration provisoire."),
  TRANSFER_TESTS(
      "OPE-054",
      Field.TEST,
      "R27 R65",
      "À eux deux, les opérateurs auraient %s boîtes de test en intégration provisoire, au lieu de %s."),
  TRANSFER_PROFILE(
      "OPE-055",
      Field.OPERATOR,
      "R65",
      "L'opérateur %s n'existe pas : donnez son identité pour qu'il reprenne le contrat.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  OperatorRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
