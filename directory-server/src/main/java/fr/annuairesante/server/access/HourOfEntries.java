package fr.annuairesante.server.access;

import fr.annuairesante.server.search.Allowance;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The different entries that one account was returned within an hour (R109). Thread-safe.
 *
 * <p>Different ones, because a hundred users of one mail operator who look up the same colleagues
 * are no harvest. One entry of 2^n, chosen by a hash, stands for all: of the alarm's number some
 * thousand are remembered, so the count is right within a few percent and costs little.
 */
final class HourOfEntries implements Allowance {

  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int SAMPLE = 1_024;
  private static final int MOST_ADDRESSES = 20;

  /** The golden ratio: neighbouring numbers of entries end up far apart (Knuth, TAOCP 6.4). */
  private static final int SPREAD = 0x9E3779B9;

  /** What an hour comes to. */
  enum Mark {
    ALARM,
    LIMIT
  }

  private final AccountLimits limits;
  private final long start;
  private final BiConsumer<Mark, HourOfEntries> marks;
  private final int shift;
  private final Set<Integer> sample = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sampled = new AtomicInteger();
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();
  private volatile boolean exhausted;

  /**
   * @param marks called once for each mark that is reached, on the thread that reaches it
   */
  HourOfEntries(AccountLimits limits, long start, BiConsumer<Mark, HourOfEntries> marks) {
    this.limits = limits;
    this.start = start;
    this.marks = marks;
    int least = Math.min(limits.alarmEntries(), limits.hourlyEntries());
    this.shift = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(1, least / SAMPLE)));
  }

  boolean isOver(long now) {
    return now - start >= HOUR_NANOS;
  }

  /** True when no entry was returned. */
  boolean isEmpty() {
    return sampled.get() == 0;
  }

  boolean isExhausted() {
    return exhausted;
  }

  /** Minutes until it is over, begun ones as whole. */
  long minutesLeft(long now) {
    return TimeUnit.NANOSECONDS.toMinutes(HOUR_NANOS - (now - start) - 1) + 1;
  }

  /** Notes where the entries go. */
  void goTo(String address) {
    if (!addresses.contains(address) && addresses.size() < MOST_ADDRESSES) {
      addresses.add(address);
    }
  }

  /** Where they went, the first few. */
  List<String> addresses() {
    return addresses.stream().sorted().toList();
  }

  /** About how many different ones there were. */
  long count() {
    return (long) sampled.get() << shift;
  }

  @Override
  public boolean grants(int document) {
    if (exhausted) {
      return false;
    }
    if (!isSampled(document) || !sample.add(document)) {
      return true;
    }
    long count = (long) sampled.incrementAndGet() << shift;
    if (reaches(limits.alarmEntries(), count)) {
      marks.accept(Mark.ALARM, this);
    }
    if (reaches(limits.hourlyEntries(), count)) {
      exhausted = true;
      marks.accept(Mark.LIMIT, this);
    }
    return !exhausted;
  }

  private boolean isSampled(int document) {
    return shift == 0 || (document * SPREAD) >>> (Integer.SIZE - shift) == 0;
  }

  /** True for the one entry that makes the count more than that. */
  private boolean reaches(int most, long count) {
    return count > most && count - (1L << shift) <= most;
  }
}
