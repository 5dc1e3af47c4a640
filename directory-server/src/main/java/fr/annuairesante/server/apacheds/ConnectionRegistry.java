package fr.annuairesante.server.apacheds;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections, counted in all and by address. Thread-safe. */
final class ConnectionRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRegistry.class);

  private final ConnectionLimits limits;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  ConnectionRegistry(ConnectionLimits limits) {
    this.limits = limits;
  }

  /** Takes a connection into the account; false when there is no room for it. */
  synchronized boolean add(Connection connection) {
    int same = byAddress.getOrDefault(connection.address(), 0);
    if (open.size() >= limits.connections() || same >= limits.connectionsPerAddress()) {
      return false;
    }
    open.add(connection);
    byAddress.put(connection.address(), same + 1);
    return true;
  }

  synchronized void remove(Connection connection) {
    if (open.remove(connection)) {
      byAddress.computeIfPresent(connection.address(), (a, n) -> n == 1 ? null : n - 1);
    }
  }

  /** What the trace calls the next connection. */
  long nextNumber() {
    return numbers.incrementAndGet();
  }

  Set<Connection> open() {
    return open;
  }

  /** Never throws: one odd connection must not end the watch over the others. */
  void closeOverdue() {
    long now = System.nanoTime();
    for (Connection connection : open) {
      try {
        connection.closeWhenOverdue(now);
      } catch (RuntimeException odd) {
        LOG.error("a connection of {} cannot be watched", connection.address(), odd);
      }
    }
  }
}
