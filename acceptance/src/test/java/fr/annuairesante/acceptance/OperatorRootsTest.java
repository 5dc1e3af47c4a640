package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The served directory's authorities, replaced while it runs, as OpenSSL sees them. */
class OperatorRootsTest {

  @TempDir private Path folder;

  /** A root authority; OpenSSL's usual configuration makes it one. */
  private Path authority(String name) {
    Path certificate = folder.resolve(name + ".pem");
    String key = folder.resolve(name + "-key.pem").toString();
    String make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN="
            + name
            + "' -keyout '"
            + key
            + "' -out '"
            + certificate
            + "'";
    Annuaire.program("", Map.of(), List.of("sh", "-c", make)).expect(0);
    return certificate;
  }

  private static Ended client(RunningServer server) {
    String command = "openssl s_client -connect 127.0.0.1:" + server.port() + " </dev/null";
    return Annuaire.program("", Map.of(), List.of("sh", "-c", command));
  }

  @Test
  void asksForWhatItsAuthoritiesIssueAndTakesOthersWithoutAStop() throws Exception {
    Path data = folder.resolve("data");
    Prepared.imported(data, "--scale", "0.002");
    Path roots = folder.resolve("autorités.pem");
    Files.copy(authority("AC-Une"), roots);
    Path crls = Files.createDirectory(folder.resolve("listes"));
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(
        config,
        String.format(
            "operator-roots: %s%noperator-crls: %s%ncertificate-check-seconds: 1%n", roots, crls));
    try (RunningServer server = RunningServer.start(data, "--config", config.toString())) {
      asks(server, "CN = AC-Une");
      Files.copy(authority("AC-Deux"), roots, StandardCopyOption.REPLACE_EXISTING);
      says(server, "operator-roots: 1 authorities from now on");
      asks(server, "CN = AC-Deux");
      Files.writeString(roots, "-----BEGIN CERTIFICATE-----\ncoupé");
      says(server, "warning: the new operator-roots are not used, those before stay in force: ");
      asks(server, "CN = AC-Deux");
    }
  }

  private static void asks(RunningServer server, String name) {
    String said = client(server).out();
    assertTrue(said.contains("Acceptable client certificate CA names\n" + name + "\n"), said);
    assertEquals(2, said.split("CN = AC-", -1).length, "only one");
  }

  private static void says(RunningServer server, String text) throws Exception {
    for (int i = 0; i < 300 && !server.errors().contains(text); i++) {
      Thread.sleep(100);
    }
    assertTrue(server.errors().contains(text), server.errors());
  }

  @Test
  void doesNotStartWithoutAListOrWithAFileThatHoldsNoAuthority() throws IOException {
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(config, "operator-roots: rien.pem\n");
    String[] serve = {"serve", "--data", folder.toString(), "--config", config.toString()};
    assertTrue(Annuaire.run(serve).expect(1).err().contains("operator-crls"));
  }
}
