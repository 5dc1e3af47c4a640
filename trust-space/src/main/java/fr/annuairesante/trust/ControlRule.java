package fr.annuairesante.trust;

/** What the records of controls must respect (R142 to R146). */
public enum ControlRule implements Rule {
  NAME(
      "CTL-001",
      Field.CONTROL,
      "",
      "« %s » n'est pas un nom de contrôle : 1 à 32 lettres, chiffres, points et tirets."),
  UNKNOWN("CTL-002", Field.CONTROL, "R142", "Aucun contrôle « %s » de l'opérateur %s."),
  TAKEN("CTL-003", Field.CONTROL, "R142", "Le contrôle « %s » est déjà annoncé, autrement."),
  DOMAINS(
      "CTL-004",
      Field.DOMAIN,
      "R143",
      "Un contrôle désigne un ou plusieurs domaines de l'opérateur ; « %s » n'en est pas un."),
  TOO_SOON(
      "CTL-005",
      Field.DATE,
      "R144",
      "Annoncé le %s, le contrôle a lieu le %s au plus tôt, après quinze jours ouvrés ; reçu : %s."),
  BEFORE("CTL-006", Field.DATE, "R145 R146", "Le %s est avant le %s : l'ordre des dates est faux."),
  DELAY(
      "CTL-007", Field.DELAY, "R146", "Le délai de la lettre est d'un jour au moins ; reçu : %s."),
  STEP("CTL-008", Field.STATE, "R146", "Ce contrôle n'en est pas là : %s.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  ControlRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
