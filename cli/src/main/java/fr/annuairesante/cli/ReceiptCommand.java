package fr.annuairesante.cli;

import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.acts.Receipt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code annuaire receipt}: reads again what became of a batch. */
@Command(
    name = "receipt",
    description = {
      "Read again what became of a batch, as publish printed it.",
      "Batches are kept under the name that publish said, or was given as --request."
    })
final class ReceiptCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ActorOption actor;

  @Parameters(paramLabel = "REQUEST", description = "Name of the batch.")
  private String request;

  ReceiptCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    try (ActsLink link = new ActsLink(actor, console)) {
      ReceiptLines receipts = new ReceiptLines(console);
      String json = link.ask(Questions.receipt(request, 1));
      if (json.isEmpty()) {
        throw new Failure("there is no receipt of a request " + request, "see what publish said");
      }
      String first = Receipt.of(json).recu().toString();
      for (int part = 1; !json.isEmpty(); part++) {
        receipts.add(Receipt.of(json));
        json = link.ask(Questions.receipt(request, part + 1));
      }
      console.note("request " + request + " of " + first + ": " + receipts.summary());
      return CommandLine.ExitCode.OK;
    }
  }
}
