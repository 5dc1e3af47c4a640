package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small sample, imported and served, and what its users have. */
final class ServedSample implements AutoCloseable {

  static final String MAILBOXES = "ou=bal,dc=mssante,dc=fr";
  static final String ACCOUNT = "medecin-test";
  static final String LOGIN = "uid=" + ACCOUNT + ",ou=comptes,dc=mssante,dc=fr";
  static final String PASSWORD = "un mot de passe d'été";

  /** Three mailboxes that every sample has. */
  static final String HELENE = "helene.dhauteville-coeur@medecin.mssante.fr";

  static final String LE_GOFF = "jean-pierre.legoff@medecin.mssante.fr";
  static final String CARDIOLOGY = "secretariat.cardiologie@chu-exemple.mssante.fr";

  private final Path folder;
  private final Path files;
  private final RunningServer server;

  private ServedSample(Path folder, Path files, RunningServer server) {
    this.folder = folder;
    this.files = files;
    this.server = server;
  }

  /**
   * Makes an account in an imported sample and serves it; a search may return everything.
   *
   * @param settings further lines of the configuration
   */
  static ServedSample start(Path folder, String scale, String... settings) throws IOException {
    Path files = Prepared.files("--scale", scale);
    Prepared.imported(folder.resolve("data"), "--scale", scale);
    return serve(folder, files, settings);
  }

  /** The same with files that a test has changed: imports them. */
  static ServedSample start(Path folder, Path files) throws IOException {
    String data = folder.resolve("data").toString();
    Annuaire.run(Annuaire.withFiles(files, "import", "--data", data)).expect(0);
    return serve(folder, files);
  }

  private static ServedSample serve(Path folder, Path files, String... settings)
      throws IOException {
    Path data = folder.resolve("data");
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", ACCOUNT, "--data", data.toString())
        .expect(0);
    Path config = folder.resolve("annuaire.yaml");
    List<String> lines = new ArrayList<>(List.of(settings));
    lines.addAll(
        List.of("search-entries: 1000000", "ldaps-address: 127.0.0.1", "stale-after-hours: 0"));
    Files.write(config, lines);
    Files.writeString(folder.resolve("password"), PASSWORD);
    Files.writeString(folder.resolve("wrong-password"), "un autre mot de passe");
    selfSign(folder.resolve("other.pem"));
    return new ServedSample(
        folder, files, RunningServer.start(data, "--config", config.toString()));
  }

  /** A certificate for the same name, of nobody that the server knows. */
  private static void selfSign(Path certificate) {
    Annuaire.program(
            "",
            Map.of(),
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                certificate.resolveSibling("other-key.pem").toString(),
                "-out",
                certificate.toString()))
        .expect(0);
  }

  /** What was imported; nobody writes there. */
  Path files() {
    return files;
  }

  Path data() {
    return folder.resolve("data");
  }

  RunningServer server() {
    return server;
  }

  Path certificate() {
    return data().resolve("tls/ldaps-certificate.pem");
  }

  /** What lets a client in. */
  Access access() {
    return new Access("localhost", server.port(), certificate(), folder.resolve("password"));
  }

  /** As {@link #access()}, with the password of nobody. */
  Access wrongPassword() {
    Path wrong = folder.resolve("wrong-password");
    return new Access("localhost", server.port(), certificate(), wrong);
  }

  /** As {@link #access()}, trusting another certificate than the server's. */
  Access otherCertificate() {
    Path other = folder.resolve("other.pem");
    return new Access("localhost", server.port(), other, folder.resolve("password"));
  }

  /** As {@link #access()}, by a name that leads to the server and is not in its certificate. */
  Access otherName() {
    return new Access("0.0.0.0", server.port(), certificate(), folder.resolve("password"));
  }

  /** An empty folder for a client's files. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "client");
  }

  /** The mailboxes of the extraction as the test itself reads it. */
  Extract mailboxes() throws IOException {
    Extract extract = Extract.read(Extract.file(files(), "Extraction_Correspondance_MSSante"));
    assertTrue(extract.lines().size() > 1500, extract.lines().size() + " mailboxes");
    return extract;
  }

  /** Ends the server, which must end cleanly and have had nothing to complain of. */
  @Override
  public void close() throws IOException {
    assertEquals(0, server.terminate());
    assertEquals("", server.errors());
    server.close();
  }
}
