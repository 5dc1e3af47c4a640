package fr.annuairesante.server.monitor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long searches take: all of them in sum, those of the last 30 to 60 seconds by size, each told
 * within an eighth. Thread-safe; an addition costs some ten nanoseconds and never waits.
 */
final class SearchTimes {

  /** Half of what is looked back on. */
  static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Parts that a doubling of time is told in. */
  private static final int PARTS = 8;

  private static final int PART_BITS = 3;
  private static final int SIZES = 64 * PARTS;

  private final LongAdder nanos = new LongAdder();
  private final LongAdder count = new LongAdder();
  private volatile Turns turns;

  /** The counts of two stretches of time, one after the other. */
  private record Turns(long begun, AtomicLongArray now, AtomicLongArray before) {}

  /**
   * @param now by {@link System#nanoTime}, as all times here
   */
  SearchTimes(long now) {
    turns = new Turns(now, new AtomicLongArray(SIZES), new AtomicLongArray(SIZES));
  }

  void add(long now, long duration) {
    count.increment();
    nanos.add(duration);
    turns(now).now().incrementAndGet(size(duration));
  }

  /** All searches since the start. */
  long count() {
    return count.sum();
  }

  /** Their time in sum. */
  long nanos() {
    return nanos.sum();
  }

  /** The last stretches, the older one dropped when it is too old. */
  private Turns turns(long now) {
    Turns seen = turns;
    return now - seen.begun() < TURN_NANOS ? seen : turned(now);
  }

  private synchronized Turns turned(long now) {
    Turns seen = turns;
    long over = now - seen.begun();
    if (over >= TURN_NANOS) {
      AtomicLongArray before = over < 2 * TURN_NANOS ? seen.now() : new AtomicLongArray(SIZES);
      turns = new Turns(now, new AtomicLongArray(SIZES), before);
    }
    return turns;
  }

  /** The time that so many of the last searches do not exceed, in nanoseconds; 0 without any. */
  double quantile(long now, double share) {
    Turns last = turns(now);
    long[] sizes = new long[SIZES];
    long all = 0;
    for (int i = 0; i < SIZES; i++) {
      sizes[i] = last.now().get(i) + last.before().get(i);
      all += sizes[i];
    }
    long wanted = Math.max(1, (long) Math.ceil(share * all));
    for (int i = 0; i < SIZES; i++) {
      wanted -= sizes[i];
      if (wanted <= 0) {
        return upTo(i);
      }
    }
    return 0;
  }

  /** Which power of two, and which eighth of the way to the next. */
  private static int size(long duration) {
    long length = Math.max(PARTS, duration);
    int power = 63 - Long.numberOfLeadingZeros(length);
    int part = (int) (length >> (power - PART_BITS)) & (PARTS - 1);
    return power * PARTS + part;
  }

  private static double upTo(int size) {
    double power = Math.scalb(1.0, size / PARTS);
    return power * (1 + (size % PARTS + 1.0) / PARTS);
  }
}
