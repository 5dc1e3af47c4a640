package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Receipt;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** One act of the agency, sent to a running server: a batch of one line, with its receipt. */
abstract class AgencyAct implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;

  @Mixin private ActorOption actor;

  AgencyAct(Console console) {
    this.console = console;
  }

  /** What the options and parameters ask for. */
  abstract Act act() throws Failure, IOException, GeneralSecurityException;

  /** Whether it is to be done again until it changes nothing more. */
  boolean repeats() {
    return false;
  }

  @Override
  public final Integer call() throws Failure, IOException, GeneralSecurityException {
    JsonNode line = JSON.createObjectNode().set("acte", JSON.readTree(Dossier.write(act())));
    try (ActsLink link = new ActsLink(actor, console)) {
      ReceiptLines lines = new ReceiptLines(console);
      Receipt receipt;
      do {
        String name = "acte-" + UUID.randomUUID();
        receipt = link.send(new BatchPart(name, 1, false, List.of(line)));
        lines.add(receipt);
        console.note("request " + name + ": " + lines.summary());
      } while (repeats() && receipt.applied() > 0);
      return lines.refused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }
}
