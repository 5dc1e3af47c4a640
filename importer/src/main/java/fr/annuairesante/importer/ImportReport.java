package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.Rejected;
import fr.annuairesante.importer.mapping.Anomalies;
import java.util.List;
import java.util.Map;

/**
 * What a run read, refused and made. A tree of records that Jackson writes as it is.
 *
 * <p>Examples hold data of persons: they are for the import team, not for logs.
 *
 * @param files in the order given
 * @param anomalies oddities of lines that were used
 * @param phases in order
 * @param peakHeapBytes largest heap in use that was seen while running, garbage included
 * @param rejectsFile where refused lines went
 */
public record ImportReport(
    List<FileReport> files,
    Counts counts,
    RepeatedAddresses repeatedAddresses,
    List<Anomalies.Tally> anomalies,
    List<PhaseReport> phases,
    long peakHeapBytes,
    String rejectsFile) {

  /**
   * One text file, or one entry of a zip.
   *
   * @param stamp YYYYMMDDhhmm of its name, or the empty string
   * @param bytes of text, unpacked
   * @param sha256 of that text, hexadecimal
   * @param endsWithLineFeed false when its last line is not ended: it may be cut
   * @param lines read, header and blank lines left out; accepted and rejected ones add up to it
   * @param replayed accepted lines that were given in place of refused ones
   * @param unknownColumns ignored
   * @param absentColumns optional ones that this file lacks
   */
  public record FileReport(
      String name,
      String kind,
      String stamp,
      long bytes,
      String sha256,
      boolean endsWithLineFeed,
      long lines,
      long accepted,
      long replayed,
      List<RejectionReport> rejected,
      List<String> unknownColumns,
      List<String> absentColumns) {}

  /**
   * The lines that one reason refused in one file.
   *
   * @param examples the first of them
   */
  public record RejectionReport(
      String reason, String sentence, long count, List<Rejected> examples) {}

  /**
   * The entries made.
   *
   * @param mailboxes by type
   * @param duplicateLines exact copies of register lines, used once
   */
  public record Counts(
      long persons,
      long activities,
      long structures,
      Map<String, Long> mailboxes,
      long duplicateLines) {

    public long allMailboxes() {
      return mailboxes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Mailbox lines whose address an earlier line already has, capitals aside.
   *
   * @param identical the whole line is the same
   * @param different something else differs; the first line was taken
   * @param examples some of the addresses, in text order
   */
  public record RepeatedAddresses(long identical, long different, List<Repeated> examples) {}

  /**
   * One repeated address.
   *
   * @param lines that have it
   * @param identical false when they differ
   */
  public record Repeated(String address, int lines, boolean identical) {}

  public record PhaseReport(String phase, long milliseconds) {}

  /** Lines refused in all files. */
  public long rejectedLines() {
    return files.stream()
        .flatMap(file -> file.rejected().stream())
        .mapToLong(RejectionReport::count)
        .sum();
  }

  /** Lines that were given in place of refused ones, in all files. */
  public long replayedLines() {
    return files.stream().mapToLong(FileReport::replayed).sum();
  }

  /** For people, in English, several lines. */
  public String text() {
    return ReportText.of(this);
  }
}
