package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire whitelist}. */
@Command(
    name = "whitelist",
    description = {
      "Write the white list of domains and the list of validated operators, XML and JSON, signed.",
      "Also while the server runs; each file appears whole or not at all."
    })
final class WhiteListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;
  @Mixin private MomentOption at;
  @Mixin private SigningOption signing;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to write; made when missing.")
  private Path out;

  WhiteListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    ServerKey key = signing.key(directory);
    Files.createDirectories(out);
    try (PastTrustSpace past = PastTrustSpace.of(directory, at.moment())) {
      ListFiles files = new ListFiles(past);
      for (Map.Entry<String, byte[]> each : files.all().entrySet()) {
        SignedFile.write(out.resolve(each.getKey()), each.getValue(), key);
      }
      SignedFile.writeCertificate(out.resolve("certificate.pem"), key);
      console.line(
          "revision "
              + past.revision()
              + ": "
              + Progress.count(files.domains())
              + " domains, "
              + Progress.count(files.operators())
              + " validated operators, in "
              + out);
    }
    return 0;
  }
}
