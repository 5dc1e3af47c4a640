package fr.annuairesante.trust;

/**
 * A published mailbox. Whose operator it is, its domain says; so nothing of it changes when a
 * service is transferred (R65).
 *
 * @param test carries no health data and identifies nobody (R26-R28)
 * @param redList must not be shown
 * @param paperless its professional wants no paper (R90); see {@link PaperlessChoice}
 * @param service within the structure, or ""
 * @param description or ""
 */
public record Mailbox(
    MailAddress address,
    Owner owner,
    boolean test,
    boolean redList,
    boolean paperless,
    String service,
    String description) {

  /** The same with the zero-paper box ticked or cleared. */
  public Mailbox withPaperless(boolean wanted) {
    return new Mailbox(address, owner, test, redList, wanted, service, description);
  }
}
