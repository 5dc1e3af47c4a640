package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.ImportReport.RejectionReport;
import fr.annuairesante.importer.ImportReport.Repeated;
import fr.annuairesante.importer.extract.Rejected;
import fr.annuairesante.importer.mapping.Anomalies;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Example;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Oddity;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines refused, and lines used with a remark, by kind, beside how many the run before had. */
final class Oddities {

  private Oddities() {}

  /**
   * Those of a run.
   *
   * @param reports of the runs before: the last with files of the same kinds is compared with
   */
  static List<Oddity> of(ImportReport made, RunReports reports) throws IOException {
    Set<String> kinds = made.files().stream().map(FileReport::kind).collect(Collectors.toSet());
    Optional<NightReport> before =
        reports
            .inForce()
            .filter(each -> each.mode() != Mode.REPLAY && kinds(each).equals(kinds))
            .findFirst();
    List<Oddity> oddities = of(made);
    return before.isEmpty() ? oddities : before.get().comparedWithThis(oddities);
  }

  private static Set<String> kinds(NightReport report) {
    return report.files().stream().map(SourceFile::kind).collect(Collectors.toSet());
  }

  private static List<Oddity> of(ImportReport made) {
    Map<String, Oddity> all = new LinkedHashMap<>();
    for (FileReport file : made.files()) {
      file.rejected().forEach(each -> all.merge(each.reason(), refused(each), Oddities::sum));
    }
    for (Anomalies.Tally each : made.anomalies()) {
      String code = each.anomaly().name();
      List<Example> examples = each.examples().stream().map(Oddities::example).toList();
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
              .map(Oddities::example)
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
        rejection.examples().stream().map(Oddities::example).toList());
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
}
