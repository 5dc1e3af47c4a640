package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.apacheds.ConnectionLimits;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trace.TraceLimits;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every key of the configuration file: its kind of value, its default and what it does. */
enum ConfigKey {
  LDAPS_ADDRESS(
      "ldaps-address",
      Kind.TEXT,
      "0.0.0.0",
      "Address to listen on; `127.0.0.1` for this machine only."),
  LDAPS_PORT("ldaps-port", Kind.PORT, "1636", "Port of LDAPS. 0 takes any free one."),
  LDAP_PORT(
      "ldap-port",
      Kind.OPTIONAL_PORT,
      "-1",
      "Port of clear-text LDAP, on loopback only. -1: there is none. 0 takes any free one."),
  CERTIFICATE(
      "certificate",
      Kind.TEXT,
      "",
      "PEM file: the server's certificate, then its issuers. Empty: a self-signed one for"
          + " `localhost`, made once and kept in the data directory."),
  PRIVATE_KEY(
      "private-key", Kind.TEXT, "", "PEM file: the unencrypted private key of that certificate."),
  CERTIFICATE_CHECK_SECONDS(
      "certificate-check-seconds",
      Kind.NATURAL,
      "10",
      "Time between two looks at these files; a new pair serves new connections. 0: never."),
  SEARCH_ENTRIES(
      "search-entries",
      Kind.COUNT,
      String.valueOf(SearchLimits.DEFAULT.entries()),
      "Most entries one search returns, whatever the client asks; code 4 (sizeLimitExceeded) after"
          + " them."),
  SEARCH_CANDIDATES(
      "search-candidates",
      Kind.COUNT,
      String.valueOf(SearchLimits.DEFAULT.candidates()),
      "Most entries one search examines; code 11 (adminLimitExceeded) after what was found."),
  SEARCH_SECONDS(
      "search-seconds",
      Kind.COUNT,
      String.valueOf(SearchLimits.DEFAULT.seconds()),
      "Longest time of one search, in seconds; code 3 (timeLimitExceeded) after what was found."),
  QUICK_CANDIDATES(
      "quick-candidates",
      Kind.COUNT,
      String.valueOf(SearchLimits.DEFAULT.quickCandidates()),
      "Entries a search examines on the thread of its connection; then it moves to those for long"
          + " searches."),
  CONNECTIONS(
      "connections",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.connections()),
      "Open connections in all; one more is closed at once."),
  CONNECTIONS_PER_ADDRESS(
      "connections-per-address",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.connectionsPerAddress()),
      "Open connections from one IP address; one more is closed at once."),
  HANDSHAKE_SECONDS(
      "handshake-seconds",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.handshakeSeconds()),
      "Time for the TLS handshake; then closed."),
  IDLE_SECONDS(
      "idle-seconds",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.idleSeconds()),
      "Time without a request; then a notice of disconnection, and closed."),
  STALLED_WRITE_SECONDS(
      "stalled-write-seconds",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.stalledWriteSeconds()),
      "Time in which a client takes nothing of its pending answer; then closed."),
  REQUEST_BYTES(
      "request-bytes",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.requestBytes()),
      "Size of one request; a larger one gets a notice of disconnection, code 2 (protocolError)."),
  FILTER_DEPTH(
      "filter-depth",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.filterDepth()),
      "Nesting of a search filter; a deeper one gets code 11 (adminLimitExceeded)."),
  FILTER_TERMS(
      "filter-terms",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.filterTerms()),
      "Parts of a search filter; more get code 11 (adminLimitExceeded)."),
  PENDING_BYTES(
      "pending-bytes",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.pendingBytes()),
      "Bytes of answers waiting for one slow client; its next requests are not read before it takes"
          + " them."),
  OPERATIONS_PER_CONNECTION(
      "operations-per-connection",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.operationsPerConnection()),
      "Long searches of one connection at a time; one more gets code 51 (busy)."),
  CONNECTIONS_PER_ACCOUNT(
      "connections-per-account",
      Kind.COUNT,
      String.valueOf(AccountLimits.DEFAULT.connections()),
      "Connections logged in with one account; the login of one more gets code 11"
          + " (adminLimitExceeded)."),
  OPERATIONS_PER_ACCOUNT(
      "operations-per-account",
      Kind.COUNT,
      String.valueOf(AccountLimits.DEFAULT.longSearches()),
      "Long searches of one account at a time, on all its connections; one more gets code 51"
          + " (busy)."),
  REQUESTS_PER_SECOND(
      "requests-per-second",
      Kind.COUNT,
      String.valueOf(AccountLimits.DEFAULT.requestsPerSecond()),
      "Requests of one account, or of one IP address before login, after ten seconds' worth at"
          + " once; more get code 51 (busy), and the connection is not read for a second."),
  ENTRIES_ALARM(
      "entries-alarm",
      Kind.COUNT,
      String.valueOf(AccountLimits.DEFAULT.alarmEntries()),
      "Different entries that one account gets within an hour, from which on the log warns."),
  ENTRIES_PER_HOUR(
      "entries-per-hour",
      Kind.COUNT,
      String.valueOf(AccountLimits.DEFAULT.hourlyEntries()),
      "Most different entries that one account gets within an hour; code 11 (adminLimitExceeded)"
          + " after them."),
  TRACE_DAYS(
      "trace-days",
      Kind.NATURAL,
      String.valueOf(TraceLimits.DEFAULT.days()),
      "Days that the access trace is kept. 0: there is none."),
  TRACE_MEGABYTES(
      "trace-megabytes",
      Kind.COUNT,
      String.valueOf(TraceLimits.DEFAULT.megabytes()),
      "Size of the access trace in all; its oldest files are removed beyond it."),
  METRICS_PORT(
      "metrics-port",
      Kind.OPTIONAL_PORT,
      "-1",
      "Port of `/health` and `/metrics` over HTTP, on loopback only. -1: there is none. 0 takes any"
          + " free one."),
  STALE_AFTER_HOURS(
      "stale-after-hours",
      Kind.NATURAL,
      "48",
      "Age of the files in force from which on the server warns, and `/health` answers 503. 0:"
          + " never."),
  SLOW_SEARCH_THREADS(
      "slow-search-threads",
      Kind.NATURAL,
      "0",
      "Threads for long searches. 0: by the number of processors."),
  SLOW_SEARCH_QUEUE(
      "slow-search-queue",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.slowSearchQueue()),
      "Searches waiting for such a thread; one more gets code 51 (busy)."),
  LOGIN_THREADS(
      "login-threads",
      Kind.NATURAL,
      "0",
      "Threads that check passwords. 0: by the number of processors."),
  LOGIN_QUEUE(
      "login-queue",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.loginQueue()),
      "Logins waiting for such a thread; one more gets code 51 (busy)."),
  FAILED_LOGINS(
      "failed-logins",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.failedLogins()),
      "Wrong passwords on one connection; then a notice of disconnection, and closed."),
  FAILED_LOGIN_MILLIS(
      "failed-login-millis",
      Kind.NATURAL,
      String.valueOf(ConnectionLimits.DEFAULT.failedLoginMillis()),
      "Delay of the answer to a wrong password, in milliseconds, times the recent ones from the"
          + " same address (at most 10)."),
  BACKLOG(
      "backlog",
      Kind.COUNT,
      String.valueOf(ConnectionLimits.DEFAULT.backlog()),
      "Connections the system keeps before they are accepted."),
  IO_THREADS(
      "io-threads",
      Kind.NATURAL,
      "0",
      "Threads that read, decode, answer quick searches and write. 0: by the number of"
          + " processors."),
  ;

  /** What a value must be. */
  enum Kind {
    TEXT("a text", "text"),
    COUNT("a whole number from 1 to 2147483647", "number, at least 1"),
    NATURAL("a whole number from 0 to 2147483647", "number, at least 0"),
    PORT("a whole number from 0 to 65535", "port"),
    OPTIONAL_PORT("a whole number from -1 to 65535", "port or -1");

    private final String sentence;
    private final String label;

    Kind(String sentence, String label) {
      this.sentence = sentence;
      this.label = label;
    }

    private boolean accepts(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isTextual();
        case COUNT -> between(value, 1, Integer.MAX_VALUE);
        case NATURAL -> between(value, 0, Integer.MAX_VALUE);
        case PORT -> between(value, 0, 65535);
        case OPTIONAL_PORT -> between(value, -1, 65535);
      };
    }

    private static boolean between(JsonNode value, int least, int most) {
      return value.isInt() && value.intValue() >= least && value.intValue() <= most;
    }
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;
  private final String meaning;

  ConfigKey(String key, Kind kind, String defaultValue, String meaning) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The key as the file spells it. */
  String key() {
    return key;
  }

  String defaultValue() {
    return defaultValue;
  }

  static Optional<ConfigKey> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }

  /** All keys, for a person who mistyped one. */
  static String known() {
    return Arrays.stream(values()).map(ConfigKey::key).collect(Collectors.joining(", "));
  }

  /** The value as text; throws when it is of another kind. */
  String checked(JsonNode value) throws Failure {
    if (!kind.accepts(value)) {
      throw new Failure(
          key + ": " + value + " is not " + kind.sentence, "its default is " + shownDefault());
    }
    return value.asText();
  }

  /** A number of the command line as text; throws when it is out of range. */
  String checked(int value) throws Failure {
    return checked(IntNode.valueOf(value));
  }

  /** The table of docs/running.md, in Markdown. */
  static String table() {
    StringBuilder table =
        new StringBuilder("| key | value | default | what it does |\n|---|---|---|---|\n");
    for (ConfigKey each : values()) {
      table.append(
          String.format(
              "| `%s` | %s | %s | %s |\n",
              each.key, each.kind.label, each.shownDefault(), each.meaning));
    }
    return table.toString();
  }

  private String shownDefault() {
    return defaultValue.isEmpty() ? "empty" : "`" + defaultValue + "`";
  }
}
