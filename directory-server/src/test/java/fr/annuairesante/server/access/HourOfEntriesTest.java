package fr.annuairesante.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.access.HourOfEntries.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourOfEntriesTest {

  private final List<Mark> marks = new ArrayList<>();

  private HourOfEntries hour(int alarm, int most) {
    AccountLimits limits = new AccountLimits(1, 1, 1, alarm, most);
    return new HourOfEntries(limits, 0, (mark, hour) -> marks.add(mark));
  }

  private static int granted(HourOfEntries hour, int first, int last) {
    int granted = 0;
    for (int document = first; document < last && hour.grants(document); document++) {
      granted++;
    }
    return granted;
  }

  @Test
  void countsFewEntriesExactlyAndEachOnce() {
    HourOfEntries hour = hour(50, 100);
    for (int again = 0; again < 20; again++) {
      assertEquals(50, granted(hour, 0, 50));
    }
    assertEquals(List.of(), marks);
    assertEquals(50, granted(hour, 50, 1000));
    assertEquals(List.of(Mark.ALARM, Mark.LIMIT), marks);
    assertTrue(hour.isExhausted());
    assertFalse(hour.grants(0));
    assertEquals(List.of(Mark.ALARM, Mark.LIMIT), marks);
  }

  @Test
  void countsManyEntriesWithinFivePercent() {
    for (int start : new int[] {0, 535_000, 4_000_000}) {
      marks.clear();
      AccountLimits limits = AccountLimits.DEFAULT;
      HourOfEntries hour = hour(limits.alarmEntries(), limits.hourlyEntries());
      granted(hour, start, start + 47_500);
      assertEquals(List.of(), marks);
      granted(hour, start + 47_500, start + 52_500);
      assertEquals(List.of(Mark.ALARM), marks);
      int granted = 52_500 + granted(hour, start + 52_500, start + 550_000);
      int off = Math.abs(granted - limits.hourlyEntries());
      assertTrue(off < limits.hourlyEntries() / 20, granted + " granted");
      assertEquals(List.of(Mark.ALARM, Mark.LIMIT), marks);
    }
  }

  @Test
  void remembersAFewAddressesOnly() {
    HourOfEntries hour = hour(1, 1);
    for (int i = 0; i < 1000; i++) {
      hour.goTo("192.0.2." + i);
    }
    assertEquals(20, hour.addresses().size());
  }
}
