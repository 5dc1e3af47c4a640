package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
      "PEM file: the server's certificate, then its intermediates. Empty: a self-signed one for"
          + " `localhost`, made once and kept in the data directory."),
  PRIVATE_KEY(
      "private-key", Kind.TEXT, "", "PEM file: the private key of that certificate (PKCS #8)."),
  ANONYMOUS_SEARCH(
      "anonymous-search", Kind.TRUTH, "false", "Whether a client may search without logging in."),
  SEARCH_ENTRIES(
      "search-entries",
      Kind.COUNT,
      "1000",
      "Most entries one search returns, whatever the client asks (code 4 after them)."),
  SEARCH_CANDIDATES(
      "search-candidates",
      Kind.COUNT,
      "5000000",
      "Most entries one search examines (code 11 after what was found)."),
  SEARCH_SECONDS(
      "search-seconds",
      Kind.COUNT,
      "10",
      "Longest time one search takes, in seconds (code 3 after what was found)."),
  QUICK_CANDIDATES(
      "quick-candidates",
      Kind.COUNT,
      "20000",
      "Entries a search examines before it moves to the pool of slow searches."),
  ;

  /** What a value must be. */
  enum Kind {
    TEXT("a text"),
    TRUTH("true or false"),
    COUNT("a whole number from 1 to 2147483647"),
    PORT("a whole number from 0 to 65535"),
    OPTIONAL_PORT("a whole number from -1 to 65535");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    private boolean accepts(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isTextual();
        case TRUTH -> value.isBoolean();
        case COUNT -> between(value, 1, Integer.MAX_VALUE);
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

  /** The table of docs/running.md, in Markdown. */
  static String table() {
    StringBuilder table =
        new StringBuilder("| key | value | default | what it does |\n|---|---|---|---|\n");
    for (ConfigKey each : values()) {
      table.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              each.key, each.kind.sentence, each.shownDefault(), each.meaning));
    }
    return table.toString();
  }

  private String shownDefault() {
    return defaultValue.isEmpty() ? "empty" : "`" + defaultValue + "`";
  }
}
