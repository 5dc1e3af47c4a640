package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.access.OperatorCertificates;
import fr.annuairesante.server.acts.DirectoryTrustSpace;
import fr.annuairesante.server.apacheds.FrontEndConfig;
import fr.annuairesante.server.apacheds.LdapFrontEnd;
import fr.annuairesante.server.apacheds.OperatorAccess;
import fr.annuairesante.server.tls.Authorities;
import fr.annuairesante.server.tls.ClientTrust;
import fr.annuairesante.server.tls.KeyFileException;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import fr.annuairesante.server.tls.WatchedFiles;
import fr.annuairesante.server.trace.AccessTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire serve}. */
@Command(
    name = "serve",
    description = {
      "Answer LDAPS clients until SIGTERM or Ctrl-C.",
      "Prints one line that begins with \"ready:\" when it does."
    })
final class ServeCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration, YAML; docs/running.md lists the keys.")
  private Path config;

  @Option(
      names = "--ldaps-port",
      paramLabel = "N",
      description = "Port of LDAPS, 0 for any free one. Default 1636.")
  private Integer ldapsPort;

  @Option(
      names = "--ldap-port",
      paramLabel = "N",
      description = "Clear-text LDAP as well, on loopback only. Default none.")
  private Integer ldapPort;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, InterruptedException {
    ServerConfig settings = settings();
    DataDirectory directoryData = data.existing();
    Optional<WatchedFiles<ServerKey>> files =
        settings
            .certificate()
            .map(chain -> WatchedFiles.keyPair(chain, settings.privateKey().orElseThrow()));
    ServerKey key = files.isPresent() ? files.get().read() : selfSigned(directoryData);
    Optional<WatchedFiles<Authorities>> roots =
        settings.operators().map(operators -> WatchedFiles.authorities(operators.roots()));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (Directory directory =
            Directory.open(
                directoryData,
                settings.searchLimits(),
                settings.writeLimits(),
                OptionalInt.of(settings.hideAfterDays()),
                Clock.systemUTC());
        AccessTrace trace =
            AccessTrace.open(directoryData.trace(), settings.traceLimits(), Clock.systemUTC());
        Watch watch = Watch.start(settings, directory);
        ClientTrust trust =
            roots.isPresent() ? trust(settings, roots.get().read(), directoryData) : null;
        LdapFrontEnd frontEnd =
            LdapFrontEnd.start(
                frontEnd(settings, key, trust, directoryData, directory),
                directory,
                trace,
                watch.monitor())) {
      watch.connections(frontEnd::connections);
      watch
          .port()
          .ifPresent(port -> console.line("metrics: http://localhost:" + port + "/metrics"));
      frontEnd.tlsWarning().ifPresent(warning -> console.note("warning: " + warning));
      endOnSignal(asked, closed);
      console.line(readyLine(frontEnd, directory));
      boolean watching = files.isPresent() || roots.isPresent();
      if (watching && settings.certificateCheckSeconds() > 0) {
        while (!asked.await(settings.certificateCheckSeconds(), TimeUnit.SECONDS)) {
          files.ifPresent(each -> renew(each, frontEnd));
          roots.ifPresent(each -> renew(each, trust));
        }
      }
      asked.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private ServerConfig settings() throws Failure, IOException {
    Map<ConfigKey, String> values =
        config == null ? ConfigFile.defaults() : ConfigFile.values(config);
    if (ldapsPort != null) {
      values.put(ConfigKey.LDAPS_PORT, ConfigKey.LDAPS_PORT.checked(ldapsPort));
    }
    if (ldapPort != null) {
      values.put(ConfigKey.LDAP_PORT, ConfigKey.LDAP_PORT.checked(ldapPort));
    }
    return ServerConfig.of(values);
  }

  private ServerKey selfSigned(DataDirectory directoryData) throws KeyFileException {
    ServerKey key = KeyPairStore.selfSigned(directoryData.tls());
    console.line("certificate: self-signed, for localhost, in " + directoryData.tls());
    console.line("fingerprint: SHA-256 " + key.fingerprint());
    return key;
  }

  /** A pair that cannot be used changes nothing and is said once. */
  private void renew(WatchedFiles<ServerKey> files, LdapFrontEnd frontEnd) {
    try {
      Optional<ServerKey> other = files.changed();
      if (other.isPresent()) {
        frontEnd.use(other.get());
        console.note("certificate: a new one serves new connections, " + shown(other.get()));
      }
    } catch (IOException unusable) {
      console.note(
          "warning: the new certificate is not used, the one before stays in force: "
              + unusable.getMessage());
    }
  }

  /** The same for authorities. */
  private void renew(WatchedFiles<Authorities> roots, ClientTrust trust) {
    try {
      Optional<Authorities> other = roots.changed();
      if (other.isPresent()) {
        trust.use(other.get());
        console.note("operator-roots: " + other.get().count() + " authorities from now on");
      }
    } catch (IOException unusable) {
      console.note(
          "warning: the new operator-roots are not used, those before stay in force: "
              + unusable.getMessage());
    }
  }

  private static ClientTrust trust(
      ServerConfig settings, Authorities authorities, DataDirectory directoryData) {
    ServerConfig.OperatorFiles operators = settings.operators().orElseThrow();
    return ClientTrust.open(
        authorities,
        operators.crls(),
        operators.crlPeriod(),
        directoryData.crls(),
        Clock.systemUTC());
  }

  private static String shown(ServerKey key) {
    return "valid until "
        + key.chain().get(0).getNotAfter().toInstant()
        + ", SHA-256 "
        + key.fingerprint();
  }

  /**
   * @param trust null when no client is asked for a certificate
   */
  private static FrontEndConfig frontEnd(
      ServerConfig settings,
      ServerKey key,
      ClientTrust trust,
      DataDirectory directoryData,
      Directory directory) {
    Optional<OperatorAccess> operators =
        Optional.ofNullable(trust)
            .map(
                each ->
                    new OperatorAccess(
                        each,
                        new OperatorCertificates(
                            () -> DirectoryTrustSpace.of(directory),
                            directory::members,
                            Clock.systemUTC())));
    return new FrontEndConfig(
        settings.ldapsAddress(),
        settings.ldapsPort(),
        settings.clearPort(),
        key,
        directoryData.work().resolve("apacheds"),
        settings.connectionLimits(),
        settings.accountLimits(),
        operators);
  }

  private static String readyLine(LdapFrontEnd frontEnd, Directory directory) {
    StringBuilder line = new StringBuilder("ready: ldaps://localhost:");
    line.append(frontEnd.ldapsPort());
    line.append(" with ").append(Progress.count(directory.entries())).append(" entries");
    if (frontEnd.clearPort().isPresent()) {
      line.append(", and ldap://localhost:").append(frontEnd.clearPort().getAsInt());
      line.append(" in clear text for this machine only");
    }
    return line.toString();
  }

  /**
   * On SIGTERM or SIGINT the JVM runs its shutdown hooks and would end with 143 or 130: this hook
   * asks the command to close everything, waits for it, and ends with 0.
   */
  private static void endOnSignal(CountDownLatch asked, CountDownLatch closed) {
    Thread hook =
        new Thread(
            () -> {
              boolean bySignal = closed.getCount() > 0;
              asked.countDown();
              if (bySignal && await(closed)) {
                Runtime.getRuntime().halt(0);
              }
            },
            "end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static boolean await(CountDownLatch closed) {
    try {
      closed.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
