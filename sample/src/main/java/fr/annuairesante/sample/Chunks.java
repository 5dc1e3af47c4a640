package fr.annuairesante.sample;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Computes chunks of lines on several threads and hands them over in order on the calling thread,
 * so that the number of threads cannot be seen in the bytes. A few chunks are in memory at a time.
 */
final class Chunks implements AutoCloseable {

  /** One chunk: a buffer per file and its counts; used again for later chunks. */
  record Chunk(List<LineBuffer> buffers, Tally tally) {

    private void clear() {
      buffers.forEach(LineBuffer::clear);
      tally.clear();
    }
  }

  /** Fills chunk {@code number}; called on any thread. */
  @FunctionalInterface
  interface Filling {
    void fill(int number, Chunk chunk);
  }

  /** Takes a filled chunk, in order, on the calling thread. */
  @FunctionalInterface
  interface Taking {
    void take(Chunk chunk) throws IOException;
  }

  private final ExecutorService workers;
  private final int ahead;

  Chunks(int threads) {
    workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "sample");
              thread.setDaemon(true);
              return thread;
            });
    ahead = threads + 2;
  }

  void inOrder(int count, int files, boolean trailingSeparator, Filling filling, Taking taking)
      throws IOException {
    ArrayDeque<Chunk> free = new ArrayDeque<>();
    for (int i = 0; i < ahead; i++) {
      free.add(empty(files, trailingSeparator));
    }
    ArrayDeque<Future<Chunk>> underWay = new ArrayDeque<>();
    int started = 0;
    for (int taken = 0; taken < count; taken++) {
      while (started < count && !free.isEmpty()) {
        int number = started++;
        Chunk chunk = free.remove();
        underWay.add(
            workers.submit(
                () -> {
                  chunk.clear();
                  filling.fill(number, chunk);
                  return chunk;
                }));
      }
      Chunk chunk = result(underWay.remove());
      taking.take(chunk);
      free.add(chunk);
    }
  }

  /** Runs the tasks side by side and waits for all. */
  void sideBySide(List<WriteTask> tasks) throws IOException {
    List<Future<Boolean>> futures = new ArrayList<>();
    for (WriteTask task : tasks) {
      futures.add(
          workers.submit(
              () -> {
                task.write();
                return true;
              }));
    }
    for (Future<Boolean> future : futures) {
      result(future);
    }
  }

  /** Something that writes a file. */
  @FunctionalInterface
  interface WriteTask {
    void write() throws IOException;
  }

  private static Chunk empty(int files, boolean trailingSeparator) {
    List<LineBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      buffers.add(new LineBuffer(trailingSeparator));
    }
    return new Chunk(buffers, new Tally());
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The writing was interrupted; the files are incomplete.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("A chunk could not be computed", e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
