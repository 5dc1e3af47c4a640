package fr.annuairesante.importer.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How columns are put together into the texts people read. */
final class Texts {

  private static final Pattern CEDEX =
      Pattern.compile("\\s+CEDEX(\\s+\\d+)?\\s*$", Pattern.CASE_INSENSITIVE);
  private static final String PRINTABLE_PUNCTUATION = "'()+,-./:? ";

  private Texts() {}

  /** The parts that are not empty, with one space between them. */
  static String words(String... parts) {
    return join(" ", parts);
  }

  private static String join(String separator, String... parts) {
    StringBuilder joined = new StringBuilder(48);
    for (String part : parts) {
      if (!part.isEmpty()) {
        joined.append(joined.length() == 0 ? "" : separator).append(part);
      }
    }
    return joined.toString();
  }

  static String firstNonEmpty(String... candidates) {
    for (String each : candidates) {
      if (!each.isEmpty()) {
        return each;
      }
    }
    return "";
  }

  /** Lines of a postal address joined by $, with $ and backslash escaped (RFC 4517 §3.3.28). */
  static String postalAddress(String... lines) {
    String[] escaped = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      boolean plain = line.indexOf('\\') < 0 && line.indexOf('$') < 0;
      escaped[i] = plain ? line : line.replace("\\", "\\5C").replace("$", "\\24");
    }
    return join("$", escaped);
  }

  /** An address below the name of its addressee, which may be empty. */
  static String postalAddressAfter(String addressee, String address) {
    return join("$", postalAddress(addressee), address);
  }

  /** The town of an address line 6: no postal code before it, no CEDEX after it. */
  static String town(String line6, String postalCode) {
    String town = line6.strip();
    if (!postalCode.isEmpty() && town.startsWith(postalCode)) {
      town = town.substring(postalCode.length()).strip();
    } else if (town.length() > 6 && town.charAt(5) == ' ' && isNumber(town.substring(0, 5))) {
      town = town.substring(6).strip();
    }
    if (town.indexOf('X') < 0 && town.indexOf('x') < 0) {
      return town;
    }
    Matcher cedex = CEDEX.matcher(town);
    return cedex.find() ? town.substring(0, cedex.start()) : town;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The number if LDAP's telephone syntax can carry it (PrintableString, RFC 4517 §3.3.29). */
  static String telephone(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      boolean letterOrDigit =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letterOrDigit && PRINTABLE_PUNCTUATION.indexOf(c) < 0) {
        return "";
      }
    }
    return number;
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** FR for the ways the extracts write France, else "": the register's codes are not ISO's. */
  static String countryCode(String code, String label) {
    boolean france = code.equals("99000") || code.equals("FR") || label.equalsIgnoreCase("France");
    return france ? "FR" : "";
  }
}
