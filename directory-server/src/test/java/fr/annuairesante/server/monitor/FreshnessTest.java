package fr.annuairesante.server.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.monitor.Freshness.Run;
import fr.annuairesante.server.monitor.Freshness.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final Instant PUBLISHED = Instant.parse("2026-11-20T01:00:00Z");
  private static final Source REGISTER = new Source("register", PUBLISHED);
  private static final Source MAILBOXES =
      new Source("mailboxes", PUBLISHED.plus(Duration.ofHours(30)));
  private static final Run LAST =
      new Run("20261120030000Z", PUBLISHED.plus(Duration.ofHours(2)), "APPLIED", true);

  private final Freshness freshness =
      new Freshness(List.of(REGISTER, MAILBOXES), Optional.of(LAST), Duration.ofDays(2));

  @Test
  void oneMissedNightIsNoAlarmAndTheSecondMorningIs() {
    assertFalse(freshness.alarming(PUBLISHED.plus(Duration.ofHours(32))));
    assertFalse(freshness.alarming(PUBLISHED.plus(Duration.ofDays(2))));
    Instant morning = PUBLISHED.plus(Duration.ofHours(56));
    assertTrue(freshness.alarming(morning));
    assertEquals(List.of(REGISTER), freshness.stale(morning));
    assertEquals("source register is 56 h old; the limit is 48 h", freshness.alarm(morning));
  }

  @Test
  void aTenDaySilenceIsStillOne() {
    String alarm = freshness.alarm(PUBLISHED.plus(Duration.ofDays(10)));
    assertTrue(alarm.startsWith("source register is 240 h old, source mailboxes is 210 h"), alarm);
  }

  @Test
  void noImportAtAllIsAnAlarm() {
    Freshness none = new Freshness(List.of(), Optional.empty(), Duration.ofDays(2));
    assertTrue(none.alarming(PUBLISHED));
    assertEquals("no import was ever applied", none.alarm(PUBLISHED));
  }

  @Test
  void withoutALimitNothingIsStale() {
    Freshness old = new Freshness(List.of(REGISTER), Optional.empty(), Duration.ZERO);
    assertFalse(old.alarming(PUBLISHED.plus(Duration.ofDays(3650))));
    assertFalse(Freshness.unknown().alarming(PUBLISHED));
  }

  @Test
  void itsLinesSayAgesAndTheLastRun() {
    List<String> lines = freshness.lines(PUBLISHED.plus(Duration.ofHours(50)));
    assertEquals(
        List.of(
            "stale=true",
            "stale-after-hours=48",
            "register-dated=20261120010000Z",
            "register-age-hours=50",
            "mailboxes-dated=20261121070000Z",
            "mailboxes-age-hours=20",
            "last-run=20261120030000Z",
            "last-run-ended=20261120030000Z",
            "last-run-outcome=APPLIED"),
        lines);
  }
}
