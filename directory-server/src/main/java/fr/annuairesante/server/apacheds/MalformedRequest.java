package fr.annuairesante.server.apacheds;

import org.apache.mina.filter.codec.ProtocolDecoderException;

/**
 * Bytes that are no LDAPMessage: nothing after them can be understood, so the connection ends (RFC
 * 4511 §5.3).
 */
final class MalformedRequest extends ProtocolDecoderException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  MalformedRequest(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  MalformedRequest(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** For the client; {@link #getMessage} repeats the client's bytes after it. */
  String sentence() {
    return sentence;
  }

  /** Hostile bytes come by the million: their stack traces say nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
