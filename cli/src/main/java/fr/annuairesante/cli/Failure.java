package fr.annuairesante.cli;

/**
 * A command that could not do what it was asked: what went wrong and what to do about it, both one
 * lower-case sentence without a full stop. Ends the command with exit code 1.
 */
final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param hint what to do next, or the empty string
   */
  Failure(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** As above, keeping the cause for the log. */
  Failure(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
