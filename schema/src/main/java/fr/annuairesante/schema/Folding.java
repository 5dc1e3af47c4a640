package fr.annuairesante.schema;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What people do not type is not compared (D7): case, accents, œ/æ/ß, hyphens, apostrophes and
 * repeated spaces. {@code fold("Hélène D’HAUTEVILLE-Cœur")} is {@code "helene d hauteville coeur"}.
 *
 * <p>Folding is idempotent; the result has no leading or trailing space and no two spaces in a row.
 */
public final class Folding {

  private Folding() {}

  /** Folds a name-like value or assertion (cn, sn, givenName, displayName, o, ou, l, title...). */
  public static String fold(String text) {
    String decomposed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length() + 4);
    boolean pendingSpace = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (isSpaceLike(c)) {
        pendingSpace = folded.length() > 0;
        continue;
      }
      if (c >= 0x80 && isDropped(c)) {
        continue;
      }
      if (pendingSpace) {
        folded.append(' ');
        pendingSpace = false;
      }
      appendFolded(folded, c);
    }
    return folded.toString();
  }

  /** Lower-cases and squeezes spaces (caseIgnoreMatch, RFC 4518 §2): accents stay significant. */
  public static String ignoreCase(String text) {
    String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    return squeeze(composed.toLowerCase(Locale.ROOT));
  }

  /** One space where there are several, none at the ends (RFC 4518 §2.6.1). */
  static String squeeze(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    boolean pendingSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        pendingSpace = squeezed.length() > 0;
        continue;
      }
      if (pendingSpace) {
        squeezed.append(' ');
        pendingSpace = false;
      }
      squeezed.append(c);
    }
    return squeezed.toString();
  }

  /** True where folding turns this character into a space: white space, hyphens, apostrophes. */
  public static boolean isSpaceLike(char c) {
    if (c <= ' ' || c == '-' || c == '\'' || c == '`') {
      return true;
    }
    if (c < 0x80) {
      return false;
    }
    return c == '\u00a0'
        || c == '\u00b4'
        || c == '\u02bc'
        || (c >= '\u2010' && c <= '\u2015')
        || c == '\u2018'
        || c == '\u2019'
        || c == '\u201b'
        || c == '\u2032'
        || c == '\u2212'
        || c == '\u00ad'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  private static boolean isDropped(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT
        || type == Character.CONTROL;
  }

  private static void appendFolded(StringBuilder folded, char c) {
    if (c < 0x80) {
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      return;
    }
    char lower = Character.toLowerCase(c);
    switch (lower) {
      case 'œ' -> folded.append("oe");
      case 'æ' -> folded.append("ae");
      case 'ß' -> folded.append("ss");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'ı' -> folded.append('i');
      case 'þ' -> folded.append("th");
      default -> folded.append(lower);
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
