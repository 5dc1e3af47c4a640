package fr.annuairesante.trust;

/**
 * One rule, broken once.
 *
 * @param field where
 * @param sentence French, for the operator: what is wrong, with the values, and what to do
 */
public record Finding(Rule rule, Field field, String sentence) {

  public String code() {
    return rule.text().code();
  }
}
