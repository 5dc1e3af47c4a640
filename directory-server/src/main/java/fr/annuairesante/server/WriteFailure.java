package fr.annuairesante.server;

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

  public Reason reason() {
    return reason;
  }
}
