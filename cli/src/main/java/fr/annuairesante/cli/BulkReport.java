package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.ImportReport.RejectionReport;
import fr.annuairesante.importer.ImportReport.Repeated;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.Rejected;
import fr.annuairesante.importer.mapping.Anomalies;
import fr.annuairesante.importer.report.Breakdown;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Example;
import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Oddity;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import fr.annuairesante.importer.report.NightReport.Step;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    Optional<NightReport> before = reports.last(each -> each.outcome().upToDate());
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
        compared(oddities(made), kinds(files)),
        steps,
        List.of(),
        List.of(
            new Figure("ENTRIES", entries, ""),
            new Figure("DUPLICATE_LINES", made.counts().duplicateLines(), ""),
            new Figure("INDEX_BYTES", indexBytes / MEBIBYTE, "Mio"),
            new Figure("PEAK_HEAP", made.peakHeapBytes() / MEBIBYTE, "Mio")),
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

  private static Set<String> kinds(List<SourceFile> files) {
    return files.stream().map(SourceFile::kind).collect(Collectors.toSet());
  }

  private static List<Oddity> oddities(ImportReport made) {
    Map<String, Oddity> all = new LinkedHashMap<>();
    for (FileReport file : made.files()) {
      file.rejected().forEach(each -> all.merge(each.reason(), refused(each), BulkReport::sum));
    }
    for (Anomalies.Tally each : made.anomalies()) {
      String code = each.anomaly().name();
      List<Example> examples = each.examples().stream().map(BulkReport::example).toList();
      all.put(code, used(code, each.sentence(), each.count(), examples));
    }
    repeated(made, "REPEATED_ADDRESS_IDENTICAL", true, made.repeatedAddresses().identical(), all);
    repeated(made, "REPEATED_ADDRESS_DIFFERENT", false, made.repeatedAddresses().different(), all);
    return List.copyOf(all.values());
  }

  private static void repeated(
      ImportReport made, String code, boolean identical, long count, Map<String, Oddity> all) {
    if (count > 0) {
      List<Example> examples =
          made.repeatedAddresses().examples().stream()
              .filter(each -> each.identical() == identical)
              .map(Repeated::address)
              .map(BulkReport::example)
              .toList();
      String sentence =
          identical
              ? "An address comes again, the line is the same: used once."
              : "An address comes again with differences: the first line is used.";
      all.put(code, used(code, sentence, count, examples));
    }
  }

  private static Example example(String value) {
    return new Example("", value);
  }

  private static Oddity used(String code, String sentence, long count, List<Example> examples) {
    return new Oddity(code, sentence, false, count, NightReport.UNKNOWN, examples);
  }

  private static Oddity refused(RejectionReport rejection) {
    return new Oddity(
        rejection.reason(),
        rejection.sentence(),
        true,
        rejection.count(),
        NightReport.UNKNOWN,
        rejection.examples().stream().map(BulkReport::example).toList());
  }

  private static Example example(Rejected line) {
    String column = line.column().isEmpty() ? "" : ", " + line.column();
    return new Example(line.file() + ":" + line.line() + column, line.value());
  }

  private static Oddity sum(Oddity one, Oddity other) {
    List<Example> examples = new ArrayList<>(one.examples());
    examples.addAll(other.examples());
    return new Oddity(
        one.code(),
        one.sentence(),
        one.refused(),
        one.count() + other.count(),
        NightReport.UNKNOWN,
        examples);
  }

  /** With the counts of the last run that read the same kinds of files. */
  private List<Oddity> compared(List<Oddity> oddities, Set<String> kinds) throws IOException {
    Optional<NightReport> before =
        reports.last(each -> each.outcome().upToDate() && kinds(each.files()).equals(kinds));
    return before.isEmpty() ? oddities : before.get().comparedWithThis(oddities);
  }
}
