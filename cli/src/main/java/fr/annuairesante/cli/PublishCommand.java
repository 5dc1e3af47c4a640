package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code annuaire publish}: sends a batch to a running server, and says what became of it. */
@Command(
    name = "publish",
    description = {
      "Publish, change and withdraw an operator's mailboxes, from a file of lines.",
      "JSON, one object a line, or CSV (*.csv). Sent again with the same --request after a cut"
          + " connection, what was applied is not applied again. Standard output is one line for"
          + " each refused line, with tabs: number, address, code, field, reason."
    })
final class PublishCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Console console;

  @Mixin private ActorOption actor;

  @Option(
      names = "--request",
      paramLabel = "NAME",
      description = "Name of the batch, for its receipt and for sending it again; default: now.")
  private String request;

  @Option(
      names = "--dry-run",
      description = "Only say what would become of each line, as things stand now.")
  private boolean rehearsal;

  @Parameters(paramLabel = "FILE", description = "The lines.")
  private Path file;

  PublishCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    String name = request == null ? NAME.format(Instant.now()) : request;
    try (BatchFile batch = BatchFile.open(file);
        ActsLink link = new ActsLink(actor, console);
        Progress progress = new Progress(console)) {
      ReceiptLines receipts = new ReceiptLines(console);
      int part = 0;
      for (List<JsonNode> lines = batch.next(BatchPart.MOST_LINES);
          !lines.isEmpty();
          lines = batch.next(BatchPart.MOST_LINES)) {
        part++;
        Receipt receipt = link.send(new BatchPart(name, part, rehearsal, lines));
        receipts.add(receipt);
        progress.at("lines sent", receipts.lines(), 0);
      }
      progress.wipe();
      console.note((rehearsal ? "dry run, " : "") + "request " + name + ": " + receipts.summary());
      return receipts.refused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }
}
