package fr.annuairesante.trust;

/** What is pointed out, and refuses nothing. */
public enum Remark implements Rule {
  PERSON_CHECK_DIGIT(
      "REM-001",
      Field.PERSON,
      "R31",
      "La clé de contrôle de l'identifiant %s ne correspond pas (Luhn)."),
  STRUCTURE_UNKNOWN(
      "REM-002", Field.STRUCTURE, "R17", "L'annuaire ne connaît pas la structure %s."),
  STRUCTURE_CHECK_DIGIT(
      "REM-003",
      Field.STRUCTURE,
      "R17",
      "La clé de contrôle de la structure %s ne correspond pas (Luhn)."),
  PERSONAL_LOOKING(
      "REM-004",
      Field.ADDRESS,
      "R23",
      "L'adresse « %s » ressemble à celle d'une personne, mais la boîte est ORG ou APP."),
  MAILBOX_ABSENT("REM-005", Field.ADDRESS, "R84", "Il n'y a pas de boîte à l'adresse « %s »."),
  RED_LIST("REM-006", Field.ADDRESS, "", "La boîte est sur liste rouge."),
  TEST_HIDDEN(
      "REM-007",
      Field.TEST,
      "R28",
      "C'est une boîte de test : elle n'est pas montrée aux utilisateurs."),
  AWAITS_CERTIFICATE(
      "REM-008",
      Field.CERTIFICATE,
      "R75",
      "Le domaine sera en liste blanche quand l'opérateur aura un certificat en cours de validité."),
  LEGAL_CHECK_DIGIT(
      "REM-009",
      Field.LEGAL_IDENTIFIER,
      "R43",
      "La clé de contrôle de « %s » ne correspond pas (Luhn)."),
  HOLDER_LEFT(
      "REM-010",
      Field.PERSON,
      "R38",
      "Le professionnel %s a quitté le registre le %s : la boîte sera masquée le %s."),
  HOLDER_LEFT_HIDDEN(
      "REM-011",
      Field.PERSON,
      "R38",
      "Le professionnel %s a quitté le registre : la boîte est masquée depuis le %s."),
  EXTRACTION_LACKS(
      "REM-012",
      Field.ADDRESS,
      "",
      "L'extraction nationale ne contient plus cette boîte : elle est masquée jusqu'à ce qu'elle y revienne."),
  WITHDRAWN(
      "REM-013",
      Field.ADDRESS,
      "R84",
      "La boîte a été retirée ici le %s : l'extraction nationale ne la remet pas avant le %s.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  Remark(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }

  @Override
  public boolean refuses() {
    return false;
  }
}
