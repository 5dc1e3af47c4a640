package fr.annuairesante.server.trace;

/** Accesses of one client, of one kind and result, within one batch: one line. For one thread. */
final class Summary {

  /** What the accesses of one line have in common. */
  record Kind(Client client, Act act, int code) {}

  private final Kind kind;
  private final long millis;
  private int count;
  private long entries;
  private long nanos;

  /**
   * @param millis when the first one ended, since 1970
   */
  Summary(Kind kind, long millis) {
    this.kind = kind;
    this.millis = millis;
  }

  void add(Access access) {
    count++;
    entries += access.entries();
    nanos += access.nanos();
  }

  Client client() {
    return kind.client();
  }

  Act act() {
    return kind.act();
  }

  int code() {
    return kind.code();
  }

  long millis() {
    return millis;
  }

  int count() {
    return count;
  }

  long entries() {
    return entries;
  }

  long nanos() {
    return nanos;
  }
}
