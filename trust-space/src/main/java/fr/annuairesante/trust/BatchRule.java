package fr.annuairesante.trust;

/** What a batch of acts and its lines must respect before they can be judged. */
public enum BatchRule implements Rule {
  LINE("LOT-001", Field.LINE, "R88", "La ligne n'est pas lisible : %s"),
  UNKNOWN_FIELD("LOT-002", Field.LINE, "R88", "Le champ « %s » n'existe pas."),
  FIELD("LOT-003", Field.LINE, "R88", "Ce champ attend %s ; reçu : « %s »."),
  OPERATION(
      "LOT-004",
      Field.OPERATION,
      "R84",
      "« %s » n'est pas une opération : publier, supprimer ou zeroPapier."),
  OTHER_CONTENT(
      "LOT-010",
      Field.REQUEST,
      "R88",
      "La partie %s de la demande « %s » a déjà été reçue avec un autre contenu : donnez un autre"
          + " nom à la demande."),
  REQUEST(
      "LOT-011",
      Field.REQUEST,
      "R88",
      "« %s » n'est pas le nom d'une demande : 1 à 64 lettres, chiffres, « _ » ou « - »."),
  SIZE("LOT-012", Field.REQUEST, "R88", "Une partie compte 1 à %s lignes ; reçu : %s.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  BatchRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
