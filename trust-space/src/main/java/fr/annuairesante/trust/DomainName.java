package fr.annuairesante.trust;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An internet domain or sub-domain in lower case, accents in their {@code xn--} form (R67). Names
 * are equal or different, never one within the other: listing {@code a.fr} does not list {@code
 * b.a.fr}.
 *
 * @param text such as {@code chru-toulouse.mssante.fr}
 */
public record DomainName(String text) {

  private static final int LONGEST = 253;
  private static final Pattern SYNTAX =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  public DomainName {
    if (!isName(text)) {
      throw new IllegalArgumentException("no domain name: " + text);
    }
  }

  /** Empty when the text is no domain name. */
  public static Optional<DomainName> of(String text) {
    String name;
    try {
      name = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
    return isName(name) ? Optional.of(new DomainName(name)) : Optional.empty();
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST && SYNTAX.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
