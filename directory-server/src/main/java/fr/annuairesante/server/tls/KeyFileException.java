package fr.annuairesante.server.tls;

import java.io.IOException;

/** A key or certificate file that cannot be used; the message says what to do about it. */
public final class KeyFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, for scripts. */
  public enum Code {
    /** The file is missing or cannot be opened. */
    UNREADABLE,
    /** The file is not in the format its name promises. */
    MALFORMED,
    /** The password does not open the file. */
    WRONG_PASSWORD,
    /** The file holds no private key, or more than one. */
    NO_KEY,
    /** The certificate is not the one of the private key. */
    MISMATCH,
    /** The file holds something else than authorities, or no root among them. */
    NO_ROOT
  }

  private final Code code;

  KeyFileException(Code code, String sentence) {
    super(sentence);
    this.code = code;
  }

  KeyFileException(Code code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
