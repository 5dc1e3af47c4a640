package fr.annuairesante.cli;

import fr.annuairesante.cli.ImportLink.LinkFailure;
import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportRequest;
import fr.annuairesante.importer.RegisterImport;
import fr.annuairesante.importer.difference.Changes;
import fr.annuairesante.importer.difference.Differences;
import fr.annuairesante.importer.difference.GuardRails;
import fr.annuairesante.importer.difference.HeldUnits;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Guard;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.BatchConsumer;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run by differences on a running server: what it holds is read back, compared with the files,
 * looked at by the guard-rails, and only then is anything sent. Broken off and run again, it goes
 * on as the same run.
 */
final class NightlyImport {

  private static final String FOLDER = "run-";

  private final Console console;
  private final DataDirectory data;
  private final ImportLink link;
  private final String account;
  private final NightlyOptions options;
  private final Instant started = Instant.now();
  private final List<Path> files;
  private final RunReports reports;
  private final RunReport report;
  private PastRuns past = new PastRuns(List.of());

  NightlyImport(
      Console console,
      DataDirectory data,
      ImportLink link,
      String account,
      NightlyOptions options,
      List<Path> files) {
    this.console = console;
    this.data = data;
    this.link = link;
    this.account = account;
    this.options = options;
    this.files = files;
    this.reports = new RunReports(data.reports());
    Mode mode =
        options.plan() ? Mode.PLAN : options.replay().isPresent() ? Mode.REPLAY : Mode.DIFFERENCES;
    this.report = new RunReport(reports, new FileDigests(files), mode, started);
  }

  /** Runs; whatever comes of it, a report is left. */
  void run() throws IOException, Failure {
    Files.createDirectories(data.work());
    Files.createDirectories(data.reports());
    removeLeftovers();
    Path work = Files.createDirectories(data.work().resolve(FOLDER + report.run()));
    try (Progress progress = new Progress(console)) {
      run(work, progress);
    } catch (IOException | Failure stopped) {
      end(stopped);
      throw stopped;
    } finally {
      delete(work);
    }
  }

  private void end(Exception stopped) throws IOException {
    boolean unwritten = stopped instanceof ImportFailure || stopped instanceof Failure;
    if (!report.writing() && !options.plan() && !(stopped instanceof LinkFailure)) {
      note(Failures.sentence(stopped));
    }
    leave(report.end(unwritten && !report.writing() ? Outcome.STOPPED : Outcome.FAILED, stopped));
  }

  /** Nothing was written; whoever asks the server is to know that there was a run. */
  private void note(String why) throws IOException {
    String run = past.free(report.run());
    String dossier = RunDossier.stopped(started, account, why).toJson();
    try {
      link.apply(new Batch(run, 1, RunState.STOPPED, dossier, List.of()));
      report.appliesAs(run);
    } catch (LinkFailure unheard) {
      console.note("the server does not hear that the run stopped: " + unheard.getMessage());
    }
  }

  /** What a run left that was killed: one run at a time has this data directory. */
  private void removeLeftovers() throws IOException {
    try (Stream<Path> folders = Files.list(data.work())) {
      for (Path each : folders.toList()) {
        if (each.getFileName().toString().startsWith(FOLDER)) {
          delete(each);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path each : left.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private void run(Path work, Progress progress) throws IOException, Failure {
    progress.now("reading what the directory holds");
    past = new PastRuns(link.runs());
    try (SearchWatch watch = SearchWatch.start(link::another)) {
      report.watched(watch);
      compare(work, progress);
    }
  }

  private void compare(Path work, Progress progress) throws IOException, Failure {
    HeldUnits held = link.held();
    link.close();
    report.step("DIGESTS");
    try (Differences differences = new Differences(held, work)) {
      report.step("COMPARE");
      ImportReport read = read(work, differences, progress);
      report.read(read);
      Changes changes = differences.finish();
      report.changes(changes);
      RunDossier dossier = dossier(read);
      GuardRails rails = new GuardRails(past.lastFiles(), options.accepted());
      List<Guard> guards = new ArrayList<>(rails.ofFiles(dossier.files()));
      guards.addAll(rails.ofChanges(changes.counts()));
      report.guards(guards);
      report.step("GUARDS");
      progress.wipe();
      stopIfAsked(GuardRails.stopping(guards));
      boolean news = !changes.isEmpty() || !past.areInForce(dossier);
      if (!options.plan() && news) {
        send(differences, dossier, changes, progress);
      }
      progress.wipe();
      print(read, changes);
    }
  }

  private ImportReport read(Path work, Differences differences, Progress progress)
      throws IOException {
    Path rejects = reports.rejects(report.run());
    try {
      return RegisterImport.run(
          new ImportRequest(
              files,
              options.replay().isPresent()
                  ? ReplayedLines.read(options.replay().get())
                  : ReplayedLines.NONE,
              work,
              rejects,
              sink -> link.entries(List.of(UnitKind.PERSON, UnitKind.STRUCTURE), sink),
              sink -> link.entries(List.of(UnitKind.MAILBOX), sink),
              differences,
              (phase, done, total) -> ImportCommand.say(progress, phase, done, total)));
    } finally {
      if (Files.exists(rejects) && Files.size(rejects) == 0) {
        Files.delete(rejects);
      }
    }
  }

  private RunDossier dossier(ImportReport read) {
    return new RunDossier(
        GeneralizedTime.write(started),
        "",
        account,
        RunDossier.facts(read),
        List.copyOf(options.accepted()),
        options.replay().map(FileDigests::sha256).orElse(""),
        "");
  }

  private void stopIfAsked(List<Guard> stopping) throws Failure {
    if (options.plan()) {
      stopping.forEach(guard -> console.line("would stop: " + GuardSentence.of(guard)));
      return;
    }
    GuardSentence.refuse(stopping, console);
  }

  /**
   * As one run with what an earlier attempt at the same has applied; files that change nothing are
   * in force with an empty batch.
   */
  private void send(Differences differences, RunDossier dossier, Changes changes, Progress progress)
      throws IOException {
    Optional<PastRun> begun = past.begun(dossier);
    String run = begun.map(PastRun::id).orElse(past.free(report.run()));
    int[] number = {begun.map(each -> each.entry().batches()).orElse(0)};
    String said = dossier.toJson();
    long total = changes.put() + changes.deleted() + changes.closed() + changes.renumbered();
    long[] sent = new long[1];
    report.appliesAs(run);
    BatchConsumer sender =
        (batch, last) -> {
          number[0]++;
          RunState state = last ? RunState.APPLIED : RunState.STARTED;
          Applied applied =
              link.apply(new Batch(run, number[0], state, number[0] == 1 ? said : "", batch));
          sent[0] += batch.size();
          report.applied(applied);
          progress.at("changes sent", sent[0], total);
        };
    if (changes.isEmpty()) {
      sender.accept(List.of(), true);
    } else {
      differences.forEachBatch(sender);
    }
    report.step("SEND");
  }

  private void print(ImportReport read, Changes changes) throws IOException {
    Outcome outcome =
        options.plan() ? Outcome.PLANNED : changes.isEmpty() ? Outcome.UNCHANGED : Outcome.APPLIED;
    NightReport night = report.end(outcome);
    console.out().print(read.text());
    console.line(
        String.format(
            Locale.ROOT,
            "%s: %,d put (%,d came back), %,d removed, %,d closed, %,d from ADELI to RPPS,"
                + " %,d unchanged, %,d left to their operators",
            outcome.name().toLowerCase(Locale.ROOT),
            changes.put(),
            changes.returned(),
            changes.deleted(),
            changes.closed(),
            changes.renumbered(),
            changes.unchanged(),
            changes.kept()));
    console.line("run " + report.appliedAs() + ", after " + Progress.duration(night.seconds()));
    leave(night);
  }

  private void leave(NightReport night) throws IOException {
    reports.write(night);
    console.line("report: " + reports.page(night));
  }
}
