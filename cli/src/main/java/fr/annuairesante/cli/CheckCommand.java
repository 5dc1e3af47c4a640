package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.DirectoryCheck;
import fr.annuairesante.server.DirectoryCheck.Findings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code annuaire check}. */
@Command(
    name = "check",
    description = {
      "Verify index, journal and counts; also while the server runs.",
      "Ends with 1 and a list when something is wrong."
    })
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    Findings findings;
    try (Progress progress = new Progress(console)) {
      progress.now("checksums of the index");
      findings =
          DirectoryCheck.of(directory, (read, all) -> progress.at("entries checked", read, all));
    }
    findings.counts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            count ->
                console.line(
                    count.getKey().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + Progress.count(count.getValue())));
    console.line("journal: " + Progress.count(findings.changes()) + " changes");
    if (findings.faults().isEmpty()) {
      console.line("all is well");
      return 0;
    }
    findings.faults().forEach(fault -> console.line("wrong: " + fault));
    throw new Failure(
        "the directory is damaged", "import the files again, or restore DATA from a backup");
  }
}
