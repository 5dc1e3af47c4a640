package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.ImportRequest;
import fr.annuairesante.importer.Progress.Phase;
import fr.annuairesante.importer.RegisterImport;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.DirectoryRebuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code annuaire import}. */
@Command(
    name = "import",
    description = {
      "Build the directory from register files; while no server runs on it.",
      "Text or zip, in any order; each is recognised by its header. A new directory is built beside"
          + " the old one and put in force at the very end: whatever fails, nothing is changed."
    })
final class ImportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Register files.")
  private List<Path> files;

  /**
   * What a run leaves in the reports folder.
   *
   * @param started UTC, generalized time
   * @param entries in the new directory
   * @param indexBytes its size on disk
   */
  private record RunReport(
      String started, double seconds, long entries, long indexBytes, ImportReport report) {}

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = data.created();
    String started = GeneralizedTime.write(Instant.now());
    try (Progress progress = new Progress(console);
        DirectoryRebuild rebuild = DirectoryRebuild.begin(directory)) {
      Path rejects = directory.reports().resolve("import-" + started + "-rejects.txt");
      ImportReport report = read(directory, rebuild, rejects, progress);
      progress.now("putting the new directory together");
      rebuild.commit();
      progress.wipe();
      RunReport run =
          new RunReport(started, progress.seconds(), rebuild.loaded(), rebuild.bytes(), report);
      Path json = directory.reports().resolve("import-" + started + ".json");
      write(run, json);
      print(run, json);
    }
    return 0;
  }

  private ImportReport read(
      DataDirectory directory, DirectoryRebuild rebuild, Path rejects, Progress progress)
      throws IOException {
    ImportRequest request =
        new ImportRequest(
            files,
            directory.work(),
            rejects,
            rebuild.previousRegister(),
            rebuild.previousMailboxes(),
            rebuild.sink(),
            (phase, done, total) -> say(progress, phase, done, total));
    try {
      return RegisterImport.run(request);
    } finally {
      if (Files.exists(rejects) && Files.size(rejects) == 0) {
        Files.delete(rejects);
      }
    }
  }

  private static void say(Progress progress, Phase phase, long done, long total) {
    switch (phase) {
      case CHECK -> progress.at("files checked", done, total);
      case READ -> progress.at("megabytes read", done >> 20, total >> 20);
      case MAILBOXES -> progress.at("parts of the mailboxes made", done, total);
      case JOIN -> progress.at("parts of persons and structures made", done, total);
    }
  }

  private static void write(RunReport run, Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    OutputFile.replace(file, out -> out.write(json.writeValueAsBytes(run)));
  }

  private void print(RunReport run, Path json) {
    console.out().print(run.report().text());
    console.line(
        Progress.count(run.entries())
            + " entries in force, "
            + Progress.count(run.indexBytes() >> 20)
            + " MiB, after "
            + Progress.duration(run.seconds()));
    console.line("report: " + json);
  }
}
