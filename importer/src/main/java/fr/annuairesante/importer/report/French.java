package fr.annuairesante.importer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Properties;

/** Numbers, times and the names of codes as French readers write them. */
final class French {

  /** Between groups of three digits and before a unit; a line never breaks there. */
  private static final char THIN = '\u202f';

  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'à' HH:mm", Locale.FRANCE);
  private static final DateTimeFormatter SHORT_DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu'\u00a0'HH:mm", Locale.FRANCE);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);
  private static final Properties LABELS = read("french.properties");

  private French() {}

  private static Properties read(String resource) {
    Properties labels = new Properties();
    try (InputStream in = French.class.getResourceAsStream(resource);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      labels.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return labels;
  }

  /** What people call a code; the other text when it has no name here. */
  static String label(String area, String code, String otherwise) {
    return LABELS.getProperty(area + "." + code, otherwise);
  }

  /** A count, or a dash when nobody counted. */
  static String count(long number) {
    return number == NightReport.UNKNOWN ? "–" : grouped(Long.toString(number));
  }

  /** A count with its sign. */
  static String signed(long number) {
    return number > 0 ? "+" + count(number) : number < 0 ? "−" + grouped(text(-number)) : "0";
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String grouped(String digits) {
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      grouped.insert(i, THIN);
    }
    return grouped.toString();
  }

  /** At most three digits that say something: 0,04, 5,01, 12,5, 153. */
  static String decimal(double number) {
    double size = Math.abs(number);
    if (size >= 100 || number == Math.rint(number)) {
      return (number < 0 ? "−" : "") + grouped(text(Math.round(size)));
    }
    String text = String.format(Locale.ROOT, size < 10 ? "%.2f" : "%.1f", number);
    return text.replaceFirst("\\.?0+$", "").replace('.', ',').replace('-', '−');
  }

  static String with(double number, String unit) {
    return unit.isEmpty() ? decimal(number) : decimal(number) + THIN + unit;
  }

  static String megabytes(long bytes) {
    return with(Math.round(bytes / 1e5) / 10.0, "Mo");
  }

  /** {@code 12 s}, {@code 3 min 05 s}. */
  static String duration(double seconds) {
    if (seconds < 10) {
      return with(Math.round(seconds * 10) / 10.0, "s");
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return text(whole) + THIN + "s";
    }
    return text(whole / 60)
        + THIN
        + "min "
        + String.format(Locale.ROOT, "%02d", whole % 60)
        + THIN
        + "s";
  }

  /** {@code samedi 21 novembre 2026 à 03:00} of a generalized time in UTC. */
  static String longTime(String started) {
    return time(started, STARTED, LONG_DATE);
  }

  static String shortTime(String started) {
    return time(started, STARTED, SHORT_DATE);
  }

  /** The stamp of a file's name. */
  static String stamp(String stamp) {
    return stamp.isEmpty() ? "sans date" : time(stamp, STAMP, SHORT_DATE);
  }

  private static String time(String text, DateTimeFormatter read, DateTimeFormatter written) {
    try {
      return written.format(LocalDateTime.parse(text, read));
    } catch (DateTimeParseException otherwiseWritten) {
      return text;
    }
  }
}
