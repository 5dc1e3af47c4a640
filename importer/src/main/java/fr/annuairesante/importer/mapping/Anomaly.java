package fr.annuairesante.importer.mapping;

/** Oddities that are counted and shown; the line is used all the same. */
public enum Anomaly {
  BAD_CHECK_DIGIT("The check digit of an RPPS number does not fit (Luhn)."),
  UNKNOWN_PROFESSION("A profession code is none of the 29 known ones."),
  MISSING_NAME("A person has no family name or no given name."),
  PERSON_WITHOUT_ACTIVITY_LINE("A person has diplomas or savoir-faire but no activity line."),
  SKILL_NOT_IN_ACTIVITIES("A savoir-faire is not that of any of the person's activities."),
  SIMILAR_ACTIVITIES("Activities of a person differ in descriptive columns only."),
  MAILBOX_PERSON_NOT_IN_REGISTER("A personal mailbox names a person the register does not have."),
  ODD_PAPERLESS("Dématérialisation is neither O, N nor empty."),
  NO_DEPARTEMENT("A French structure's département cannot be told from commune or postal code."),
  PERSON_CONTRADICTED("Activity lines give a person different names: one is taken."),
  STRUCTURE_CONTRADICTED(
      "Lines give a structure different names, numbers or towns: the fullest is taken.");

  private final String sentence;

  Anomaly(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
