package fr.annuairesante.server.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** What each account and operator did within a time, added up from the trace (R122, R125). */
public final class TraceUsage {

  private final Instant from;
  private final Instant to;
  private final Map<String, Sums> byAccount = new TreeMap<>();

  /**
   * What one account did.
   *
   * @param operations by act and result, such as {@code search 0}; {@code search -} when there was
   *     no result
   * @param entries returned in all
   * @param micros spent in all
   */
  public record Sums(Map<String, Long> operations, long entries, long micros) {
    private Sums plus(Sums more) {
      Map<String, Long> all = new TreeMap<>(operations);
      more.operations.forEach((name, count) -> all.merge(name, count, Long::sum));
      return new Sums(all, entries + more.entries, micros + more.micros);
    }
  }

  private TraceUsage(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Adds up the lines from an instant to before another.
   *
   * @return by the account's name, {@code operateur/ID} for an operator, {@code -} before login
   */
  public static Map<String, Sums> of(Path folder, Instant from, Instant to) throws IOException {
    TraceUsage usage = new TraceUsage(from, to);
    for (Path file : usage.files(folder)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.forEach(usage::add);
      }
    }
    return usage.byAccount;
  }

  /** A file has the lines of its day and, when a server ran over midnight, of a moment more. */
  private List<Path> files(Path folder) throws IOException {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(
              file -> {
                Matcher name = TraceFiles.NAME.matcher(file.getFileName().toString());
                return name.matches()
                    && !LocalDate.parse(name.group(1)).isBefore(first)
                    && !LocalDate.parse(name.group(1)).isAfter(last);
              })
          .sorted()
          .toList();
    }
  }

  private void add(String line) {
    String[] words = line.split(" ", -1);
    Map<String, String> fields = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        fields.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    String account = fields.get("account");
    if (account == null || !isWithin(words[0])) {
      return;
    }
    String operation = fields.getOrDefault("act", "-") + " " + fields.getOrDefault("code", "-");
    Sums one =
        new Sums(
            Map.of(operation, number(fields, "count", 1)),
            number(fields, "entries", 0),
            micros(fields));
    byAccount.merge(account, one, Sums::plus);
  }

  private boolean isWithin(String time) {
    try {
      Instant instant = Instant.parse(time);
      return !instant.isBefore(from) && instant.isBefore(to);
    } catch (DateTimeException damaged) {
      return false;
    }
  }

  private static long number(Map<String, String> fields, String name, long otherwise) {
    String text = fields.get(name);
    return text == null || !text.matches("\\d{1,18}") ? otherwise : Long.parseLong(text);
  }

  /** {@code millis=0.431}. */
  private static long micros(Map<String, String> fields) {
    String text = fields.getOrDefault("millis", "0.000");
    return text.matches("\\d{1,15}\\.\\d{3}") ? Long.parseLong(text.replace(".", "")) : 0;
  }
}
