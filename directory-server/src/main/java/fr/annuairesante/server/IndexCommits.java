package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the index behind its journal, by bytes and by time, on a thread of its own: no change
 * waits for it, and a restart has little to apply again. Thread-safe.
 */
final class IndexCommits implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IndexCommits.class);

  /** From the beginning of an answer in parts to the commit of its state. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final DirectoryIndex index;
  private final WriteLimits limits;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(IndexCommits::daemon);
  private ScheduledFuture<?> next;
  private long uncommitted;
  private boolean failing;

  IndexCommits(DirectoryIndex index, WriteLimits limits) {
    this.index = index;
    this.limits = limits;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "index commits");
    thread.setDaemon(true);
    return thread;
  }

  /** So many bytes of the journal are visible since it was last called. */
  synchronized void shown(long bytes) {
    if (bytes == 0) {
      return;
    }
    uncommitted += bytes;
    boolean far = uncommitted >= limits.uncommittedBytes() && !failing;
    plan(far ? Duration.ZERO : limits.uncommittedTime());
  }

  synchronized void soon() {
    plan(SOON);
  }

  private void plan(Duration delay) {
    long nanos = delay.toNanos();
    boolean planned = next != null && next.getDelay(TimeUnit.NANOSECONDS) <= nanos;
    if (!planned && !thread.isShutdown()) {
      if (next != null) {
        next.cancel(false);
      }
      next = thread.schedule(this::commit, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void commit() {
    long behind;
    synchronized (this) {
      next = null;
      behind = uncommitted;
    }
    try {
      index.commit();
      committed(behind);
    } catch (IOException | RuntimeException failed) {
      failed(failed);
    }
  }

  private synchronized void committed(long behind) {
    uncommitted -= behind;
    if (failing) {
      LOG.warn("the index is committed again");
    }
    failing = false;
  }

  private synchronized void failed(Exception failure) {
    if (!failing) {
      LOG.error("the index stays behind its journal: {}", failure.toString());
    }
    failing = true;
    plan(limits.uncommittedTime());
  }

  /** Commits what is visible, and ends. */
  @Override
  public void close() {
    // No interruption: that would close the files of a commit under way.
    synchronized (this) {
      if (next != null) {
        next.cancel(false);
      }
      thread.shutdown();
    }
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (!index.isCommitted()) {
      commit();
    }
  }
}
