package fr.annuairesante.trust;

/**
 * Luhn's check digit, last character of RPPS, ADELI, FINESS, SIREN and SIRET numbers. It never
 * refuses a number, because published ones fail it (DATA-FORMATS §2.2, §2.4): it flags.
 */
public final class CheckDigit {

  /** La Poste's establishments keep another rule than Luhn: their digits sum up to fives. */
  private static final String LA_POSTE = "356000000";

  private CheckDigit() {}

  /**
   * Whether the number's last digit fits: every second digit from the right doubled, sum over ten.
   * Letters count as in ADELI and FINESS numbers: A is 1, B is 2, up to F.
   *
   * @return false as well when any other character is there
   */
  public static boolean fits(CharSequence number) {
    int sum = 0;
    boolean doubled = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = digit(number.charAt(i));
      if (digit < 0) {
        return false;
      }
      int value = doubled ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  /** {@link #fits} for a SIRET, La Poste's included. */
  static boolean fitsSiret(String siret) {
    return fits(siret)
        || (siret.startsWith(LA_POSTE) && siret.chars().map(c -> digit((char) c)).sum() % 5 == 0);
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 1 : -1;
  }
}
