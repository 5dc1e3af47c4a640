package fr.annuairesante.server.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the trace of accesses (R122): anybody adds lines, one thread writes them. Thread-safe.
 *
 * <p>What one client does again within a tenth of a second, with the same result, is one line with
 * a count: so a person's searches each have their own, and a program's do not fill the disk. The
 * count is kept with the client, so that nothing is made, queued or written for each access.
 *
 * <p>A slow or full disk never slows an operation: lines wait in a bounded queue, and what does not
 * fit is counted and the count written ({@code act=lost lines=…}) as soon as lines can be. A power
 * cut loses the lines of the last seconds; nothing else does.
 */
public final class AccessTrace implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessTrace.class);

  /** Lines that may wait, 10 MiB with their clients. */
  static final int MOST_WAITING = 65_536;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(10);
  private static final int BATCH_BYTES = 64 * 1024;

  /** Null when there is no trace. */
  private final TraceFiles files;

  private final Clock clock;
  private final Thread thread;
  private final Queue<Summary> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong lost = new AtomicLong();
  private final LineWriter text = new LineWriter(BATCH_BYTES);
  private boolean failing;
  private volatile boolean closing;

  /**
   * Begins a trace in a folder, created when missing.
   *
   * @throws IOException when nothing can be written there
   */
  public static AccessTrace open(Path folder, TraceLimits limits, Clock clock) throws IOException {
    if (limits.days() == 0) {
      return none();
    }
    TraceFiles files = new TraceFiles(folder, limits);
    files.turnDay(clock.instant());
    AccessTrace trace = new AccessTrace(files, clock);
    trace.thread.start();
    return trace;
  }

  /** Keeps nothing. */
  public static AccessTrace none() {
    return new AccessTrace(null, Clock.systemUTC());
  }

  private AccessTrace(TraceFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.thread = new Thread(this::run, "access-trace");
    this.thread.setDaemon(true);
  }

  /** Adds to a line, or begins one; never waits. */
  public void add(Access access) {
    if (files == null || access.client().count(access)) {
      return;
    }
    if (waiting.get() >= MOST_WAITING) {
      lost.incrementAndGet();
      return;
    }
    waiting.incrementAndGet();
    queue.add(access.client().begin(access));
  }

  private void run() {
    boolean last = false;
    while (!last) {
      last = closing;
      writeBatch();
      if (!last) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Writes what waits; what comes meanwhile begins lines of its own. */
  private void writeBatch() {
    Instant now = clock.instant();
    long millis = now.toEpochMilli();
    long nanos = System.nanoTime();
    List<Summary> lines = ended();
    long unreported = lost.getAndSet(0);
    long unwritten = unreported + lines.stream().mapToLong(Summary::count).sum();
    try {
      files.turnDay(now);
      if (unreported > 0) {
        text.addLost(unreported, millis);
      }
      long ready = unreported;
      for (Summary line : lines) {
        text.add(line, millis - (nanos - line.firstEndNanos()) / 1_000_000);
        ready += line.count();
        if (!text.hasRoom()) {
          files.write(text.take(), now);
          unwritten -= ready;
          ready = 0;
        }
      }
      files.write(text.take(), now);
      failing = false;
    } catch (IOException | RuntimeException broken) {
      text.take();
      lost.addAndGet(unwritten);
      failed(broken);
    }
  }

  private List<Summary> ended() {
    List<Summary> lines = new ArrayList<>();
    Summary next = queue.poll();
    while (next != null) {
      next.client().end(next);
      lines.add(next);
      next = lines.size() < MOST_WAITING ? queue.poll() : null;
    }
    waiting.addAndGet(-lines.size());
    return lines;
  }

  private void failed(Exception unwritten) {
    if (!failing) {
      failing = true;
      LOG.error(
          "the access trace cannot be written; operations go on, their lines are only counted;"
              + " make room on its disk",
          unwritten);
    }
    try {
      files.close();
    } catch (IOException alsoUnwritten) {
      LOG.debug("the file of the trace was not ended well", alsoUnwritten);
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    if (files == null) {
      return;
    }
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("the access trace is still being written {} ms after the stop", CLOSE_MILLIS);
        return;
      }
      files.close();
    } catch (IOException unwritten) {
      failed(unwritten);
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    }
  }
}
