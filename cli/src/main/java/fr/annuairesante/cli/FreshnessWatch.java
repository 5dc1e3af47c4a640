package fr.annuairesante.cli;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.monitor.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what a server says of its freshness: looks at the runs that its directory remembers every
 * few seconds, wherever they were run from, and warns in the log when the alarm begins, then once a
 * day while it lasts. Thread-safe.
 */
final class FreshnessWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FreshnessWatch.class.getName());
  private static final int LOOK_SECONDS = 10;
  private static final Duration REPEAT = Duration.ofDays(1);

  private final Directory directory;
  private final Duration limit;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(FreshnessWatch::named);
  private volatile Freshness now = Freshness.unknown();
  private Instant warned = Instant.MIN;

  private FreshnessWatch(Directory directory, Duration limit, Clock clock) {
    this.directory = directory;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Looks once, and then again and again.
   *
   * @param limit the age at which a source is stale; zero when none ever is
   */
  static FreshnessWatch start(Directory directory, Duration limit, Clock clock) {
    FreshnessWatch watch = new FreshnessWatch(directory, limit, clock);
    watch.look();
    var unused =
        watch.thread.scheduleWithFixedDelay(
            watch::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "freshness");
    thread.setDaemon(true);
    return thread;
  }

  /** What it saw last; never waits. */
  Freshness freshness() {
    return now;
  }

  /** Never throws, or nobody would look again. */
  private synchronized void look() {
    try {
      now = ImportedSources.of(directory.read(PastRun::allOf), limit);
    } catch (RuntimeException unreadable) {
      LOG.log(Level.WARNING, "what the directory remembers of imports cannot be read", unreadable);
    }
    warn();
  }

  private void warn() {
    Instant time = clock.instant();
    if (!now.alarming(time)) {
      warned = Instant.MIN;
    } else if (warned.equals(Instant.MIN) || warned.plus(REPEAT).isBefore(time)) {
      warned = time;
      LOG.warning("the directory is stale: " + now.alarm(time));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
