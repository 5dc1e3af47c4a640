package fr.annuairesante.server.apacheds;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs the long searches of all connections in one pool, those of one connection one after another,
 * so that no client holds more than one thread. Thread-safe.
 */
final class SlowSearches {

  private final Executor pool;

  SlowSearches(Executor pool) {
    this.pool = pool;
  }

  /** Runs a search as soon as its turn comes; it is refused when too many wait. */
  void add(Connection connection, SlowSearch search) {
    switch (connection.begin(search)) {
      case TOO_MANY -> search.refuse("too many searches at once on this connection; wait for some");
      case FIRST -> execute(connection, search);
      case AFTER_OTHERS -> {}
    }
  }

  private void execute(Connection connection, SlowSearch first) {
    Optional<SlowSearch> next = Optional.of(first);
    while (next.isPresent()) {
      SlowSearch search = next.get();
      try {
        pool.execute(() -> run(connection, search));
        return;
      } catch (RejectedExecutionException full) {
        search.refuse("too many long searches at once; try again later");
        next = connection.end(search);
      }
    }
  }

  private void run(Connection connection, SlowSearch search) {
    try {
      search.run();
    } finally {
      connection.end(search).ifPresent(next -> execute(connection, next));
    }
  }
}
