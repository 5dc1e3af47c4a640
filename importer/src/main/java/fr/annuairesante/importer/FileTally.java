package fr.annuairesante.importer;

import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.ImportReport.RejectionReport;
import fr.annuairesante.importer.extract.ExtractFile;
import fr.annuairesante.importer.extract.ExtractFile.Refusal;
import fr.annuairesante.importer.extract.ExtractFile.TextRead;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.Reason;
import fr.annuairesante.importer.extract.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of the lines of one file. One thread writes it. */
final class FileTally {

  private static final int EXAMPLES = 5;
  private static final int LONGEST_VALUE = 200;

  private final ExtractFile file;
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, List<Rejected>> examples = new EnumMap<>(Reason.class);
  private boolean lastRefusedAsCut;
  private long lines;
  private String sha256 = "";
  private boolean endsWithLineFeed;
  private long rejected;
  private long replayed;

  FileTally(ExtractFile file) {
    this.file = file;
  }

  void reject(long number, Refusal refusal, Line line) {
    rejected++;
    counts.merge(refusal.reason(), 1L, Long::sum);
    List<Rejected> kept = examples.computeIfAbsent(refusal.reason(), r -> new ArrayList<>());
    if (kept.size() < EXAMPLES) {
      boolean wholeLine = refusal.column() == null;
      int from = wholeLine ? line.start() : line.from(refusal.column());
      int to = wholeLine ? line.end() : line.to(refusal.column());
      String title = wholeLine ? "" : refusal.column().title();
      kept.add(new Rejected(file.name(), number, title, value(line, from, to), refusal.reason()));
    }
  }

  /** A line was taken in place of a refused one. */
  void replay() {
    replayed++;
  }

  private static String value(Line line, int from, int to) {
    int end = Math.min(to, from + LONGEST_VALUE);
    return new String(line.bytes(), from, end - from, StandardCharsets.UTF_8);
  }

  /**
   * The text was read.
   *
   * @param last why its last line is refused, or null
   */
  void finish(TextRead text, Refusal last) {
    lastRefusedAsCut =
        last != null && (last.reason() == Reason.COLUMN_COUNT || last.reason() == Reason.NOT_UTF8);
    lines = text.lines();
    sha256 = text.sha256();
    endsWithLineFeed = text.endsWithLineFeed();
  }

  ExtractFile file() {
    return file;
  }

  long accepted() {
    return lines - rejected;
  }

  /** The last line is not ended and not whole: the rest of the text is missing. */
  boolean isCut() {
    return lastRefusedAsCut && !endsWithLineFeed;
  }

  /** Where, why and which value was refused first; empty when nothing was. */
  String firstRefusal() {
    return examples.values().stream()
        .map(each -> each.get(0))
        .min(Comparator.comparingLong(Rejected::line))
        .map(FileTally::sentence)
        .orElse("");
  }

  private static String sentence(Rejected first) {
    String column = first.column().isEmpty() ? "" : ", " + first.column();
    String reason = first.reason().sentence();
    return "line "
        + first.line()
        + column
        + ": \""
        + first.value()
        + "\". "
        + reason.substring(0, reason.length() - 1);
  }

  FileReport report() {
    List<RejectionReport> rejections =
        counts.entrySet().stream()
            .map(
                e ->
                    new RejectionReport(
                        e.getKey().name(),
                        e.getKey().sentence(),
                        e.getValue(),
                        List.copyOf(examples.get(e.getKey()))))
            .toList();
    return new FileReport(
        file.name(),
        file.header().kind().fileName(),
        file.stamp(),
        file.size(),
        sha256,
        endsWithLineFeed,
        lines,
        accepted(),
        replayed,
        rejections,
        file.header().unknownColumns(),
        file.header().absentColumns());
  }
}
