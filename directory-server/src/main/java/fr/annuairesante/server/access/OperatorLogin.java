package fr.annuairesante.server.access;

/** Whether the bearer of a certificate may log in, and as whom. */
public sealed interface OperatorLogin {

  /**
   * It may.
   *
   * @param dn name of the operator's entry
   */
  record Granted(String dn) implements OperatorLogin {}

  /**
   * It may not.
   *
   * @param sentence why, for the operator, with the codes of the rules
   */
  record Refused(String sentence) implements OperatorLogin {}
}
