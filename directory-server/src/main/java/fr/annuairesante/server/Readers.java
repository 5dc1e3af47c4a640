package fr.annuairesante.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who searches the directory, and who waits until what was acknowledged is shown. Thread-safe. */
final class Readers {

  /** Readers come again: for this time the next one is expected. */
  private static final long LATELY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
  private volatile long cameAt = System.nanoTime() - LATELY_NANOS;
  private volatile boolean ended;

  /** Somebody begins to search. */
  void come() {
    cameAt = System.nanoTime();
  }

  /** True while another one is to be expected. */
  boolean areExpected() {
    return areWaiting() || System.nanoTime() - cameAt < LATELY_NANOS;
  }

  boolean areWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Returns when it is told.
   *
   * @param wake has {@link #tell} called soon
   * @throws IOException when told of a failure
   */
  void await(Runnable wake) throws IOException {
    CompletableFuture<Void> told = new CompletableFuture<>();
    waiting.add(told);
    wake.run();
    if (ended) {
      tell();
    }
    try {
      told.join();
    } catch (CompletionException failed) {
      throw new IOException("what was acknowledged cannot be shown", failed.getCause());
    }
  }

  /** Those who wait need not wait. */
  void tell() {
    for (var each = waiting.poll(); each != null; each = waiting.poll()) {
      each.complete(null);
    }
  }

  /** It cannot be shown to those who wait. */
  void tell(Throwable failed) {
    for (var each = waiting.poll(); each != null; each = waiting.poll()) {
      each.completeExceptionally(failed);
    }
  }

  /** From now on nobody waits. */
  void end() {
    ended = true;
    tell();
  }
}
