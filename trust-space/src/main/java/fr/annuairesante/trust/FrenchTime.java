package fr.annuairesante.trust;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days and months of contracts, counts and funding are French ones. */
public final class FrenchTime {

  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private FrenchTime() {}

  public static LocalDate day(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The last microsecond of the day: the directory counts time in them. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant().minus(1, ChronoUnit.MICROS);
  }

  /** The last microsecond of the month. */
  public static Instant endOf(YearMonth month) {
    return endOf(month.atEndOfMonth());
  }
}
