package fr.annuairesante.trust.oversight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Days of work in France: Monday to Friday but for the eleven public holidays (code du travail,
 * L3133-1).
 */
public final class WorkingDays {

  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 8),
          MonthDay.of(7, 14),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  /** Easter Monday, Ascension Day and Whit Monday, in days after Easter Sunday. */
  private static final Set<Long> AFTER_EASTER = Set.of(1L, 39L, 50L);

  private WorkingDays() {}

  /** Whether people work that day. */
  public static boolean includes(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !isHoliday(day);
  }

  /** Whether it is a public holiday. */
  public static boolean isHoliday(LocalDate day) {
    return FIXED.contains(MonthDay.from(day))
        || AFTER_EASTER.contains(day.toEpochDay() - easter(day.getYear()).toEpochDay());
  }

  /** The so-manieth working day after that day, which itself does not count. */
  public static LocalDate after(LocalDate day, int count) {
    LocalDate last = day;
    for (int left = count; left > 0; ) {
      last = last.plusDays(1);
      left -= includes(last) ? 1 : 0;
    }
    return last;
  }

  /** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int sunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
    int correction = (golden + 11 * moon + 22 * sunday) / 451;
    int days = moon + sunday - 7 * correction + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
