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

  /**
   * What stands for an apostrophe or a hyphen and has no dash or space category: NEL, the C1 code
   * that is an apostrophe in Windows-1252, soft hyphen, acute accent, modifier letters, quotation
   * marks, prime, minus.
   */
  private static final String APOSTROPHES_AND_HYPHENS =
      "\u0085\u0092\u00ad\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u2018\u2019\u201b\u2032\u2212";

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
      if (c >= 0x7f && isDropped(c)) {
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
    if (isAscii(text)) {
      return squeeze(text.toLowerCase(Locale.ROOT));
    }
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return squeeze(Normalizer.normalize(lower, Normalizer.Form.NFKC));
  }

  /** Squeezes spaces and composes accents (caseExactMatch, RFC 4518 §2). */
  static String exact(String text) {
    return squeeze(isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
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
    if (c < 0x80) {
      return c <= ' ' || c == '-' || c == '\'' || c == '`';
    }
    return APOSTROPHES_AND_HYPHENS.indexOf(c) >= 0
        || Character.getType(c) == Character.DASH_PUNCTUATION
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
      case 'ς' -> folded.append('σ');
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
