package fr.annuairesante.server.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchTimesTest {

  private static final long START = -5_000_000_000L;

  private final SearchTimes times = new SearchTimes(START);

  @Test
  void quantilesAreNeverTooShortAndAtMostAnEighthTooLong() {
    long[] durations = new Random(7).longs(10_000, 1_000, 30_000_000_000L).toArray();
    for (int i = 0; i < durations.length; i++) {
      durations[i] >>= i % 20;
      times.add(START, durations[i]);
    }
    Arrays.sort(durations);
    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
      double right = durations[(int) Math.ceil(share * durations.length) - 1];
      double told = times.quantile(START, share);
      assertTrue(told >= right && told <= Math.max(16, right * 1.126), share + ": " + told);
    }
  }

  @Test
  void whatIsAMinuteAgoIsForgottenButForTheSums() {
    times.add(START, 1_000_000);
    assertTrue(times.quantile(START + SearchTimes.TURN_NANOS, 1) > 0);
    times.add(START + SearchTimes.TURN_NANOS, 10);
    assertTrue(times.quantile(START + SearchTimes.TURN_NANOS + 1, 1) >= 1_000_000);
    assertTrue(times.quantile(START + 2 * SearchTimes.TURN_NANOS, 1) < 100);
    assertEquals(0, times.quantile(START + 9 * SearchTimes.TURN_NANOS, 1));
    assertEquals(2, times.count());
    assertEquals(1_000_010, times.nanos());
  }

  @Test
  void anyDurationHasItsPlace() {
    for (long duration : new long[] {0, 1, 7, 8, Long.MAX_VALUE}) {
      times.add(START, duration);
    }
    assertEquals(5, times.count());
    assertEquals(0x1p63, times.quantile(START, 1));
  }
}
