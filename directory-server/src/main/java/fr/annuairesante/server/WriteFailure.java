package fr.annuairesante.server;

import fr.annuairesante.server.journal.Journal;

/**
 * A change that could not be made; unless its sentence says otherwise, nothing of it is in force.
 */
public final class WriteFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, which decides the LDAP result code. */
  public enum Reason {
    /** Too many changes wait: try again in a moment. */
    BUSY,
    /** Nothing can be written now, for example because the disk is full; searches go on. */
    UNAVAILABLE
  }

  private final Reason reason;

  WriteFailure(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What is said of a change that the journal did not take. */
  static WriteFailure unwritten(Throwable failed, boolean diskFull) {
    String sentence =
        diskFull
            ? "the disk is full: nothing was changed; try again later"
            : "the change cannot be kept now: nothing was changed; try again later";
    if (failed instanceof Journal.OutcomeUnknown) {
      sentence =
          "the disk fails: whether the change was made is known when the server is restarted";
    }
    return new WriteFailure(Reason.UNAVAILABLE, sentence, failed);
  }

  public Reason reason() {
    return reason;
  }
}
