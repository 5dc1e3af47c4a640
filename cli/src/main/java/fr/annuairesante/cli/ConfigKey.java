package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.apacheds.ConnectionLimits;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trace.TraceLimits;
import java.util.Arrays;
import java.util.Optional;

/** Every key of the configuration file: its kind of value, its default and what it does. */
enum ConfigKey {
  LDAPS_ADDRESS(
      "ldaps-address",
      ConfigKind.TEXT,
      "0.0.0.0",
      "Address to listen on; `127.0.0.1` for this machine only."),
  LDAPS_PORT("ldaps-port", ConfigKind.PORT, "1636", "Port of LDAPS. 0 takes any free one."),
  LDAP_PORT(
      "ldap-port",
      ConfigKind.OPTIONAL_PORT,
      "-1",
      "Port of clear-text LDAP, on loopback only. -1: there is none. 0 takes any free one."),
  CERTIFICATE(
      "certificate",
      ConfigKind.TEXT,
      "",
      "PEM file: the server's certificate, then its issuers. Empty: a self-signed one for"
          + " `localhost`, made once and kept in the data directory."),
  PRIVATE_KEY(
      "private-key",
      ConfigKind.TEXT,
      "",
      "PEM file: the unencrypted private key of that certificate."),
  CERTIFICATE_CHECK_SECONDS(
      "certificate-check-seconds",
      ConfigKind.NATURAL,
      "10",
      "Time between two looks at these files and at `operator-roots`; what is new serves new"
          + " connections. 0: never."),
  OPERATOR_ROOTS(
      "operator-roots",
      ConfigKind.TEXT,
      "",
      "PEM file: the authorities whose certificates operators log in with, self-signed roots and"
          + " those below. Empty: no client is asked for a certificate."),
  OPERATOR_CRLS(
      "operator-crls",
      ConfigKind.TEXT,
      "",
      "Where these authorities' lists of revoked certificates (CRL) are: files, folders, http and"
          + " https URLs, with commas between."),
  OPERATOR_CRL_SECONDS(
      "operator-crl-seconds", ConfigKind.COUNT, "600", "Time between two readings of these lists."),
  SEARCH_ENTRIES(
      "search-entries",
      SearchLimits.DEFAULT.entries(),
      "Most entries one search returns, whatever the client asks; code 4 (sizeLimitExceeded) after"
          + " them."),
  SEARCH_CANDIDATES(
      "search-candidates",
      SearchLimits.DEFAULT.candidates(),
      "Most entries one search examines; code 11 (adminLimitExceeded) after what was found."),
  SEARCH_SECONDS(
      "search-seconds",
      SearchLimits.DEFAULT.seconds(),
      "Longest time of one search, in seconds; code 3 (timeLimitExceeded) after what was found."),
  QUICK_CANDIDATES(
      "quick-candidates",
      SearchLimits.DEFAULT.quickCandidates(),
      "Entries a search examines on the thread of its connection; then it moves to those for long"
          + " searches."),
  CONNECTIONS(
      "connections",
      ConnectionLimits.DEFAULT.connections(),
      "Open connections in all; one more is closed at once."),
  CONNECTIONS_PER_ADDRESS(
      "connections-per-address",
      ConnectionLimits.DEFAULT.connectionsPerAddress(),
      "Open connections from one IP address; one more is closed at once."),
  HANDSHAKE_SECONDS(
      "handshake-seconds",
      ConnectionLimits.DEFAULT.handshakeSeconds(),
      "Time for the TLS handshake; then closed."),
  IDLE_SECONDS(
      "idle-seconds",
      ConnectionLimits.DEFAULT.idleSeconds(),
      "Time without a request; then a notice of disconnection, and closed."),
  STALLED_WRITE_SECONDS(
      "stalled-write-seconds",
      ConnectionLimits.DEFAULT.stalledWriteSeconds(),
      "Time in which a client takes nothing of its pending answer; then closed."),
  REQUEST_BYTES(
      "request-bytes",
      ConnectionLimits.DEFAULT.requestBytes(),
      "Size of one request; a larger one gets a notice of disconnection, code 2 (protocolError)."),
  FILTER_DEPTH(
      "filter-depth",
      ConnectionLimits.DEFAULT.filterDepth(),
      "Nesting of a search filter; a deeper one gets code 11 (adminLimitExceeded)."),
  FILTER_TERMS(
      "filter-terms",
      ConnectionLimits.DEFAULT.filterTerms(),
      "Parts of a search filter; more get code 11 (adminLimitExceeded)."),
  PENDING_BYTES(
      "pending-bytes",
      ConnectionLimits.DEFAULT.pendingBytes(),
      "Bytes of answers waiting for one slow client; its next requests are not read before it takes"
          + " them."),
  OPERATIONS_PER_CONNECTION(
      "operations-per-connection",
      ConnectionLimits.DEFAULT.operationsPerConnection(),
      "Long searches of one connection at a time; one more gets code 51 (busy)."),
  CONNECTIONS_PER_ACCOUNT(
      "connections-per-account",
      AccountLimits.DEFAULT.connections(),
      "Connections logged in with one account; the login of one more gets code 11"
          + " (adminLimitExceeded)."),
  OPERATIONS_PER_ACCOUNT(
      "operations-per-account",
      AccountLimits.DEFAULT.longSearches(),
      "Long searches of one account at a time, on all its connections; one more gets code 51"
          + " (busy)."),
  REQUESTS_PER_SECOND(
      "requests-per-second",
      AccountLimits.DEFAULT.requestsPerSecond(),
      "Requests of one account, or of one IP address before login, after ten seconds' worth at"
          + " once; more get code 51 (busy), and the connection is not read for a second."),
  ENTRIES_ALARM(
      "entries-alarm",
      AccountLimits.DEFAULT.alarmEntries(),
      "Different entries that one account gets within an hour, from which on the log warns."),
  ENTRIES_PER_HOUR(
      "entries-per-hour",
      AccountLimits.DEFAULT.hourlyEntries(),
      "Most different entries that one account gets within an hour; code 11 (adminLimitExceeded)"
          + " after them."),
  JOURNAL_MEGABYTES(
      "journal-megabytes",
      WriteLimits.DEFAULT.journalFileBytes() >> 20,
      "Size at which the next file of the journal is begun; the old ones are kept."),
  UNCOMMITTED_MEGABYTES(
      "uncommitted-megabytes",
      WriteLimits.DEFAULT.uncommittedBytes() >> 20,
      "Size of the journal that the index may be behind; then it is committed. A restart applies"
          + " that much again."),
  UNCOMMITTED_SECONDS(
      "uncommitted-seconds",
      WriteLimits.DEFAULT.uncommittedTime().toSeconds(),
      "Longest time from a change to that commit."),
  WAITING_WRITES(
      "waiting-writes",
      WriteLimits.DEFAULT.waiting(),
      "Changes of all clients waiting for their turn; one more gets code 51 (busy)."),
  WRITES_PER_CONNECTION(
      "writes-per-connection",
      ConnectionLimits.DEFAULT.writesPerConnection(),
      "Adds, modifies and deletes of one connection at work at a time; its next requests are not"
          + " read before one is answered."),
  VALUES_PER_ATTRIBUTE(
      "values-per-attribute",
      WriteLimits.DEFAULT.values(),
      "Values of one attribute in an add or a modify; more get code 11 (adminLimitExceeded)."),
  MODIFY_STEPS(
      "modify-steps",
      WriteLimits.DEFAULT.modifications(),
      "Steps of one modify; more get code 11 (adminLimitExceeded)."),
  ENTRY_BYTES(
      "entry-bytes",
      WriteLimits.DEFAULT.entryBytes(),
      "Size of an entry that a client writes; a larger one gets code 11 (adminLimitExceeded)."),
  BATCH_QUEUE(
      "batch-queue",
      ConnectionLimits.DEFAULT.batchQueue(),
      "Parts of batches, and questions about them, waiting for one of two threads; one more gets"
          + " code 51 (busy)."),
  TRACE_DAYS(
      "trace-days",
      ConfigKind.NATURAL,
      String.valueOf(TraceLimits.DEFAULT.days()),
      "Days that the access trace is kept. 0: there is none."),
  TRACE_MEGABYTES(
      "trace-megabytes",
      TraceLimits.DEFAULT.megabytes(),
      "Size of the access trace in all; its oldest files are removed beyond it."),
  METRICS_PORT(
      "metrics-port",
      ConfigKind.OPTIONAL_PORT,
      "-1",
      "Port of `/health` and `/metrics` over HTTP, on loopback only. -1: there is none. 0 takes any"
          + " free one."),
  STALE_AFTER_HOURS(
      "stale-after-hours",
      ConfigKind.NATURAL,
      "48",
      "Age of the files in force from which on the server warns, and `/health` answers 503. 0:"
          + " never."),
  HIDE_MAILBOXES_OF_CLOSED_AFTER_DAYS(
      "hide-mailboxes-of-closed-after-days",
      ConfigKind.NATURAL,
      "30",
      "Days from the one on which a professional leaves the register to the midnight, in Paris, at"
          + " which the mailboxes are hidden. 0: as soon as the import has ended."),
  SLOW_SEARCH_THREADS(
      "slow-search-threads",
      ConfigKind.NATURAL,
      "0",
      "Threads for long searches. 0: by the number of processors."),
  SLOW_SEARCH_QUEUE(
      "slow-search-queue",
      ConnectionLimits.DEFAULT.slowSearchQueue(),
      "Searches waiting for such a thread; one more gets code 51 (busy)."),
  LOGIN_THREADS(
      "login-threads",
      ConfigKind.NATURAL,
      "0",
      "Threads that check passwords. 0: by the number of processors."),
  LOGIN_QUEUE(
      "login-queue",
      ConnectionLimits.DEFAULT.loginQueue(),
      "Logins waiting for such a thread; one more gets code 51 (busy)."),
  FAILED_LOGINS(
      "failed-logins",
      ConnectionLimits.DEFAULT.failedLogins(),
      "Wrong passwords on one connection; then a notice of disconnection, and closed."),
  FAILED_LOGIN_MILLIS(
      "failed-login-millis",
      ConfigKind.NATURAL,
      String.valueOf(ConnectionLimits.DEFAULT.failedLoginMillis()),
      "Delay of the answer to a wrong password, in milliseconds, times the recent ones from the"
          + " same address (at most 10)."),
  BACKLOG(
      "backlog",
      ConnectionLimits.DEFAULT.backlog(),
      "Connections the system keeps before they are accepted."),
  IO_THREADS(
      "io-threads",
      ConfigKind.NATURAL,
      "0",
      "Threads that read, decode, answer quick searches and write. 0: by the number of"
          + " processors."),
  ;

  private final String key;
  private final ConfigKind kind;
  private final String defaultValue;
  private final String meaning;

  /** A number, at least 1. */
  ConfigKey(String key, long defaultValue, String meaning) {
    this(key, ConfigKind.COUNT, String.valueOf(defaultValue), meaning);
  }

  ConfigKey(String key, ConfigKind kind, String defaultValue, String meaning) {
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

  /** The value as text; throws when it is of another kind. */
  String checked(JsonNode value) throws Failure {
    if (!kind.accepts(value)) {
      throw new Failure(
          key + ": " + value + " is not " + kind.sentence(), "its default is " + shownDefault());
    }
    return value.asText();
  }

  /** A number of the command line as text; throws when it is out of range. */
  String checked(int value) throws Failure {
    return checked(IntNode.valueOf(value));
  }

  /** Its row of the table in docs/running.md, in Markdown. */
  String row() {
    return String.format("| `%s` | %s | %s | %s |\n", key, kind.label(), shownDefault(), meaning);
  }

  private String shownDefault() {
    return defaultValue.isEmpty() ? "empty" : "`" + defaultValue + "`";
  }
}
