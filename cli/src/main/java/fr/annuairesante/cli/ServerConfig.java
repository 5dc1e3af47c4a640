package fr.annuairesante.cli;

import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.apacheds.ConnectionLimits;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trace.TraceLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the server runs: the file's values, and the command line's where it gives one. Immutable.
 *
 * @param clearPort port of clear-text LDAP on loopback, or empty when there is none
 * @param certificate PEM file, or empty: then the self-signed one of the data directory
 * @param privateKey PEM file; present exactly when the certificate is
 * @param certificateCheckSeconds between two looks at these files, 0 for none
 * @param operators whose certificates count; empty when no client is asked for one
 * @param metricsPort port of health and metrics on loopback, or empty when there is none
 * @param staleAfter age of files from which on the data is stale, zero for never
 * @param hideAfterDays from the day a person leaves the register to hiding the mailboxes
 */
record ServerConfig(
    String ldapsAddress,
    int ldapsPort,
    OptionalInt clearPort,
    Optional<Path> certificate,
    Optional<Path> privateKey,
    int certificateCheckSeconds,
    Optional<OperatorFiles> operators,
    SearchLimits searchLimits,
    WriteLimits writeLimits,
    ConnectionLimits connectionLimits,
    AccountLimits accountLimits,
    TraceLimits traceLimits,
    OptionalInt metricsPort,
    Duration staleAfter,
    int hideAfterDays) {

  /**
   * Where authorities and their lists of revoked certificates are.
   *
   * @param crls files, folders and URLs, at least one
   */
  record OperatorFiles(Path roots, List<String> crls, Duration crlPeriod) {}

  /** From checked values, one for each key. */
  static ServerConfig of(Map<ConfigKey, String> values) throws Failure {
    Optional<Path> certificate = path(values.get(ConfigKey.CERTIFICATE));
    Optional<Path> privateKey = path(values.get(ConfigKey.PRIVATE_KEY));
    if (certificate.isPresent() != privateKey.isPresent()) {
      throw new Failure(
          "certificate and private-key go together, and one is missing",
          "give both, or none for a self-signed certificate");
    }
    return new ServerConfig(
        values.get(ConfigKey.LDAPS_ADDRESS),
        number(values, ConfigKey.LDAPS_PORT),
        port(values, ConfigKey.LDAP_PORT),
        certificate,
        privateKey,
        number(values, ConfigKey.CERTIFICATE_CHECK_SECONDS),
        operators(values),
        searchLimits(values),
        writeLimits(values),
        connectionLimits(values),
        accountLimits(values),
        new TraceLimits(
            number(values, ConfigKey.TRACE_DAYS), number(values, ConfigKey.TRACE_MEGABYTES)),
        port(values, ConfigKey.METRICS_PORT),
        Duration.ofHours(number(values, ConfigKey.STALE_AFTER_HOURS)),
        number(values, ConfigKey.HIDE_MAILBOXES_OF_CLOSED_AFTER_DAYS));
  }

  /** A certificate that may have been revoked is worth nothing, so one goes with the other. */
  private static Optional<OperatorFiles> operators(Map<ConfigKey, String> values) throws Failure {
    Optional<Path> roots = path(values.get(ConfigKey.OPERATOR_ROOTS));
    List<String> crls =
        Arrays.stream(values.get(ConfigKey.OPERATOR_CRLS).split(","))
            .map(String::strip)
            .filter(place -> !place.isEmpty())
            .toList();
    if (roots.isPresent() == crls.isEmpty()) {
      throw new Failure(
          "operator-roots and operator-crls go together, and one is missing",
          "give both, or none if no operator logs in with a certificate");
    }
    for (String place : crls) {
      if (place.matches("(?!https?://)[a-z]+://.*")) {
        throw new Failure(
            "operator-crls: " + place + " is neither file, folder, http nor https URL",
            "fetch it otherwise and put it into a folder");
      }
    }
    Duration period = Duration.ofSeconds(number(values, ConfigKey.OPERATOR_CRL_SECONDS));
    return roots.map(file -> new OperatorFiles(file, crls, period));
  }

  private static SearchLimits searchLimits(Map<ConfigKey, String> values) {
    return new SearchLimits(
        number(values, ConfigKey.SEARCH_ENTRIES),
        number(values, ConfigKey.SEARCH_CANDIDATES),
        number(values, ConfigKey.SEARCH_SECONDS),
        number(values, ConfigKey.QUICK_CANDIDATES));
  }

  private static WriteLimits writeLimits(Map<ConfigKey, String> values) {
    return new WriteLimits(
        (long) number(values, ConfigKey.JOURNAL_MEGABYTES) << 20,
        (long) number(values, ConfigKey.UNCOMMITTED_MEGABYTES) << 20,
        Duration.ofSeconds(number(values, ConfigKey.UNCOMMITTED_SECONDS)),
        number(values, ConfigKey.WAITING_WRITES),
        number(values, ConfigKey.VALUES_PER_ATTRIBUTE),
        number(values, ConfigKey.MODIFY_STEPS),
        number(values, ConfigKey.ENTRY_BYTES));
  }

  private static AccountLimits accountLimits(Map<ConfigKey, String> values) {
    return new AccountLimits(
        number(values, ConfigKey.CONNECTIONS_PER_ACCOUNT),
        number(values, ConfigKey.OPERATIONS_PER_ACCOUNT),
        number(values, ConfigKey.REQUESTS_PER_SECOND),
        number(values, ConfigKey.ENTRIES_ALARM),
        number(values, ConfigKey.ENTRIES_PER_HOUR));
  }

  private static ConnectionLimits connectionLimits(Map<ConfigKey, String> values) {
    return new ConnectionLimits(
        number(values, ConfigKey.CONNECTIONS),
        number(values, ConfigKey.CONNECTIONS_PER_ADDRESS),
        number(values, ConfigKey.HANDSHAKE_SECONDS),
        number(values, ConfigKey.IDLE_SECONDS),
        number(values, ConfigKey.STALLED_WRITE_SECONDS),
        number(values, ConfigKey.REQUEST_BYTES),
        number(values, ConfigKey.FILTER_DEPTH),
        number(values, ConfigKey.FILTER_TERMS),
        number(values, ConfigKey.PENDING_BYTES),
        number(values, ConfigKey.OPERATIONS_PER_CONNECTION),
        number(values, ConfigKey.WRITES_PER_CONNECTION),
        threads(
            values, ConfigKey.SLOW_SEARCH_THREADS, ConnectionLimits.DEFAULT.slowSearchThreads()),
        number(values, ConfigKey.SLOW_SEARCH_QUEUE),
        threads(values, ConfigKey.LOGIN_THREADS, ConnectionLimits.DEFAULT.loginThreads()),
        number(values, ConfigKey.LOGIN_QUEUE),
        number(values, ConfigKey.BATCH_QUEUE),
        number(values, ConfigKey.FAILED_LOGINS),
        number(values, ConfigKey.FAILED_LOGIN_MILLIS),
        number(values, ConfigKey.BACKLOG),
        threads(values, ConfigKey.IO_THREADS, ConnectionLimits.DEFAULT.ioThreads()));
  }

  private static int number(Map<ConfigKey, String> values, ConfigKey key) {
    return Integer.parseInt(values.get(key));
  }

  private static OptionalInt port(Map<ConfigKey, String> values, ConfigKey key) {
    int port = number(values, key);
    return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private static int threads(Map<ConfigKey, String> values, ConfigKey key, int byProcessors) {
    int given = number(values, key);
    return given == 0 ? byProcessors : given;
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
