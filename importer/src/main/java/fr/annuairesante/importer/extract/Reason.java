package fr.annuairesante.importer.extract;

/**
 * Why a line is refused. Anything milder is an anomaly: the line is kept and the oddity counted.
 */
public enum Reason {
  TOO_LONG("The line is longer than 65536 bytes."),
  NOT_UTF8("The line is not valid UTF-8."),
  CONTROL_CHARACTER("The line holds a NUL or a carriage return in its middle."),
  COLUMN_COUNT("The line has not as many columns as the header."),
  MISSING_PERSON_ID("The line names no person."),
  UNKNOWN_PERSON_ID_TYPE("The type of the person's identifier is none of 0, 1, 3, 4, 5, 6, 8."),
  PERSON_ID_SYNTAX(
      "The person's identifier is ill-formed: RPPS is 8 and 11 digits, ADELI is 0 and 9 capital"
          + " letters or digits, others are letters, digits and / - _ ."),
  PERSON_ID_MISMATCH("The columns that identify the person contradict each other."),
  STRUCTURE_ID_SYNTAX("The structure's identifier holds other than letters, digits and / - _ ."),
  MAILBOX_TYPE("The type of the mailbox is none of PER, ORG, APP, CAB."),
  ADDRESS_SYNTAX("The address is no e-mail address: one @, ASCII, no space, a domain with a dot.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
