package fr.annuairesante.cli;

import fr.annuairesante.importer.Progress.Phase;
import fr.annuairesante.importer.difference.GuardRails;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
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
          + " is sent, while searches go on. Both ways limits stop a run that would change too much"
          + " of what is there."
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
    if (nightly.needsServer() && !server.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--plan, --replay and --revert need --server");
    }
    for (String each : nightly.accepted()) {
      if (!GuardRails.codes().contains(each.replaceFirst(":.*", ""))) {
        throw new Failure(
            "no limit is called " + each,
            "the limits are " + String.join(", ", GuardRails.codes()));
      }
    }
    if (server.isGiven()) {
      differences();
    } else {
      new BulkImport(console, data.created(), nightly.accepted(), files).run();
    }
    return 0;
  }

  private void differences() throws IOException, Failure, GeneralSecurityException {
    ServerAddress address = server.address(console);
    try (ImportLink link = new ImportLink(address, server.account())) {
      if (nightly.revert() != null) {
        RunReports reports = new RunReports(data.created().reports());
        new RevertedRun(console, link, reports, nightly.revert()).revert();
      } else {
        new NightlyImport(console, data.created(), link, server.account(), nightly, files).run();
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
}
