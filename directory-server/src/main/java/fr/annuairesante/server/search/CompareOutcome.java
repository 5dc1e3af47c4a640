package fr.annuairesante.server.search;

/** How a compare ended (RFC 4511 §4.10). */
public enum CompareOutcome {
  TRUE,
  FALSE,
  /** The entry has no such attribute: code 16. */
  NO_SUCH_ATTRIBUTE,
  /** Unknown attribute, or one that has no equality: code 17. */
  UNDEFINED_TYPE,
  /** Code 32. */
  NO_SUCH_OBJECT,
  /** Code 122 (RFC 4528). */
  ASSERTION_FAILED,
  /** Code 34. */
  INVALID_DN
}
