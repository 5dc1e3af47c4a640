package fr.annuairesante.sample;

/** Numbers of persons: 10, eight digits, the key (DATA-FORMATS §2.2). */
final class Rpps {

  private static final long RANGE = 100_000_000L;

  private Rpps() {}

  /** Different persons of one seed get different numbers. */
  static String number(long seed, int person) {
    long place = Math.floorMod(person * 61_803_399L + Draw.mix(seed) % RANGE, RANGE);
    String digits = Long.toString(1_000_000_000L + place);
    return CheckDigit.withLuhn(digits);
  }

  /** The same with a wrong key. */
  static String withWrongKey(String number) {
    int key = number.charAt(10) - '0';
    return number.substring(0, 10) + (key + 3) % 10;
  }

  /** Nine characters: département (2A, 9A for 971), a digit, five of the person, the key. */
  static String adeli(Territory territory, String profession, int person) {
    String code = territory.code();
    String place = code.length() == 2 ? code : "9" + (char) ('A' + code.charAt(2) - '1');
    String body = place + profession.charAt(0) + String.format("%05d", person % 100_000);
    return CheckDigit.withLuhn(body);
  }
}
