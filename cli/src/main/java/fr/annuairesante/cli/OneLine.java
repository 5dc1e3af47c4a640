package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Receipt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;

/** A batch of one line that a command makes, sent to a running server. */
final class OneLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OneLine() {}

  /** Sends it once. */
  static int send(Console console, ActorOption actor, String field, String record)
      throws Failure, IOException, GeneralSecurityException {
    return send(console, actor, field, record, false);
  }

  /**
   * Sends it and prints its receipt; the exit code.
   *
   * @param field which kind of line it is
   * @param record as JSON
   * @param repeats whether it is sent again, as another request, until it changes nothing more
   */
  static int send(Console console, ActorOption actor, String field, String record, boolean repeats)
      throws Failure, IOException, GeneralSecurityException {
    ObjectNode line = JSON.createObjectNode();
    try {
      line.set(field, JSON.readTree(record));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what a record was written as is JSON", impossible);
    }
    try (ActsLink link = new ActsLink(actor, console)) {
      ReceiptLines lines = new ReceiptLines(console);
      Receipt receipt;
      do {
        String name = field + "-" + UUID.randomUUID();
        receipt = link.send(new BatchPart(name, 1, false, List.of(line)));
        lines.add(receipt);
        console.note("request " + name + ": " + lines.summary());
      } while (repeats && receipt.applied() > 0);
      return lines.refused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }
}
