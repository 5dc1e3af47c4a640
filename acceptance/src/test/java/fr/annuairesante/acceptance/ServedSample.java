package fr.annuairesante.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small sample, imported and served, and clients to ask it with. */
final class ServedSample implements AutoCloseable {

  static final String MAILBOXES = "ou=bal,dc=mssante,dc=fr";
  static final String ACCOUNT = "medecin-test";
  static final String LOGIN = "uid=" + ACCOUNT + ",ou=comptes,dc=mssante,dc=fr";
  static final String PASSWORD = "un mot de passe d'été";

  private final Path files;
  private final Path data;
  private final RunningServer server;
  private final Path password;

  private ServedSample(Path files, Path data, RunningServer server, Path password) {
    this.files = files;
    this.data = data;
    this.server = server;
    this.password = password;
  }

  /** Writes, imports, makes an account, serves; a search may return everything. */
  static ServedSample start(Path folder, String scale) throws IOException {
    return start(folder, sample(folder, scale));
  }

  /** Writes a sample only, for a test to add lines to. */
  static Path sample(Path folder, String scale) {
    Path files = folder.resolve("fichiers reçus");
    Annuaire.run("sample", "--out", files.toString(), "--scale", scale).expect(0);
    return files;
  }

  /** Imports those files, makes an account, serves; a search may return everything. */
  static ServedSample start(Path folder, Path files) throws IOException {
    Path data = folder.resolve("data");
    Annuaire.run(Annuaire.withFiles(files, "import", "--data", data.toString())).expect(0);
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", ACCOUNT, "--data", data.toString())
        .expect(0);
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(config, "search-entries: 1000000\nldaps-address: 127.0.0.1\n");
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    return new ServedSample(
        files, data, RunningServer.start(data, "--config", config.toString()), password);
  }

  Path files() {
    return files;
  }

  Path data() {
    return data;
  }

  RunningServer server() {
    return server;
  }

  Path certificate() {
    return data.resolve("tls/ldaps-certificate.pem");
  }

  /** OpenLDAP's options to log in with, the password in a file. */
  List<String> credentials() {
    return List.of("-D", LOGIN, "-y", password.toString());
  }

  /** The mailboxes of the extraction as the test itself reads it. */
  Extract mailboxes() throws IOException {
    return Extract.read(Extract.file(files, "Extraction_Correspondance_MSSante"));
  }

  /** OpenLDAP's ldapsearch, logged in, the certificate checked. */
  Annuaire.Ended ldapsearch(String base, String filter, String... attributes) {
    return ldapsearchAs(credentials(), base, filter, attributes);
  }

  /** As above with other credentials, or none. */
  Annuaire.Ended ldapsearchAs(
      List<String> credentials, String base, String filter, String... attributes) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("ldapsearch", "-LLL", "-o", "ldif-wrap=no", "-x", "-H", server.url()));
    command.addAll(credentials);
    command.addAll(List.of("-b", base, filter));
    command.addAll(List.of(attributes));
    return Annuaire.program("", Map.of("LDAPTLS_CACERT", certificate().toString()), command);
  }

  /** Python's ldap3, logged in, the certificate checked. */
  Annuaire.Ended ldap3(String base, String filter, String attribute) {
    return Annuaire.program(
        PASSWORD + "\n",
        Map.of("PYTHONUTF8", "1"),
        List.of(
            "/usr/bin/python3",
            Project.ROOT.resolve("acceptance/src/test/resources/clients/search.py").toString(),
            Integer.toString(server.port()),
            certificate().toString(),
            LOGIN,
            base,
            filter,
            attribute));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
