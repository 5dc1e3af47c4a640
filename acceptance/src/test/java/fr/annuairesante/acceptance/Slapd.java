package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An OpenLDAP server (Debian package slapd) with our schema and one mdb database, in a folder of
 * its own and on a loopback port of its own. Not thread-safe.
 */
final class Slapd implements AutoCloseable {

  static final String ADMINISTRATOR = "cn=administrateur,dc=mssante,dc=fr";
  static final String PASSWORD = "administrateur";

  private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
  private static final Path STOCK_SCHEMA = Path.of("/etc/ldap/schema");
  private static final int STARTS = 300;

  private final Path configuration;
  private final Path log;
  private final int port;
  private Process process;

  /** What the database is: its indexes as lines of slapd.conf, and its largest size. */
  record Database(List<String> indexes, long maxSizeBytes) {}

  /** Writes the configuration; {@code folder} exists and is empty. */
  Slapd(Path folder, Path ourSchema, Database database) throws IOException {
    configuration = folder.resolve("slapd.conf");
    log = folder.resolve("slapd.log");
    port = freePort();
    Path data = Files.createDirectory(folder.resolve("data"));
    List<String> lines = new ArrayList<>();
    for (String stock : List.of("core", "cosine", "inetorgperson")) {
      lines.add("include " + STOCK_SCHEMA.resolve(stock + ".schema"));
    }
    lines.add("include " + ourSchema.toAbsolutePath());
    lines.add("modulepath /usr/lib/ldap");
    lines.add("moduleload back_mdb");
    lines.add("pidfile " + folder.resolve("slapd.pid"));
    lines.add("sizelimit unlimited");
    lines.add("database mdb");
    lines.add("suffix dc=mssante,dc=fr");
    lines.add("rootdn " + ADMINISTRATOR);
    lines.add("rootpw " + PASSWORD);
    lines.add("directory " + data);
    lines.add("maxsize " + database.maxSizeBytes());
    database.indexes().forEach(index -> lines.add("index " + index));
    Files.write(configuration, lines);
  }

  /** Skips the test where slapd is not installed; where CI is true, that is a failure. */
  static void isNeeded() {
    boolean installed = Files.isExecutable(PROGRAM);
    assertNotEquals(
        "true",
        installed ? "" : System.getenv("CI"),
        "slapd is not installed: apt-get install slapd ldap-utils, or run scripts/check");
    assumeTrue(
        installed, "slapd is not installed: this test was SKIPPED; scripts/check installs it");
  }

  /** Loads entries into the stopped server, with every check of the schema. */
  void load(Path ldif) throws IOException, InterruptedException {
    run("slapadd", "-f", configuration.toString(), "-l", ldif.toString());
  }

  /** Writes every entry of the stopped server. */
  void export(Path ldif) throws IOException, InterruptedException {
    run("slapcat", "-f", configuration.toString(), "-l", ldif.toString());
  }

  /** Starts the server and waits until it answers. */
  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-d",
                "0",
                "-h",
                "ldap://127.0.0.1:" + port,
                "-f",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    for (int attempt = 0; attempt < STARTS; attempt++) {
      try (LDAPConnection connection = connect()) {
        assertEquals(port, connection.getConnectedPort());
        return;
      } catch (LDAPException notYet) {
        assertTrue(process.isAlive(), () -> "slapd ended: " + text(log));
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new AssertionError("slapd does not answer: " + text(log), null);
  }

  /** A connection that may read and write everything. */
  LDAPConnection connect() throws LDAPException {
    return new LDAPConnection("127.0.0.1", port, ADMINISTRATOR, PASSWORD);
  }

  /** Stops the server, if it runs, and waits for its end. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
      process = null;
    }
  }

  private void run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.resolveSibling(tool).toString()));
    command.addAll(List.of(arguments));
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertEquals(0, code, () -> tool + " said: " + text(log));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "nothing that can be read: " + unreadable;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
