package fr.annuairesante.trust;

/** What monthly indicators must respect (R131); what they hold is ours, no seed says it. */
public enum IndicatorRule implements Rule {
  MONTH_NOT_OVER("IND-001", Field.MONTH, "R131", "Le mois %s n'est pas terminé."),
  NO_CONTRACT(
      "IND-002",
      Field.OPERATOR,
      "R131",
      "L'opérateur %s n'avait pas de contrat en cours à la fin du mois %s."),
  NEGATIVE("IND-003", Field.ACCOUNTS, "R131", "Un nombre ne peut pas être négatif : %s."),
  OTHER_OPERATOR(
      "IND-005",
      Field.OPERATOR,
      "R131",
      "Un opérateur transmet ses propres indicateurs, pas ceux de %s."),
  AVAILABILITY(
      "IND-004",
      Field.AVAILABILITY,
      "R131",
      "La disponibilité est un pourcentage de 0 à 100 : %s n'en est pas un.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  IndicatorRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
