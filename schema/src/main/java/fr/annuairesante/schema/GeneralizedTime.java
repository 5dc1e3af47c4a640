package fr.annuairesante.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as LDAP writes them (RFC 4517 §3.3.13), always in UTC with seconds here. */
public final class GeneralizedTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})?)?(?:[.,](\\d{1,9}))?"
              + "(Z|[+-]\\d{2}(?:\\d{2})?)");

  private GeneralizedTime() {}

  /** {@code 20261121013000Z}; fractions of a second are cut. */
  public static String write(Instant instant) {
    return WRITTEN.format(instant);
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
      return write(time.toInstant());
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }
}
