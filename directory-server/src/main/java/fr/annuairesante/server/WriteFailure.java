package fr.annuairesante.server;

/** A change that could not be made, whatever it was: nothing of it is in force. */
public final class WriteFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, which decides the LDAP result code. */
  public enum Reason {
    /** Too many changes wait: try again in a moment. */
    BUSY,
    /** The journal cannot be written, for example because the disk is full. */
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
