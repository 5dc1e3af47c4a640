package fr.annuairesante.trust.oversight;

/**
 * Why a published mailbox is not counted (R168). Where several hold, the first of this order is
 * given.
 */
public enum Exclusion {
  /** The address was counted already. */
  DUPLICATE,
  /** Nobody declared its domain. */
  NO_OPERATOR,
  /** Its operator's contract has ended. */
  TERMINATED,
  /** Its operator is suspended. */
  SUSPENDED,
  /** Its domain was taken off the white list. */
  DOMAIN_REMOVED,
  /** It is none of PER, ORG and APP (R13). */
  OTHER_TYPE,
  /** A test or technical mailbox (R26-R28, R85, R86). */
  TEST
}
