package fr.annuairesante.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccountUsesTest {

  private final AtomicLong clock = new AtomicLong();
  private final List<String> alarms = new ArrayList<>();
  private final AccountUses uses =
      new AccountUses(
          new AccountLimits(2, 3, 1, 2, 4),
          clock::get,
          (account, entries, sentence) -> alarms.add(sentence));

  @Test
  void countsConnectionsOfOneAccountWhereverTheyComeFrom() {
    assertTrue(uses.logIn("a").isPresent());
    assertTrue(uses.logIn("a").isPresent());
    assertFalse(uses.logIn("a").isPresent());
    assertTrue(uses.logIn("b").isPresent());
    uses.logOut("a");
    assertTrue(uses.logIn("a").isPresent());
  }

  @Test
  void remembersAnAccountThatIsGoneForTheHour() {
    AccountUse first = uses.logIn("a").orElseThrow();
    for (int document = 0; document < 9; document++) {
      first.entries("192.0.2.1").grants(document);
    }
    uses.logOut("a");
    uses.forget();
    Optional<String> sentence = uses.logIn("a").orElseThrow().outOfEntries();
    assertTrue(sentence.orElseThrow().contains("come back in 60 minutes"), sentence.toString());
    String had = "a had about %d different entries within an hour%s; they went to 192.0.2.1";
    String limit = ", the most there may be: no more in this hour";
    assertEquals(List.of(String.format(had, 3, ""), String.format(had, 5, limit)), alarms);
    uses.logOut("a");
    clock.addAndGet(TimeUnit.MINUTES.toNanos(61));
    assertFalse(uses.logIn("a").orElseThrow().outOfEntries().isPresent());
    uses.logOut("a");
    assertEquals(0, uses.size());
  }

  @Test
  void forgetsAddressesOnceTheyMayAskAsOftenAsNewOnes() {
    for (int i = 0; i < 1000; i++) {
      uses.arrive("2001:db8::" + i).mayRequest();
      uses.leave("2001:db8::" + i);
    }
    assertEquals(1000, uses.size());
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    uses.forget();
    assertEquals(0, uses.size());
  }

  @Test
  void givesOneAccountItsShareOfTurnsInTheirOrder() {
    AccountUse use = uses.logIn("a").orElseThrow();
    List<String> started = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      assertTrue(use.beginLong());
      if (use.beginTurn(() -> started.add(name), 1)) {
        started.add(name);
      }
    }
    assertFalse(use.beginLong());
    assertEquals(List.of("one"), started);
    use.endTurn().orElseThrow().run();
    use.endTurn().orElseThrow().run();
    assertFalse(use.endTurn().isPresent());
    assertEquals(List.of("one", "two", "three"), started);
    assertTrue(use.beginLong());
    assertTrue(use.beginTurn(() -> {}, 1));
  }
}
