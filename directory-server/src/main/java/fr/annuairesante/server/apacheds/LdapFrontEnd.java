package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.monitor.Monitor;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.tls.ClientTrust;
import fr.annuairesante.server.tls.ServerKey;
import fr.annuairesante.server.tls.TlsEngines;
import fr.annuairesante.server.trace.AccessTrace;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.apache.directory.api.ldap.model.exception.LdapException;

/**
 * The running LDAP server: the ports, the connections, their operations. Thread-safe.
 *
 * <p>Closing it says good-bye to every client (notice of disconnection, code 52) and frees the
 * ports; the directory stays open.
 */
public final class LdapFrontEnd implements AutoCloseable {

  private final EmbeddedCore core;
  private final Operations operations;
  private final Ports ports;
  private final Optional<String> warning;
  private final Optional<ClientTrust> clients;
  private volatile ServerKey key;

  private LdapFrontEnd(
      FrontEndConfig config,
      EmbeddedCore core,
      Operations operations,
      Ports ports,
      Optional<String> warning) {
    this.core = core;
    this.operations = operations;
    this.ports = ports;
    this.warning = warning;
    this.clients = config.operators().map(OperatorAccess::trust);
    this.key = config.key();
  }

  /**
   * Opens the ports; clients are served when it returns.
   *
   * @param trace what clients do is added to; stays open when the front end closes
   * @param monitor counts the same, and is shown in rootDSE and cn=monitor
   * @throws IOException when a port cannot be opened or the key cannot be used; the message says
   *     which
   */
  public static LdapFrontEnd start(
      FrontEndConfig config, Directory directory, AccessTrace trace, Monitor monitor)
      throws IOException {
    return start(config, directory, trace, monitor, System::nanoTime);
  }

  /** The same, and nobody watches. */
  public static LdapFrontEnd start(FrontEndConfig config, Directory directory, AccessTrace trace)
      throws IOException {
    return start(config, directory, trace, System::nanoTime);
  }

  /** The same by another clock, for what accounts may do within a second and an hour. */
  static LdapFrontEnd start(
      FrontEndConfig config, Directory directory, AccessTrace trace, LongSupplier nanoTime)
      throws IOException {
    return start(config, directory, trace, Monitor.unwatched(), nanoTime);
  }

  private static LdapFrontEnd start(
      FrontEndConfig config,
      Directory directory,
      AccessTrace trace,
      Monitor monitor,
      LongSupplier nanoTime)
      throws IOException {
    Optional<ClientTrust> clients = config.operators().map(OperatorAccess::trust);
    TlsEngines engines = engines(config.key(), clients);
    EmbeddedCore core = core(config, directory);
    Operations operations = Operations.start(directory, core, config, trace, monitor, nanoTime);
    try {
      Ports ports = Ports.open(config, engines, operations);
      return new LdapFrontEnd(config, core, operations, ports, engines.warning());
    } catch (IOException | RuntimeException noPort) {
      operations.stop();
      stop(core);
      throw noPort;
    }
  }

  /** The port that serves LDAPS. */
  public int ldapsPort() {
    return ports.ldaps();
  }

  /** The port without TLS on the loopback address, if there is one. */
  public OptionalInt clearPort() {
    return ports.clear();
  }

  /** SHA-256 of the certificate that new connections get, to print and to compare. */
  public String fingerprint() {
    return key.fingerprint();
  }

  /**
   * Serves new connections with another key and its certificate; those that are open go on with
   * theirs. No session of the old key is resumed: its clients make a full handshake.
   *
   * @throws IOException when the key cannot be used for TLS; the old one then stays in force
   */
  public synchronized void use(ServerKey other) throws IOException {
    ports.use(engines(other, clients));
    key = other;
  }

  /** Serves new connections with other engines. */
  void use(TlsEngines engines) {
    ports.use(engines);
  }

  /** What an operator should know about the TLS in use, if anything. */
  public Optional<String> tlsWarning() {
    return warning;
  }

  /** How many clients are connected. */
  public int connections() {
    return operations.registry().open().size();
  }

  /**
   * The names that a search finds through ApacheDS's core and {@link DirectoryPartition}: the long
   * path (DESIGN D3), seeing everything, without limits. For the test that holds both paths to the
   * same answers.
   *
   * @throws IOException when the core refuses the search; the message says why
   */
  public List<String> longPath(Search search) throws IOException {
    try {
      return core.find(search);
    } catch (LdapException refused) {
      throw new IOException("the core refuses the search: " + refused.getMessage(), refused);
    }
  }

  @Override
  public void close() {
    ports.close();
    operations.stop();
    stop(core);
  }

  private static TlsEngines engines(ServerKey key, Optional<ClientTrust> clients)
      throws IOException {
    try {
      return TlsEngines.best(key, clients);
    } catch (GeneralSecurityException unusable) {
      throw new IOException(
          "the key of the certificate cannot be used for TLS: " + unusable.getMessage(), unusable);
    }
  }

  private static EmbeddedCore core(FrontEndConfig config, Directory directory) throws IOException {
    try {
      return EmbeddedCore.start(directory, config.directory());
    } catch (LdapException broken) {
      throw new IOException("ApacheDS's core does not start: " + broken.getMessage(), broken);
    }
  }

  private static void stop(EmbeddedCore core) {
    try {
      core.shutdown();
    } catch (LdapException notAtAll) {
      throw new IllegalStateException("a core without stores failed to stop", notAtAll);
    }
  }
}
