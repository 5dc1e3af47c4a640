package fr.annuairesante.server.apacheds;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Makes guessing passwords slow: the answer to a wrong one waits longer with each recent one from
 * the same address. Bounded in memory; thread-safe.
 */
final class LoginThrottle {

  private static final int ADDRESSES = 10_000;
  private static final int MOST = 10;
  private static final long FORGOTTEN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(5);

  private record Failures(int count, long lastNanos) {}

  private final int millis;
  private final LongSupplier nanoTime;
  private final Map<InetAddress, Failures> recent =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Failures> eldest) {
          return size() > ADDRESSES;
        }
      };

  LoginThrottle(int millis, LongSupplier nanoTime) {
    this.millis = millis;
    this.nanoTime = nanoTime;
  }

  /** Counts a wrong password; the milliseconds to wait before saying so. */
  synchronized int failed(InetAddress address) {
    long now = nanoTime.getAsLong();
    Failures before = recent.get(address);
    int count =
        before == null || now - before.lastNanos() > FORGOTTEN_AFTER_NANOS ? 1 : before.count() + 1;
    recent.put(address, new Failures(Math.min(count, MOST), now));
    return millis * Math.min(count, MOST);
  }
}
