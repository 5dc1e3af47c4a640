package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportRequest;
import fr.annuairesante.importer.RegisterImport;
import fr.annuairesante.importer.difference.Changes;
import fr.annuairesante.importer.difference.Differences;
import fr.annuairesante.importer.difference.GuardRails;
import fr.annuairesante.importer.difference.HeldUnits;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.importer.report.Breakdown;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Guard;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * A run that builds the whole directory anew, while no server runs on it. Where there is one in
 * force, the guard-rails look at what would become of it before it is replaced.
 */
final class BulkImport {

  private final Console console;
  private final DataDirectory data;
  private final Set<String> accepted;
  private final List<Path> files;
  private final Instant started = Instant.now();
  private final RunReports reports;
  private final RunReport report;

  /**
   * @param accepted limits that a person let pass
   */
  BulkImport(Console console, DataDirectory data, Set<String> accepted, List<Path> files) {
    this.console = console;
    this.data = data;
    this.accepted = accepted;
    this.files = files;
    this.reports = new RunReports(data.reports());
    this.report = new RunReport(reports, new FileDigests(files), Mode.BULK, started);
  }

  /** Runs; whatever comes of it, a report is left. */
  void run() throws IOException, Failure {
    try {
      build();
    } catch (IOException | Failure refused) {
      try {
        reports.write(report.end(outcome(refused), refused));
        note(refused);
      } catch (IOException alsoThat) {
        refused.addSuppressed(alsoThat);
      }
      throw refused;
    }
  }

  /** Whether it was not to go on, or could not. */
  private static Outcome outcome(Exception refused) {
    boolean held =
        refused instanceof Failure
            || refused instanceof ImportFailure
            || refused instanceof DataDirectory.InUse;
    return held ? Outcome.STOPPED : Outcome.FAILED;
  }

  /** The directory that stays in force, if there is one, remembers that there was a run. */
  private void note(Exception why) throws IOException {
    if (why instanceof DataDirectory.InUse || data.index().isEmpty()) {
      return;
    }
    String dossier = RunDossier.stopped(started, "", Failures.sentence(why)).toJson();
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
      Batch stopped = new Batch(report.run(), 1, RunState.STOPPED, dossier, List.of());
      new ImportRuns(directory).apply(stopped).join();
    } catch (CompletionException failed) {
      throw new IOException("the note of the run cannot be written", failed);
    }
  }

  private void build() throws IOException, Failure {
    try (Progress progress = new Progress(console);
        DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      Breakdown counts = new Breakdown(rebuild.sink());
      ImportReport made = readGuarded(rebuild, counts, progress);
      String said = RunDossier.inBulk(started, Instant.now(), made, accepted).toJson();
      rebuild.sink().put(ImportRuns.inBulk(report.run(), said));
      progress.now("putting the new directory together");
      rebuild.commit();
      report.step("COMMIT");
      progress.wipe();
      report.built(counts, rebuild.loaded(), rebuild.bytes());
      NightReport night = report.end(Outcome.APPLIED);
      reports.write(night);
      print(made, night, rebuild);
    }
  }

  /** Compares with the directory in force meanwhile, and stops where a limit is passed. */
  private ImportReport readGuarded(DirectoryRebuild rebuild, EntrySink counts, Progress progress)
      throws IOException, Failure {
    HeldUnits held = new HeldUnits();
    PastRuns past = inForce(held, progress);
    if (held.size() == 0) {
      return read(rebuild, counts, progress);
    }
    try (Differences differences = new Differences(held, data.work())) {
      ImportReport made = read(rebuild, both(differences, counts), progress);
      Changes changes = differences.finish();
      report.changes(changes);
      GuardRails rails = new GuardRails(past.lastFiles(), accepted);
      List<Guard> guards = new ArrayList<>(rails.ofFiles(RunDossier.facts(made)));
      guards.addAll(rails.ofChanges(changes.counts()));
      report.guards(guards);
      report.step("GUARDS");
      progress.wipe();
      GuardSentence.refuse(GuardRails.stopping(guards), console);
      return made;
    }
  }

  /** Reads what the directory in force holds, and what it remembers. */
  private PastRuns inForce(HeldUnits held, Progress progress) throws IOException {
    if (data.index().isEmpty()) {
      return new PastRuns(List.of());
    }
    progress.now("reading what the directory holds");
    try (Snapshot snapshot = Snapshot.open(data.index().get())) {
      ImportRuns.digests(
          snapshot,
          started,
          page -> {
            held.add(page);
            return true;
          });
      return new PastRuns(PastRun.allOf(snapshot));
    } finally {
      report.step("DIGESTS");
    }
  }

  private static EntrySink both(EntrySink one, EntrySink other) {
    return new EntrySink() {
      @Override
      public void put(DirectoryEntry entry) throws IOException {
        one.put(entry);
        other.put(entry);
      }

      @Override
      public void put(DirectoryEntry entry, List<DirectoryEntry> below) throws IOException {
        one.put(entry, below);
        other.put(entry, below);
      }
    };
  }

  private ImportReport read(DirectoryRebuild rebuild, EntrySink sink, Progress progress)
      throws IOException {
    Path rejects = reports.rejects(report.run());
    ImportRequest request =
        new ImportRequest(
            files,
            ReplayedLines.NONE,
            data.work(),
            rejects,
            rebuild.previousRegister(),
            rebuild.previousMailboxes(),
            sink,
            (phase, done, total) -> ImportCommand.say(progress, phase, done, total));
    try {
      ImportReport made = RegisterImport.run(request);
      report.read(made);
      return made;
    } finally {
      if (Files.exists(rejects) && Files.size(rejects) == 0) {
        Files.delete(rejects);
      }
    }
  }

  private void print(ImportReport made, NightReport night, DirectoryRebuild rebuild)
      throws IOException {
    console.out().print(made.text());
    console.line(
        Progress.count(rebuild.loaded())
            + " entries in force, "
            + Progress.count(rebuild.bytes() >> 20)
            + " MiB, after "
            + Progress.duration(night.seconds()));
    console.line("report: " + reports.page(night));
  }
}
