package fr.annuairesante.schema;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the values of an attribute are compared: the matching rules it advertises (RFC 4517) and the
 * normal form two equal values share.
 */
public enum Matching {
  /** caseIgnoreMatch made more forgiving: see {@link Folding#fold}. */
  FOLDED("caseIgnoreMatch", "caseIgnoreOrderingMatch", "caseIgnoreSubstringsMatch"),
  CASE_IGNORE("caseIgnoreMatch", "caseIgnoreOrderingMatch", "caseIgnoreSubstringsMatch"),
  /** ASCII only; an assertion with another character is Undefined. */
  IA5("caseIgnoreIA5Match", null, "caseIgnoreIA5SubstringsMatch"),
  CASE_EXACT("caseExactMatch", "caseExactOrderingMatch", "caseExactSubstringsMatch"),
  /** Spaces and hyphens are dropped (RFC 4517 §4.2.29). */
  TELEPHONE("telephoneNumberMatch", null, "telephoneNumberSubstringsMatch"),
  /** Folded like a name; lines are separated by {@code $} (RFC 4517 §3.3.28). */
  ADDRESS("caseIgnoreListMatch", null, "caseIgnoreListSubstringsMatch"),
  BOOLEAN("booleanMatch", null, null),
  INTEGER("integerMatch", "integerOrderingMatch", null),
  TIME("generalizedTimeMatch", "generalizedTimeOrderingMatch", null),
  NAME("distinguishedNameMatch", null, null),
  OID("objectIdentifierMatch", null, null),
  UUID("UUIDMatch", "UUIDOrderingMatch", null),
  CSN("CSNMatch", "CSNOrderingMatch", null),
  /** Secrets and binary values: no filter ever matches. */
  NONE(null, null, null);

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern INTEGER_TEXT = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private final String equality;
  private final String ordering;
  private final String substrings;

  Matching(String equality, String ordering, String substrings) {
    this.equality = equality;
    this.ordering = ordering;
    this.substrings = substrings;
  }

  /** Name of the EQUALITY rule, or null when equality filters are Undefined. */
  public String equality() {
    return equality;
  }

  /** Name of the ORDERING rule, or null when {@code >=} and {@code <=} are Undefined. */
  public String ordering() {
    return ordering;
  }

  /** Name of the SUBSTR rule, or null when substring filters are Undefined. */
  public String substrings() {
    return substrings;
  }

  /**
   * The normal form of a value or of an assertion; normal forms compare as strings.
   *
   * @return null when the text is no value of this syntax, which makes a filter item Undefined
   */
  public String normalise(String text) {
    return switch (this) {
      case FOLDED, ADDRESS -> Folding.fold(text);
      case CASE_IGNORE -> Folding.ignoreCase(text);
      case IA5 -> isAscii(text) ? Folding.ignoreCase(text) : null;
      case CASE_EXACT -> Folding.exact(text);
      case TELEPHONE -> withoutSpacesAndHyphens(text);
      case BOOLEAN -> booleanText(text);
      case INTEGER -> integerText(text);
      case TIME -> GeneralizedTime.normalise(text);
      case NAME -> distinguishedName(text);
      case OID -> objectIdentifier(text);
      case UUID -> uuidText(text);
      case CSN -> text.strip();
      case NONE -> null;
    };
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** RFC 4518 §2.6.3; a value of nothing else is no telephone number. */
  private static String withoutSpacesAndHyphens(String text) {
    String plain = Folding.ignoreCase(text);
    StringBuilder digits = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (!Folding.isSpaceLike(c)) {
        digits.append(c);
      }
    }
    return digits.isEmpty() ? null : digits.toString();
  }

  /** A class has one normal form, whether it was named or given by number; others are kept. */
  private static String objectIdentifier(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return DirectorySchema.objectClass(lower)
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .orElse(lower);
  }

  private static String booleanText(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return upper.equals("TRUE") || upper.equals("FALSE") ? upper : null;
  }

  /** Sign, then 19 digits: the order of the texts is the order of the numbers. */
  private static String integerText(String text) {
    String stripped = text.strip();
    if (!INTEGER_TEXT.matcher(stripped).matches()) {
      return null;
    }
    long value = Long.parseLong(stripped);
    return value >= 0
        ? String.format(Locale.ROOT, "1%019d", value)
        : String.format(Locale.ROOT, "0%019d", Long.MAX_VALUE + value + 1);
  }

  private static String uuidText(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return UUID_TEXT.matcher(lower).matches() ? lower : null;
  }

  private static String distinguishedName(String text) {
    try {
      return new DN(text).toNormalizedString();
    } catch (LDAPException notAName) {
      return null;
    }
  }
}
