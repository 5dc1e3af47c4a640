package fr.annuairesante.server.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one number: when it will be full again (the generic cell rate algorithm of ATM,
 * ITU-T I.371). Thread-safe, without a lock: one compare-and-set for each request.
 */
final class RequestRate {

  /** The bucket holds what this many seconds bring. */
  static final int BURST_SECONDS = 10;

  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(BURST_SECONDS);

  private final long costNanos;
  private final AtomicLong fullAt;

  RequestRate(int perSecond, long now) {
    this.costNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.fullAt = new AtomicLong(now);
  }

  /** Takes a token; false, and nothing taken, when there is none. */
  boolean take(long now) {
    while (true) {
      long before = fullAt.get();
      long after = (before - now < 0 ? now : before) + costNanos;
      if (after - now > BURST_NANOS) {
        return false;
      }
      if (fullAt.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  boolean isFull(long now) {
    return fullAt.get() - now <= 0;
  }
}
