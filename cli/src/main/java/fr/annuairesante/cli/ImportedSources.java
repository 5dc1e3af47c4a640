package fr.annuairesante.cli;

import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.server.monitor.Freshness;
import fr.annuairesante.server.monitor.Freshness.Run;
import fr.annuairesante.server.monitor.Freshness.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How fresh the directory is, from the reports of its runs. */
final class ImportedSources {

  /** The stamps in file names are told by the clocks of those who publish them. */
  private static final ZoneId PUBLISHERS = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  static final String REGISTER = "register";
  static final String MAILBOXES = "mailboxes";

  /** A source that none of so many runs has read is no source of this directory. */
  private static final int MOST_RUNS = 400;

  private ImportedSources() {}

  /**
   * What the reports say now.
   *
   * @param limit see {@link Freshness}
   */
  static Freshness of(RunReports reports, Duration limit) throws IOException {
    Map<String, Source> sources = new TreeMap<>();
    Optional<Run> last = Optional.empty();
    Iterator<NightReport> runs = reports.newestFirst(each -> true).limit(MOST_RUNS).iterator();
    while (runs.hasNext() && sources.size() < 2) {
      NightReport report = runs.next();
      boolean wrote = report.mode() != NightReport.Mode.PLAN;
      if (last.isEmpty() && wrote) {
        last = Optional.of(run(report));
      }
      if (wrote && report.outcome().upToDate()) {
        dates(report).forEach((name, dated) -> sources.putIfAbsent(name, new Source(name, dated)));
      }
    }
    List<Source> inOrder = new ArrayList<>(sources.values());
    return new Freshness(inOrder, last, limit);
  }

  private static Run run(NightReport report) {
    Instant ended = started(report).plusMillis(Math.round(report.seconds() * 1000));
    return new Run(report.run(), ended, report.outcome().name(), report.outcome().upToDate());
  }

  private static Instant started(NightReport report) {
    return GeneralizedTime.read(report.started()).orElse(Instant.EPOCH);
  }

  /** The files of a source are as old as the oldest of them. */
  private static Map<String, Instant> dates(NightReport report) {
    Map<String, Instant> dates = new TreeMap<>();
    for (SourceFile file : report.files()) {
      String source = file.kind().equals(ExtractKind.MAILBOX.fileName()) ? MAILBOXES : REGISTER;
      dates.merge(source, dated(file, report), (a, b) -> a.isBefore(b) ? a : b);
    }
    return dates;
  }

  /** Without a stamp, nobody knows better than when it was read. */
  private static Instant dated(SourceFile file, NightReport report) {
    try {
      return LocalDateTime.parse(file.stamp(), STAMP).atZone(PUBLISHERS).toInstant();
    } catch (DateTimeParseException noStamp) {
      return started(report);
    }
  }
}
