package fr.annuairesante.trust;

/**
 * The agency's name for an operator.
 *
 * @param text letters, digits, {@code . _ -}, at most 64
 */
public record OperatorId(String text) {

  public OperatorId {
    if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("no operator identifier: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
