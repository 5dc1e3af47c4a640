package fr.annuairesante.server.write;

/** A write is not carried out: thrown while it is decided, so that nothing of it is kept. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ResultCode code;
  private final String matchedDn;

  Refused(ResultCode code, String sentence) {
    this(code, sentence, "");
  }

  Refused(ResultCode code, String sentence, String matchedDn) {
    super(sentence, null, false, false);
    this.code = code;
    this.matchedDn = matchedDn;
  }

  ResultCode code() {
    return code;
  }

  String matchedDn() {
    return matchedDn;
  }
}
