package fr.annuairesante.cli;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.EntryHistory;
import fr.annuairesante.server.index.NameKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code annuaire history}: the audit of one mailbox (R24, R36, R167). */
@Command(
    name = "history",
    description = {
      "Say who did what to a mailbox, and when; also while the server runs.",
      "One line for each change, with tabs: instant, who, receipt or run; then each value that"
          + " went (-) or came (+). Reads the whole journal."
    })
final class HistoryCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "ADDRESS", description = "The mailbox.")
  private String address;

  HistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    NameKey wanted = NameKey.of(Tree.mailbox(address));
    int[] steps = new int[1];
    EntryHistory.read(
        directory,
        entry ->
            entry.first(Attributes.MAIL).equalsIgnoreCase(address)
                && NameKey.of(entry.dn()).equals(wanted),
        step -> {
          steps[0]++;
          print(step);
        });
    if (steps[0] == 0) {
      throw new Failure(
          "the journal has no change of " + address,
          "it may be as an import of the whole directory brought it");
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(EntryHistory.Step step) {
    console.line(step.at() + "\t" + step.by() + "\t" + step.origin());
    print("-", step.before(), step.after());
    print("+", step.after(), step.before());
  }

  private void print(String sign, Optional<DirectoryEntry> of, Optional<DirectoryEntry> without) {
    for (Attribute attribute : of.map(DirectoryEntry::attributes).orElse(List.of())) {
      List<String> other = without.map(each -> each.values(attribute.name())).orElse(List.of());
      for (String value : attribute.values()) {
        if (!other.contains(value)) {
          console.line("  " + sign + " " + attribute.name() + ": " + value);
        }
      }
    }
  }
}
