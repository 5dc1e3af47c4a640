package fr.annuairesante.cli;

import fr.annuairesante.cli.ImportLink.LinkFailure;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Example;
import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Oddity;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.Searches;
import fr.annuairesante.importer.report.NightReport.Step;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.exchange.Reverted;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A run that is taken back, with a report of its own. */
final class RevertedRun {

  private static final Reverted NOTHING = new Reverted(0, List.of(), 0, List.of());

  private final Console console;
  private final ImportLink link;
  private final RunReports reports;
  private final String run;
  private final Instant started = Instant.now();
  private final long nanosStarted = System.nanoTime();

  /**
   * @param run as its entry below ou=executions is called
   */
  RevertedRun(Console console, ImportLink link, RunReports reports, String run) {
    this.console = console;
    this.link = link;
    this.reports = reports;
    this.run = run;
  }

  /** Takes it back; fails when something stayed because it was changed since. */
  void revert() throws IOException, Failure {
    Reverted reverted;
    try (SearchWatch watch = SearchWatch.start(link::another)) {
      reverted = link.revert(run);
      leave(report(Outcome.REVERTED, "", reverted, watch.searches()));
    } catch (LinkFailure failed) {
      Outcome outcome = failed.isRefusal() ? Outcome.STOPPED : Outcome.FAILED;
      leave(report(outcome, failed.getMessage(), NOTHING, List.of()));
      throw failed;
    }
    console.line(
        Progress.count(reverted.restored()) + " entries are as they were before run " + run);
    reverted.refused().forEach(dn -> console.line("changed since, left as it is: " + dn));
    if (reverted.refusals() > 0) {
      throw new Failure(
          Progress.count(reverted.refusals()) + " entries were changed since and stay",
          "change them by hand, or import newer files");
    }
  }

  private void leave(NightReport report) throws IOException {
    reports.write(report);
    console.line("report: " + reports.page(report));
  }

  private NightReport report(
      Outcome outcome, String reason, Reverted reverted, List<Searches> searches) {
    double seconds = (System.nanoTime() - nanosStarted) / 1e9;
    return new NightReport(
        reports.nameOfRun(started),
        Mode.REVERT,
        GeneralizedTime.write(started),
        seconds,
        outcome,
        reason.isEmpty() ? "" : outcome == Outcome.STOPPED ? "REFUSED" : "FAILED",
        reason,
        List.of(),
        reverted.units().stream().map(RevertedRun::group).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        oddities(reverted),
        List.of(new Step("REVERT", seconds)),
        searches,
        List.of(
            new Figure("RESTORED", reverted.restored(), ""),
            new Figure("LEFT_AS_IS", reverted.refusals(), "")),
        run,
        "");
  }

  private static Group group(Reverted.Units units) {
    return new Group(
        units.kind().name(),
        "",
        NightReport.UNKNOWN,
        NightReport.UNKNOWN,
        units.added(),
        units.changed(),
        units.removed());
  }

  private static List<Oddity> oddities(Reverted reverted) {
    return reverted.refusals() == 0
        ? List.of()
        : List.of(
            new Oddity(
                "CHANGED_SINCE",
                "An entry was changed since by somebody else: it stays as it is.",
                false,
                reverted.refusals(),
                NightReport.UNKNOWN,
                reverted.refused().stream().map(dn -> new Example("", dn)).toList()));
  }
}
