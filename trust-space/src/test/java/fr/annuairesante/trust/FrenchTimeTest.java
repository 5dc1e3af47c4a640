package fr.annuairesante.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class FrenchTimeTest {

  @Test
  void aDayBeginsAtMidnightInParis() {
    assertEquals(LocalDate.of(2023, 6, 30), FrenchTime.day(Instant.parse("2023-06-30T21:59:59Z")));
    assertEquals(LocalDate.of(2023, 7, 1), FrenchTime.day(Instant.parse("2023-06-30T22:00:00Z")));
  }

  @Test
  void aMonthEndsWithItsLastMicrosecondInSummerAndWinter() {
    assertEquals(
        Instant.parse("2023-06-30T21:59:59.999999Z"), FrenchTime.endOf(YearMonth.of(2023, 6)));
    assertEquals(
        Instant.parse("2023-12-31T22:59:59.999999Z"), FrenchTime.endOf(YearMonth.of(2023, 12)));
  }
}
