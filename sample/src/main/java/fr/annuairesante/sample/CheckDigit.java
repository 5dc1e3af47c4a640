package fr.annuairesante.sample;

/** Luhn keys of the register identifiers (DATA-FORMATS §2.2-2.4). Argument: the body, no key. */
final class CheckDigit {

  private CheckDigit() {}

  /** The key; letters count as their rank (2A as 21: FINESS, ADELI). */
  static char luhn(String body) {
    int sum = 0;
    boolean twice = true;
    for (int i = body.length() - 1; i >= 0; i--) {
      int digit = valueOf(body.charAt(i));
      if (twice) {
        digit = digit < 5 ? 2 * digit : 2 * digit - 9;
      }
      sum += digit;
      twice = !twice;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /** The whole identifier. */
  static String withLuhn(String body) {
    return body + luhn(body);
  }

  private static int valueOf(char c) {
    return c <= '9' ? c - '0' : c - 'A' + 1;
  }
}
