package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.difference.Changes;
import fr.annuairesante.importer.difference.Counts;
import fr.annuairesante.importer.difference.Dimension;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.report.Breakdown;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Guard;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.Searches;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import fr.annuairesante.importer.report.NightReport.Step;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects what a run says of itself, as far as it comes. Used by one thread. */
final class RunReport {

  private static final double MEBIBYTE = 1 << 20;

  private final RunReports reports;
  private final FileDigests digests;
  private final Mode mode;
  private final Instant started;
  private final String run;
  private final List<Step> steps = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private long stepStarted = System.nanoTime();
  private final long nanosStarted = stepStarted;
  private String appliedAs;
  private ImportReport read;
  private Groups groups = Groups.of(new Counts(Map.of()));
  private List<Guard> guards = List.of();
  private Supplier<List<Searches>> searches = List::of;
  private int batches;
  private long kept;

  /** What there is, and what changes, by kind and by what people look for. */
  private record Groups(
      List<Group> totals, List<Group> professions, List<Group> departements, List<Group> domains) {
    static Groups of(Counts counts) {
      return new Groups(
          counts.of(Dimension.KIND),
          counts.of(Dimension.PROFESSION),
          counts.of(Dimension.DEPARTEMENT),
          counts.of(Dimension.DOMAIN));
    }
  }

  /**
   * @param reports of the runs before, to compare with
   */
  RunReport(RunReports reports, FileDigests digests, Mode mode, Instant started) {
    this.reports = reports;
    this.digests = digests;
    this.mode = mode;
    this.started = started;
    this.run = reports.nameOfRun(started);
    this.appliedAs = run;
  }

  /** Names the run and its report. */
  String run() {
    return run;
  }

  /** The run that it goes on with, which may have begun before. */
  String appliedAs() {
    return appliedAs;
  }

  void appliesAs(String other) {
    appliedAs = other;
  }

  /** What was done since the last step, or since the beginning. */
  void step(String name) {
    long now = System.nanoTime();
    steps.add(new Step(name, (now - stepStarted) / 1e9));
    stepStarted = now;
  }

  void read(ImportReport whatWasRead) {
    read = whatWasRead;
    whatWasRead
        .phases()
        .forEach(each -> steps.add(new Step(each.phase(), each.milliseconds() / 1e3)));
    stepStarted = System.nanoTime();
  }

  void changes(Changes changes) {
    groups = Groups.of(changes.counts());
    figures.add(new Figure("UNCHANGED", changes.unchanged(), ""));
    figures.add(new Figure("LEFT", changes.closed(), ""));
    figures.add(new Figure("RETURNED", changes.returned(), ""));
    figures.add(new Figure("MIGRATED", changes.renumbered(), ""));
    kept = changes.kept();
  }

  /**
   * A directory was built anew: what it holds, compared with what the last run in force counted.
   *
   * @param indexBytes size of the index
   */
  void built(Breakdown counts, long entries, long indexBytes) throws IOException {
    Optional<NightReport> before = reports.inForce().findFirst();
    groups =
        new Groups(
            counts.totals(of(before, NightReport::totals)),
            counts.professions(of(before, NightReport::professions)),
            counts.departements(of(before, NightReport::departements)),
            counts.domains(of(before, NightReport::domains)));
    figures.add(new Figure("ENTRIES", entries, ""));
    figures.add(new Figure("INDEX_BYTES", indexBytes / MEBIBYTE, "Mio"));
  }

  private static List<Group> of(
      Optional<NightReport> before, Function<NightReport, List<Group>> which) {
    return before.map(which).orElse(List.of());
  }

  /** How searches fare meanwhile is asked of the watch at the end. */
  void watched(SearchWatch watch) {
    searches = watch::searches;
  }

  void guards(List<Guard> all) {
    guards = List.copyOf(all);
  }

  void applied(Applied applied) {
    batches++;
    kept += applied.kept();
  }

  /** Whether anything may have been written. */
  boolean writing() {
    return batches > 0;
  }

  /** The report of a run that came to its end. */
  NightReport end(Outcome outcome) throws IOException {
    return end(outcome, "", "");
  }

  /** The report of a run that something stopped. */
  NightReport end(Outcome outcome, Exception stopped) throws IOException {
    String code =
        stopped instanceof ImportFailure failure
            ? failure.code().name()
            : stopped instanceof DataDirectory.InUse ? "IN_USE" : outcome.name();
    return end(outcome, code, Failures.sentence(stopped));
  }

  private NightReport end(Outcome outcome, String reasonCode, String reason) throws IOException {
    List<Figure> all = new ArrayList<>(figures);
    if (mode != Mode.BULK) {
      all.add(new Figure("KEPT", kept, ""));
      all.add(new Figure("BATCHES", batches, ""));
    }
    if (read != null) {
      if (read.replayedLines() > 0) {
        all.add(new Figure("REPLAYED", read.replayedLines(), ""));
      }
      all.add(new Figure("DUPLICATE_LINES", read.counts().duplicateLines(), ""));
      all.add(new Figure("PEAK_HEAP", read.peakHeapBytes() / MEBIBYTE, "Mio"));
    }
    boolean rejects = Files.exists(reports.rejects(run));
    return new NightReport(
        run,
        mode,
        GeneralizedTime.write(started),
        (System.nanoTime() - nanosStarted) / 1e9,
        outcome,
        reasonCode,
        reason,
        files(),
        groups.totals(),
        groups.professions(),
        groups.departements(),
        groups.domains(),
        guards,
        read == null ? List.of() : Oddities.of(read, reports),
        steps,
        searches.get(),
        all,
        mode == Mode.PLAN ? "" : appliedAs,
        rejects ? reports.rejects(run).getFileName().toString() : "");
  }

  private List<SourceFile> files() {
    return read == null ? List.of() : read.files().stream().map(this::file).toList();
  }

  private SourceFile file(FileReport file) {
    return new SourceFile(
        file.name(),
        file.kind(),
        file.stamp(),
        file.bytes(),
        digests.of(file.name()),
        file.lines(),
        file.accepted(),
        file.unknownColumns(),
        file.absentColumns());
  }
}
