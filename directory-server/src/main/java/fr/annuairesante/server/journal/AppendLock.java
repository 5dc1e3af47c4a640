package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Held by whoever appends to the journal of a folder, and by who looks where it ends: one process
 * at a time, and one thread in it. There is one of these for a folder, because a process that
 * closes any channel of a file loses its locks on it (POSIX fcntl). Thread-safe.
 */
final class AppendLock {

  private static final Map<Path, AppendLock> BY_FOLDER = new ConcurrentHashMap<>();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path file;
  private final Semaphore turn = new Semaphore(1);
  private volatile Thread holder;
  private FileChannel channel;

  private AppendLock(Path file) {
    this.file = file;
  }

  static AppendLock of(Path folder) throws IOException {
    return BY_FOLDER.computeIfAbsent(
        folder.toRealPath(), real -> new AppendLock(real.resolve("lock")));
  }

  /** Whether this thread holds it. */
  boolean isMine() {
    return holder == Thread.currentThread();
  }

  /** Waits for it, half a minute at most. */
  void acquire() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    if (isMine()) {
      throw new IllegalStateException("a change may not append to the journal itself");
    }
    if (!waitFor(deadline)) {
      throw kept();
    }
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw kept();
        }
        Thread.sleep(1);
      }
      holder = Thread.currentThread();
    } catch (InterruptedException stopped) {
      release();
      throw interrupted(stopped);
    } catch (IOException | RuntimeException failed) {
      release();
      throw failed;
    }
  }

  private boolean waitFor(long deadline) throws IOException {
    try {
      return turn.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static IOException interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while waiting for the journal", stopped);
  }

  private IOException kept() {
    return new IOException(
        "somebody else has kept "
            + file
            + " for "
            + PATIENCE.toSeconds()
            + " seconds: see the log of the server");
  }

  /** Lets go, from any thread. */
  void release() throws IOException {
    holder = null;
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      channel = null;
      turn.release();
    }
  }
}
