package fr.annuairesante.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestRateTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static int taken(RequestRate rate, long now) {
    int taken = 0;
    while (rate.take(now)) {
      taken++;
    }
    return taken;
  }

  @Test
  void grantsTenSecondsWorthAtOnceAndThenTheRate() {
    long start = Long.MAX_VALUE - SECOND; // nanoTime may wrap
    RequestRate rate = new RequestRate(5, start);
    assertEquals(50, taken(rate, start));
    assertEquals(5, taken(rate, start + SECOND));
    assertEquals(10, taken(rate, start + 3 * SECOND));
    assertFalse(rate.isFull(start + 4 * SECOND));
    assertTrue(rate.isFull(start + 13 * SECOND));
    assertEquals(50, taken(rate, start + 1000 * SECOND));
  }

  @Test
  void grantsNoneTwiceToThreadsThatAskTogether() throws InterruptedException {
    RequestRate rate = new RequestRate(1_000, 0);
    AtomicInteger taken = new AtomicInteger();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> taken.addAndGet(taken(rate, 0)));
      threads[i].start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertEquals(10_000, taken.get());
  }
}
