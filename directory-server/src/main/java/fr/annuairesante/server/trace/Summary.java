package fr.annuairesante.server.trace;

/**
 * Accesses of one client, of one kind and result, within one batch: one line. Guarded by its client
 * while it is open, then the writer's.
 */
final class Summary {

  private final Client client;
  private final Act act;
  private final int code;
  private final long firstEndNanos;
  private int count;
  private long entries;
  private long nanos;

  /** The next open one of the client; only the client asks. */
  Summary next;

  /** The line that an access begins, and that it counts in. */
  Summary(Access first) {
    this.client = first.client();
    this.act = first.act();
    this.code = first.code();
    this.firstEndNanos = first.endNanos();
    add(first);
  }

  boolean takes(Access access) {
    return act == access.act() && code == access.code();
  }

  void add(Access access) {
    count++;
    entries += access.entries();
    nanos += access.nanos();
  }

  Client client() {
    return client;
  }

  Act act() {
    return act;
  }

  int code() {
    return code;
  }

  /** When the first one ended, by {@link System#nanoTime}. */
  long firstEndNanos() {
    return firstEndNanos;
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
