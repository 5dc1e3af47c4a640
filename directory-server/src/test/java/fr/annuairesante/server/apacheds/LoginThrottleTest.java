package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private final AtomicLong now = new AtomicLong();
  private final LoginThrottle throttle = new LoginThrottle(200, now::get);

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
  }

  @Test
  void waitsLongerWithEachFailureUpToTenTimes() throws Exception {
    assertEquals(200, throttle.failed(address(1)));
    assertEquals(400, throttle.failed(address(1)));
    for (int i = 0; i < 20; i++) {
      throttle.failed(address(1));
    }
    assertEquals(2000, throttle.failed(address(1)));
    assertEquals(200, throttle.failed(address(2)));
  }

  @Test
  void forgetsAfterFiveQuietMinutes() throws Exception {
    throttle.failed(address(1));
    now.addAndGet(TimeUnit.MINUTES.toNanos(5) + 1);
    assertEquals(200, throttle.failed(address(1)));
  }
}
