package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.server.monitor.Freshness;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code annuaire status}. */
@Command(
    name = "status",
    description = {
      "Say how old the sources are and what became of the last import run.",
      "From a data directory, or from a running server over LDAPS; no account is needed. Ends with"
          + " 1 when a source is too old."
    })
final class StatusCommand implements Callable<Integer> {

  private static final long ANSWER_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private final Console console;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Where where;

  /** One of the two. */
  static final class Where {
    @ArgGroup(exclusive = false)
    private Folder folder;

    @ArgGroup(exclusive = false)
    private Server server;
  }

  /** The directory in a data directory, served or not. */
  static final class Folder {
    @Option(
        names = "--data",
        paramLabel = "DATA",
        required = true,
        description = "The data directory.")
    private Path data;

    @Option(
        names = "--stale-after-hours",
        paramLabel = "N",
        defaultValue = "48",
        description = "Age that is too old, 0 for none. Default ${DEFAULT-VALUE}.")
    private int staleAfterHours;
  }

  /** A running server's rootDSE. */
  static final class Server {
    @Option(
        names = "--url",
        paramLabel = "URL",
        required = true,
        description = "Server, such as ldaps://localhost:1636.")
    private String url;

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        required = true,
        description = "The server's certificate, PEM; any other is refused.")
    private Path certificate;
  }

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    if (where.server != null) {
      ofServer(where.server);
    } else {
      ofFolder(where.folder);
    }
    return 0;
  }

  private void ofFolder(Folder folder) throws Failure, IOException {
    List<PastRun> runs = StoredTree.of(DataOption.existing(folder.data)).runs();
    Freshness freshness = ImportedSources.of(runs, Duration.ofHours(folder.staleAfterHours));
    Instant now = Instant.now();
    freshness.lines(now).forEach(console::line);
    refuseStale(freshness.alarming(now), freshness.alarm(now));
  }

  private void ofServer(Server server) throws Failure, IOException, GeneralSecurityException {
    List<String> state = state(server);
    state.forEach(console::line);
    refuseStale(state.contains("stale=true"), "the server says that its data is stale");
  }

  private static List<String> state(Server server)
      throws Failure, IOException, GeneralSecurityException {
    ServerAddress address = ServerAddress.of(server.url, server.certificate);
    try (LDAPConnection connection = address.connectOnly(ANSWER_MILLIS)) {
      SearchResultEntry rootDse = connection.getEntry("", Attributes.MEASURE);
      String[] values = rootDse == null ? null : rootDse.getAttributeValues(Attributes.MEASURE);
      if (values == null) {
        throw new Failure(server.url + " does not say how fresh it is", "is it this software?");
      }
      return List.of(values);
    } catch (LDAPException refused) {
      throw new Failure(
          server.url + " answered " + refused.getResultCode() + ": " + refused.getMessage(),
          "is the server running, and is this its certificate?",
          refused);
    }
  }

  private static void refuseStale(boolean stale, String why) throws Failure {
    if (stale) {
      throw new Failure(
          "the directory is stale: " + why, "look at reports/index.html of the data directory");
    }
  }
}
