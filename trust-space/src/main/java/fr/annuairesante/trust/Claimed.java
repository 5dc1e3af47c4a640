package fr.annuairesante.trust;

/**
 * An identifier as received: nothing is checked yet. Never null, empty where nothing was said.
 *
 * @param type code of its type
 */
public record Claimed(String type, String value) {

  /** Nothing was said. */
  public static final Claimed NOTHING = new Claimed("", "");

  boolean isNothing() {
    return type.isEmpty() && value.isEmpty();
  }
}
