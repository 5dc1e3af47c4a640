package fr.annuairesante.sample;

import java.text.Normalizer;
import java.util.Locale;

/** Text as mail addresses and capitals write it. */
final class Slug {

  private Slug() {}

  /**
   * Lower-case ASCII letters, digits, dots and hyphens; spaces and apostrophes vanish: {@code
   * "D'HAUTEVILLE-CŒUR"} is {@code "dhauteville-coeur"}.
   */
  static String of(String text) {
    return keep(plain(text).toLowerCase(Locale.ROOT), false);
  }

  /** The same with a hyphen for each space or apostrophe: {@code "la-tour-de-salvagny"}. */
  static String hyphenated(String text) {
    return keep(plain(text).toLowerCase(Locale.ROOT), true);
  }

  /** Capitals without accents, all else kept: {@code "SAINT-ETIENNE"}. */
  static String capitals(String text) {
    return plain(text).toUpperCase(Locale.ROOT);
  }

  /** Without accents; œ and ł, which have no decomposition, are spelt. */
  static String plain(String text) {
    if (isAscii(text)) {
      return text;
    }
    String spelt = text.replace("œ", "oe").replace("Œ", "OE").replace("ł", "l").replace("Ł", "L");
    String decomposed = Normalizer.normalize(spelt, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c < 0x300 || c > 0x36F) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String keep(String text, boolean hyphens) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.') {
        kept.append(c);
      } else if (hyphens && (c == ' ' || c == '\'')) {
        kept.append('-');
      }
    }
    return kept.toString();
  }
}
