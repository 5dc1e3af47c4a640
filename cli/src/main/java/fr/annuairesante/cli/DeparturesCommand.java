package fr.annuairesante.cli;

import fr.annuairesante.server.acts.Departures;
import fr.annuairesante.server.acts.Departures.Departure;
import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.trustspace.Dossier;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code annuaire departures}: mailboxes whose professionals have left the register. */
@Command(
    name = "departures",
    description = {
      "List the mailboxes whose professionals have left the register.",
      "An operator gets its own, the agency all. One line for each, with tabs: address, operator,"
          + " national identifier, the day the professional left, \"hidden\" or \"shown\", the day"
          + " since which or from which on the mailbox is hidden."
    })
final class DeparturesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ActorOption actor;

  DeparturesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    long hidden = 0;
    long shown = 0;
    try (ActsLink link = new ActsLink(actor, console)) {
      Departures page = new Departures(List.of(), true);
      String last = "";
      while (page.suite()) {
        page = Dossier.read(link.ask(Questions.departures(last)), Departures.class);
        for (Departure each : page.boites()) {
          print(each);
          hidden += each.masquee() ? 1 : 0;
          shown += each.masquee() ? 0 : 1;
          last = each.adresse();
        }
      }
    }
    console.note(Progress.count(hidden) + " hidden, " + Progress.count(shown) + " shown");
    return CommandLine.ExitCode.OK;
  }

  private void print(Departure each) {
    console.line(
        String.join(
            "\t",
            each.adresse(),
            each.operateur(),
            each.identifiant(),
            each.sortie().toString(),
            each.masquee() ? "hidden" : "shown",
            each.date().map(LocalDate::toString).orElse("")));
  }
}
