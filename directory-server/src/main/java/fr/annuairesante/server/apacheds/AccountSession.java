package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.Viewer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * An account that logged in with its password, and whether it still may: asked for each request
 * that follows, as the agency may block it while a connection lasts (R136). Thread-safe.
 */
final class AccountSession {

  /** Another process may have changed an account: looked for no more often than this. */
  private static final long LOOKED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int INVALID_CREDENTIALS = 49;

  /** What a blocked account is told. */
  static final Refusal BLOCKED =
      new Refusal(
          INVALID_CREDENTIALS,
          "this account is blocked: ask who runs this directory for the reason");

  private static final Refusal ENDED =
      new Refusal(INVALID_CREDENTIALS, "the account was blocked, removed or given other rights");

  private final Directory directory;
  private final LongSupplier nanoTime;
  private final Viewer viewer;
  private volatile long known;
  private volatile long looked;

  /**
   * @param viewer who logged in
   * @param known what {@link Directory#members} said before the password was checked
   */
  AccountSession(Directory directory, LongSupplier nanoTime, Viewer viewer, long known) {
    this.directory = directory;
    this.nanoTime = nanoTime;
    this.viewer = viewer;
    this.known = known;
    this.looked = nanoTime.getAsLong();
  }

  Viewer viewer() {
    return viewer;
  }

  /** Why nobody is logged in by it any more; empty as long as somebody is. */
  Optional<Refusal> refusal() {
    long now = nanoTime.getAsLong();
    if (now - looked > LOOKED_NANOS) {
      looked = now;
      directory.followOthers();
    }
    long members = directory.members();
    if (members == known) {
      return Optional.empty();
    }
    if (!directory.accountInForce(viewer.accountDn()).equals(Optional.of(viewer))) {
      return Optional.of(ENDED);
    }
    known = members;
    return Optional.empty();
  }
}
