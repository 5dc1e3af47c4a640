package fr.annuairesante.cli;

import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportRequest;
import fr.annuairesante.importer.Progress.Phase;
import fr.annuairesante.importer.RegisterImport;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.importer.report.Breakdown;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code annuaire import}. */
@Command(
    name = "import",
    description = {
      "Read register files into the directory.",
      "Text or zip, in any order; each is recognised by its header. Without --server a new"
          + " directory is built beside the old one, while no server runs on it, and put in force"
          + " at the very end: whatever fails, nothing is changed. With --server only what differs"
          + " is sent, while searches go on; limits stop a run that would change too much."
    })
final class ImportCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Mixin private ServerOption server;

  @Mixin private NightlyOptions nightly;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Register files.")
  private List<Path> files = List.of();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Failure, GeneralSecurityException {
    if (files.isEmpty() == (nightly.revert() == null)) {
      throw new ParameterException(
          spec.commandLine(), files.isEmpty() ? "no file given" : "--revert takes no file");
    }
    if (nightly.isGiven() && !server.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--plan, --accept, --replay and --revert need --server");
    }
    return server.isGiven() ? differences() : rebuild();
  }

  private int differences() throws IOException, Failure, GeneralSecurityException {
    ServerAddress address = server.address(console);
    try (ImportLink link = new ImportLink(address, server.account())) {
      if (nightly.revert() != null) {
        RunReports reports = new RunReports(data.created().reports());
        new RevertedRun(console, link, reports, nightly.revert()).revert();
        return 0;
      }
      new NightlyImport(console, data.created(), link, server.account(), nightly, files).run();
      return 0;
    }
  }

  private int rebuild() throws IOException {
    DataDirectory directory = data.created();
    RunReports reports = new RunReports(directory.reports());
    Instant started = Instant.now();
    String run = reports.nameOfRun(started);
    BulkReport report = new BulkReport(reports, run, started);
    try {
      build(directory, reports, run, report, started);
    } catch (IOException refused) {
      try {
        reports.write(report.refused(refused));
        note(directory, run, started, refused);
      } catch (IOException alsoThat) {
        refused.addSuppressed(alsoThat);
      }
      throw refused;
    }
    return 0;
  }

  /** The directory that stays in force, if there is one, remembers that there was a run. */
  private static void note(DataDirectory data, String run, Instant started, IOException why)
      throws IOException {
    if (why instanceof DataDirectory.InUse || data.index().isEmpty()) {
      return;
    }
    String dossier = RunDossier.stopped(started, "", Failures.sentence(why)).toJson();
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
      Batch stopped = new Batch(run, 1, RunState.STOPPED, dossier, List.of());
      new ImportRuns(directory).apply(stopped).join();
    } catch (CompletionException failed) {
      throw new IOException("the note of the run cannot be written", failed);
    }
  }

  private void build(
      DataDirectory directory, RunReports reports, String run, BulkReport report, Instant started)
      throws IOException {
    FileDigests digests = new FileDigests(files);
    try (Progress progress = new Progress(console);
        DirectoryRebuild rebuild = DirectoryRebuild.begin(directory)) {
      Breakdown counts = new Breakdown(rebuild.sink());
      ImportReport made = read(directory, rebuild, counts, reports.rejects(run), progress);
      String said = RunDossier.inBulk(started, Instant.now(), made).toJson();
      rebuild.sink().put(ImportRuns.inBulk(run, said));
      progress.now("putting the new directory together");
      double before = progress.seconds();
      rebuild.commit();
      double commit = progress.seconds() - before;
      progress.wipe();
      NightReport night =
          report.applied(made, counts, digests, rebuild.loaded(), rebuild.bytes(), commit);
      reports.write(night);
      print(made, night, rebuild, reports.page(night));
    }
  }

  private ImportReport read(
      DataDirectory directory,
      DirectoryRebuild rebuild,
      EntrySink sink,
      Path rejects,
      Progress progress)
      throws IOException {
    ImportRequest request =
        new ImportRequest(
            files,
            ReplayedLines.NONE,
            directory.work(),
            rejects,
            rebuild.previousRegister(),
            rebuild.previousMailboxes(),
            sink,
            (phase, done, total) -> say(progress, phase, done, total));
    try {
      return RegisterImport.run(request);
    } finally {
      if (Files.exists(rejects) && Files.size(rejects) == 0) {
        Files.delete(rejects);
      }
    }
  }

  static void say(Progress progress, Phase phase, long done, long total) {
    switch (phase) {
      case CHECK -> progress.at("files checked", done, total);
      case READ -> progress.at("megabytes read", done >> 20, total >> 20);
      case MAILBOXES -> progress.at("parts of the mailboxes made", done, total);
      case JOIN -> progress.at("parts of persons and structures made", done, total);
    }
  }

  private void print(ImportReport made, NightReport night, DirectoryRebuild rebuild, Path page)
      throws IOException {
    console.out().print(made.text());
    console.line(
        Progress.count(rebuild.loaded())
            + " entries in force, "
            + Progress.count(rebuild.bytes() >> 20)
            + " MiB, after "
            + Progress.duration(night.seconds()));
    console.line("report: " + page);
  }
}
