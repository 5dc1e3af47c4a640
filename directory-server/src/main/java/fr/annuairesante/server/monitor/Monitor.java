package fr.annuairesante.server.monitor;

import fr.annuairesante.server.trace.Access;
import fr.annuairesante.server.trace.Act;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts and times what clients do, and knows how fresh the data is. No name, address or account is
 * in it. Thread-safe; counting never waits.
 */
public final class Monitor {

  /** Stands for an operation without a result, and for the rare codes beyond. */
  public static final int NO_CODE = 255;

  private static final double MILLISECOND = 1e6;

  private final Supplier<Freshness> freshness;
  private final Clock clock;

  /** By act, then by code; all are there from the start, so that reading needs no lock. */
  private final Map<Act, LongAdder[]> operations = new EnumMap<>(Act.class);

  private final SearchTimes searches = new SearchTimes(System.nanoTime());

  /**
   * @param freshness asked whenever somebody wants to know, so quick
   * @param clock that ages are told by
   */
  public Monitor(Supplier<Freshness> freshness, Clock clock) {
    this.freshness = freshness;
    this.clock = clock;
    for (Act act : Act.values()) {
      LongAdder[] codes = new LongAdder[NO_CODE + 1];
      Arrays.setAll(codes, code -> new LongAdder());
      operations.put(act, codes);
    }
  }

  /** Counts, and knows no data that could be stale. */
  public static Monitor unwatched() {
    return new Monitor(Freshness::unknown, Clock.systemUTC());
  }

  /** Counts one thing that a client did. */
  public void add(Access access) {
    int code = access.code();
    int place = code < 0 || code > NO_CODE ? NO_CODE : code;
    operations.get(access.act())[place].increment();
    if (access.act() == Act.SEARCH && code != Access.NO_RESULT) {
      searches.add(access.endNanos(), access.nanos());
    }
  }

  /** How often that was done since the start, whatever the result. */
  public long count(Act act) {
    long sum = 0;
    for (LongAdder each : operations.get(act)) {
      sum += each.sum();
    }
    return sum;
  }

  /**
   * How often that was done with that result since the start.
   *
   * @param code LDAP result, or {@link #NO_CODE}
   */
  public long count(Act act, int code) {
    return operations.get(act)[code].sum();
  }

  /** Searches since the start that had a result. */
  public long searches() {
    return searches.count();
  }

  /** What these took in sum, in seconds, from request to end of answer. */
  public double searchSeconds() {
    return searches.nanos() / 1e9;
  }

  /**
   * What searches of the last 30 to 60 seconds took, in milliseconds, an eighth too long at most; 0
   * when there was none.
   *
   * @param share 0.5 for the time that half of them do not exceed, 1 for the longest
   */
  public double searchMillis(double share) {
    return searches.quantile(System.nanoTime(), share) / MILLISECOND;
  }

  public Freshness freshness() {
    return freshness.get();
  }

  /** Now, by the clock that ages are told by. */
  public Instant now() {
    return clock.instant();
  }
}
