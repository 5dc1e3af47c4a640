package fr.annuairesante.importer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Two threads for a list of tasks. The first failure stops the others at their next checkpoint; no
 * thread is interrupted, because that would close the sink's files below it.
 */
final class Workers {

  static final int THREADS = 2;

  private volatile boolean stopped;

  /** A piece of work. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  /** Where a task gives up when another has failed. */
  void checkpoint() throws InterruptedIOException {
    if (stopped) {
      throw new InterruptedIOException("another part of the import has failed");
    }
  }

  /** Runs all tasks, starting them in order; throws what the first failure threw. */
  void run(List<Task> tasks) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(THREADS, Workers::daemon);
    ExecutorCompletionService<Void> completions = new ExecutorCompletionService<>(executor);
    for (Task task : new ArrayList<>(tasks)) {
      completions.submit(
          () -> {
            checkpoint();
            task.run();
            return null;
          });
    }
    executor.shutdown();
    Throwable failure = null;
    for (int i = 0; i < tasks.size(); i++) {
      Throwable each = outcome(completions);
      if (failure == null && each != null) {
        failure = each;
        stopped = true;
      }
    }
    rethrow(failure);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "register-import");
    thread.setDaemon(true);
    return thread;
  }

  /** Null when the next completed task went well. */
  private Throwable outcome(ExecutorCompletionService<Void> completions) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          completions.take().get();
          return null;
        } catch (ExecutionException failed) {
          return failed.getCause();
        } catch (InterruptedException stop) {
          interrupted = true;
          stopped = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
