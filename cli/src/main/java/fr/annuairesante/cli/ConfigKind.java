package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What a value of the configuration must be. */
enum ConfigKind {
  TEXT("a text", "text"),
  COUNT("a whole number from 1 to 2147483647", "number, at least 1"),
  NATURAL("a whole number from 0 to 2147483647", "number, at least 0"),
  PORT("a whole number from 0 to 65535", "port"),
  OPTIONAL_PORT("a whole number from -1 to 65535", "port or -1");

  private final String sentence;
  private final String label;

  ConfigKind(String sentence, String label) {
    this.sentence = sentence;
    this.label = label;
  }

  boolean accepts(JsonNode value) {
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

  /** For the person who gave another. */
  String sentence() {
    return sentence;
  }

  /** For the table of all keys. */
  String label() {
    return label;
  }
}
