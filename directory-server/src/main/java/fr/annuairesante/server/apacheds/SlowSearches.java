package fr.annuairesante.server.apacheds;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs the long searches of all connections in one pool: those of one connection one after another,
 * those of one account on all threads but one. So no client holds more than one thread, and no
 * account all of them or their queue. Thread-safe.
 */
final class SlowSearches {

  private final Executor pool;
  private final int share;

  /**
   * @param share threads that the searches of one account may have at a time
   */
  SlowSearches(Executor pool, int share) {
    this.pool = pool;
    this.share = share;
  }

  /** Runs a search as soon as its turn comes; it is refused when too many wait. */
  void add(SlowSearch search) {
    if (!search.account().beginLong()) {
      search.refuse("too many long searches of this account at once; wait for some");
      return;
    }
    switch (search.connection().begin(search)) {
      case TOO_MANY -> {
        search.account().endLong();
        search.refuse("too many searches at once on this connection; wait for some");
      }
      case FIRST -> startInTurn(search);
      case AFTER_OTHERS -> {}
    }
  }

  private void startInTurn(SlowSearch search) {
    if (search.account().beginTurn(() -> start(search), share)) {
      start(search);
    }
  }

  private void start(SlowSearch search) {
    try {
      pool.execute(() -> run(search));
    } catch (RejectedExecutionException full) {
      search.refuse("too many long searches at once; try again later");
      end(search);
    }
  }

  private void run(SlowSearch search) {
    try {
      search.run();
    } finally {
      end(search);
    }
  }

  private void end(SlowSearch search) {
    search.account().endTurn().ifPresent(Runnable::run);
    search.connection().end(search).ifPresent(this::startInTurn);
  }
}
