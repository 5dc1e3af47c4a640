package fr.annuairesante.schema;

import java.text.Normalizer;
import java.util.List;

/** Builds one description {@code ( oid FIELD value... )} (RFC 4512 §4.1); not thread-safe. */
final class SchemaText {

  private final StringBuilder text = new StringBuilder(160);
  private final String separator;

  /** On one line. */
  SchemaText(String oid) {
    this(oid, " ");
  }

  /** With {@code separator} before each field, such as a line break and a tabulator. */
  SchemaText(String oid, String separator) {
    this.separator = separator;
    text.append("( ").append(oid);
  }

  /** Adds a field unless its value is null or empty. */
  SchemaText field(String keyword, String value) {
    if (value != null && !value.isEmpty()) {
      text.append(separator).append(keyword).append(' ').append(value);
    }
    return this;
  }

  SchemaText flag(String keyword, boolean set) {
    if (set) {
      text.append(separator).append(keyword);
    }
    return this;
  }

  String end() {
    return text.append(" )").toString();
  }

  /** {@code 'name'} or {@code ( 'name' 'alias' )}. */
  static String quoted(List<String> names) {
    return names.size() == 1 ? quoted(names.get(0)) : "( '" + String.join("' '", names) + "' )";
  }

  /** A quoted string with its two special characters escaped (qdstring); empty when empty. */
  static String quoted(String value) {
    return value.isEmpty() ? "" : "'" + value.replace("\\", "\\5C").replace("'", "\\27") + "'";
  }

  /** {@code a} or {@code ( a $ b )}; empty when there is none. */
  static String names(List<String> names) {
    return names.size() < 2 ? String.join("", names) : "( " + String.join(" $ ", names) + " )";
  }

  /** French text without accents, for servers whose schema files are ASCII. */
  static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replace("œ", "oe")
        .replace('’', '\'');
  }
}
