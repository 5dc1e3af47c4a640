package fr.annuairesante.importer;

import fr.annuairesante.importer.ImportReport.FileReport;
import fr.annuairesante.importer.ImportReport.RejectionReport;
import fr.annuairesante.importer.extract.Rejected;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as people read it. */
final class ReportText {

  private final StringBuilder text = new StringBuilder(2048);

  private ReportText() {}

  static String of(ImportReport report) {
    ReportText rendering = new ReportText();
    report.files().forEach(rendering::file);
    rendering.counts(report);
    rendering.anomalies(report);
    rendering.run(report);
    return rendering.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void file(FileReport file) {
    String stamp = file.stamp().isEmpty() ? "" : ", " + file.stamp();
    line("%s (%s%s)", file.name(), file.kind(), stamp);
    line("  %,d lines read, %,d accepted", file.lines(), file.accepted());
    file.rejected().forEach(this::rejection);
    if (!file.unknownColumns().isEmpty()) {
      line("  unknown columns, ignored: %s", String.join(", ", file.unknownColumns()));
    }
    if (!file.absentColumns().isEmpty()) {
      line("  optional columns it lacks: %s", String.join(", ", file.absentColumns()));
    }
  }

  private void rejection(RejectionReport rejection) {
    line("  %,d rejected: %s", rejection.count(), rejection.sentence());
    for (Rejected each : rejection.examples()) {
      String column = each.column().isEmpty() ? "" : ", " + each.column();
      line("    line %d%s: %s", each.line(), column, each.value());
    }
  }

  private void counts(ImportReport report) {
    ImportReport.Counts counts = report.counts();
    String types =
        counts.mailboxes().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    line("");
    line("Persons    %,12d", counts.persons());
    line("Activities %,12d", counts.activities());
    line("Structures %,12d", counts.structures());
    line("Mailboxes  %,12d%s", counts.allMailboxes(), types.isEmpty() ? "" : "  (" + types + ")");
    line("Duplicate register lines, used once: %,d", counts.duplicateLines());
    ImportReport.RepeatedAddresses repeated = report.repeatedAddresses();
    line(
        "Repeated addresses, first line taken: %,d identical, %,d different",
        repeated.identical(), repeated.different());
    for (ImportReport.Repeated each : repeated.examples()) {
      String how = each.identical() ? "identical" : "different";
      line("  %s: %d lines, %s", each.address(), each.lines(), how);
    }
  }

  private void anomalies(ImportReport report) {
    report
        .anomalies()
        .forEach(
            each ->
                line(
                    "%,d accepted with a remark: %s (%s)",
                    each.count(), each.sentence(), String.join(", ", each.examples())));
  }

  private void run(ImportReport report) {
    String phases =
        report.phases().stream()
            .map(p -> String.format(Locale.ROOT, "%s %,d ms", p.phase(), p.milliseconds()))
            .collect(Collectors.joining(", "));
    line("Took %s; peak heap %,d MiB", phases, report.peakHeapBytes() >> 20);
    if (report.rejectedLines() > 0) {
      line("%,d rejected lines are in %s", report.rejectedLines(), report.rejectsFile());
    }
  }
}
