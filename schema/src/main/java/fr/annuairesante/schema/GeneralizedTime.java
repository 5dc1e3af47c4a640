package fr.annuairesante.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as LDAP writes them (RFC 4517 §3.3.13), always in UTC with seconds here. */
public final class GeneralizedTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})?)?(?:[.,](\\d{1,9}))?"
              + "(Z|[+-]\\d{2}(?:\\d{2})?)");

  private GeneralizedTime() {}

  /** {@code 20261121013000Z}; fractions of a second are cut. */
  public static String write(Instant instant) {
    return WRITTEN.format(instant);
  }

  /** The instant that {@link #write} wrote; empty when the text is none of that form. */
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(WRITTEN.parse(text, Instant::from));
    } catch (DateTimeException otherwiseWritten) {
      return Optional.empty();
    }
  }

  /** The same instant in UTC to the second, or null when the text is no generalized time. */
  static String normalise(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches()) {
      return null;
    }
    try {
      OffsetDateTime time =
          OffsetDateTime.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(4)),
              m.group(5) == null ? 0 : Integer.parseInt(m.group(5)),
              m.group(6) == null ? 0 : Integer.parseInt(m.group(6)),
              0,
              ZoneOffset.of(m.group(8)));
      Instant instant = time.toInstant().plusSeconds(fractionSeconds(m));
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year < 0 || year > 9999 ? null : write(instant);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  /** A fraction counts in the last unit written: of an hour, of a minute, or (cut) of a second. */
  private static long fractionSeconds(Matcher m) {
    String digits = m.group(7);
    if (digits == null || m.group(6) != null) {
      return 0;
    }
    BigDecimal unitSeconds = BigDecimal.valueOf(m.group(5) == null ? 3600 : 60);
    return new BigDecimal("0." + digits).multiply(unitSeconds).longValue();
  }
}
