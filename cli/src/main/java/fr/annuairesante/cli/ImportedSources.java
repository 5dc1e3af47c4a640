package fr.annuairesante.cli;

import fr.annuairesante.importer.difference.SourceFacts;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.monitor.Freshness;
import fr.annuairesante.server.monitor.Freshness.Run;
import fr.annuairesante.server.monitor.Freshness.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How fresh the directory is, from the runs that it remembers. */
final class ImportedSources {

  /** The stamps in file names are told by the clocks of those who publish them. */
  private static final ZoneId PUBLISHERS = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  static final String REGISTER = "register";
  static final String MAILBOXES = "mailboxes";

  private ImportedSources() {}

  /**
   * What the runs say. A run that was taken back, broken off or stopped makes nothing fresher.
   *
   * @param runs the oldest first
   * @param limit see {@link Freshness}
   */
  static Freshness of(List<PastRun> runs, Duration limit) {
    Map<String, Source> sources = new TreeMap<>();
    for (PastRun run : runs) {
      if (run.is(RunState.APPLIED)) {
        dates(run.dossier()).forEach((name, dated) -> sources.put(name, new Source(name, dated)));
      }
    }
    Optional<PastRun> last =
        runs.stream().max(Comparator.comparing(PastRun::ended).thenComparing(PastRun.BY_NAME));
    return new Freshness(List.copyOf(sources.values()), last.map(ImportedSources::run), limit);
  }

  private static Run run(PastRun run) {
    RunState state = run.entry().state();
    return new Run(run.id(), run.ended(), state.name(), state == RunState.APPLIED);
  }

  /** The files of a source are as old as the oldest of them. */
  private static Map<String, Instant> dates(RunDossier dossier) {
    Map<String, Instant> dates = new TreeMap<>();
    for (SourceFacts file : dossier.files()) {
      String source = file.kind().equals(ExtractKind.MAILBOX.fileName()) ? MAILBOXES : REGISTER;
      dates.merge(source, dated(file, dossier), (a, b) -> a.isBefore(b) ? a : b);
    }
    return dates;
  }

  /** Without a stamp, nobody knows better than when it was read. */
  private static Instant dated(SourceFacts file, RunDossier dossier) {
    try {
      return LocalDateTime.parse(file.stamp(), STAMP).atZone(PUBLISHERS).toInstant();
    } catch (DateTimeParseException noStamp) {
      return GeneralizedTime.read(dossier.started()).orElse(Instant.EPOCH);
    }
  }
}
