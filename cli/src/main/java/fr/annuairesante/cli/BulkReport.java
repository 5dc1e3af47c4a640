package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.report.Breakdown;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import fr.annuairesante.importer.report.NightReport.Step;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns what a run in bulk did into the report that people read. */
final class BulkReport {

  private static final double MEBIBYTE = 1 << 20;

  private final RunReports reports;
  private final String run;
  private final Instant started;

  /**
   * @param reports of the runs before, to compare with
   */
  BulkReport(RunReports reports, String run, Instant started) {
    this.reports = reports;
    this.run = run;
    this.started = started;
  }

  /**
   * A run whose directory is in force.
   *
   * @param indexBytes size of the index
   * @param commitSeconds how long it took to put it together
   */
  NightReport applied(
      ImportReport made,
      Breakdown counts,
      FileDigests digests,
      long entries,
      long indexBytes,
      double commitSeconds)
      throws IOException {
    List<Step> steps = new ArrayList<>();
    made.phases().forEach(each -> steps.add(new Step(each.phase(), each.milliseconds() / 1e3)));
    steps.add(new Step("COMMIT", commitSeconds));
    List<SourceFile> files = made.files().stream().map(file -> file(file, digests)).toList();
    Optional<NightReport> before = reports.inForce().findFirst();
    return new NightReport(
        run,
        Mode.BULK,
        GeneralizedTime.write(started),
        seconds(),
        Outcome.APPLIED,
        "",
        "",
        files,
        counts.totals(groups(before, NightReport::totals)),
        counts.professions(groups(before, NightReport::professions)),
        counts.departements(groups(before, NightReport::departements)),
        counts.domains(groups(before, NightReport::domains)),
        List.of(),
        Oddities.of(made, reports),
        steps,
        List.of(),
        List.of(
            new Figure("ENTRIES", entries, ""),
            new Figure("DUPLICATE_LINES", made.counts().duplicateLines(), ""),
            new Figure("INDEX_BYTES", indexBytes / MEBIBYTE, "Mio"),
            new Figure("PEAK_HEAP", made.peakHeapBytes() / MEBIBYTE, "Mio")),
        run,
        made.rejectedLines() == 0 ? "" : reports.rejects(run).getFileName().toString());
  }

  /** A run that changed nothing, and why. */
  NightReport refused(IOException why) {
    boolean held = why instanceof ImportFailure || why instanceof DataDirectory.InUse;
    String code =
        why instanceof ImportFailure failure
            ? failure.code().name()
            : why instanceof DataDirectory.InUse ? "IN_USE" : "FAILURE";
    return new NightReport(
        run,
        Mode.BULK,
        GeneralizedTime.write(started),
        seconds(),
        held ? Outcome.STOPPED : Outcome.FAILED,
        code,
        Failures.sentence(why),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "");
  }

  private double seconds() {
    return Duration.between(started, Instant.now()).toMillis() / 1e3;
  }

  private static List<Group> groups(
      Optional<NightReport> before, Function<NightReport, List<Group>> which) {
    return before.map(which).orElse(List.of());
  }

  private static SourceFile file(FileReport file, FileDigests digests) {
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
