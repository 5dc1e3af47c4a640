package fr.annuairesante.importer.mapping;

import java.util.Map;

/**
 * The département of a place, which the extracts leave empty (DATA-FORMATS §1.10): from the commune
 * when there is one, because Corsica and the islands share their postal codes, else from the postal
 * code.
 */
public final class Departements {

  private static final Map<String, String> LABELS = CodeTable.read("departements.csv");

  private Departements() {}

  /** The code (75, 2A, 974, 20 for a Corsica that is not told apart, 99 abroad) or "". */
  static String code(String commune, String postalCode) {
    String fromCommune = commune.length() == 5 ? prefix(commune) : "";
    return fromCommune.isEmpty() && postalCode.length() == 5 ? prefix(postalCode) : fromCommune;
  }

  private static String prefix(String code) {
    if (!isDigit(code.charAt(0)) || !areDigits(code, 2)) {
      return "";
    }
    boolean overseas = code.startsWith("97") || code.startsWith("98");
    String prefix = code.substring(0, overseas ? 3 : 2);
    return prefix.equals("99") || LABELS.containsKey(prefix) ? prefix : "";
  }

  private static boolean areDigits(String code, int from) {
    for (int i = from; i < code.length(); i++) {
      if (!isDigit(code.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The French name, or "" when the code has none. */
  public static String label(String code) {
    return LABELS.getOrDefault(code, "");
  }
}
