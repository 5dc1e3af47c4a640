package fr.annuairesante.importer.mapping;

import java.util.Locale;

/** The spellings of Dématérialisation (DATA-FORMATS §5.2): O, N, true, false, 1, 0 or nothing. */
final class Paperless {

  private Paperless() {}

  /** TRUE, FALSE, or "" when the spelling says neither. */
  static String truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "o", "oui", "true", "1" -> "TRUE";
      case "n", "non", "false", "0" -> "FALSE";
      default -> "";
    };
  }

  /** True for the documented spellings, which need no second attribute. */
  static boolean isPlain(String text) {
    return text.equals("O") || text.equals("N");
  }

  /**
   * The column of an extract.
   *
   * @param truth TRUE, FALSE or ""
   * @param text the spelling of the source or ""; the truth wins where they differ, because people
   *     may have changed it since
   */
  static String column(String truth, String text) {
    if (!text.isEmpty() && truth(text).equals(truth)) {
      return text;
    }
    return switch (truth) {
      case "TRUE" -> "O";
      case "FALSE" -> "N";
      default -> "";
    };
  }
}
