package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  @Test
  void aYearHasElevenHolidays() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    List<String> holidays =
        first
            .datesUntil(first.plusYears(1))
            .filter(WorkingDays::isHoliday)
            .map(LocalDate::toString)
            .toList();
    assertEquals(
        List.of(
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25"),
        holidays);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
            "2014-04-20",
        "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2033-04-17",
            "2038-04-25",
        "2049-04-18", "2076-04-19", "2285-03-22"
      })
  void knowsEaster(LocalDate easter) {
    assertEquals(easter, WorkingDays.easter(easter.getYear()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 0, 2026-11-20", // nothing to wait for
    "2026-11-20, 1, 2026-11-23", // from a Friday to the Monday
    "2026-11-21, 1, 2026-11-23", // from a Saturday to the Monday
    "2026-11-10, 1, 2026-11-12", // over 11 November
    "2026-04-30, 5, 2026-05-11", // over 1 and 8 May
    "2026-11-02, 15, 2026-11-24",
    "2025-12-24, 2, 2025-12-29",
  })
  void countsFromTheDayAfter(LocalDate from, int days, LocalDate expected) {
    assertEquals(expected, WorkingDays.after(from, days));
  }

  @Test
  void weekendsAreNoWorkingDays() {
    assertTrue(WorkingDays.includes(LocalDate.of(2026, 11, 20)));
    assertFalse(WorkingDays.includes(LocalDate.of(2026, 11, 21)));
    assertFalse(WorkingDays.includes(LocalDate.of(2026, 11, 22)));
    assertFalse(WorkingDays.includes(LocalDate.of(2026, 11, 11)));
  }
}
