package fr.annuairesante.trust;

/** One thing to write, as a consequence of an act. */
public sealed interface Change {

  /** Created, or replacing what was there under this address. */
  record MailboxWritten(Mailbox mailbox) implements Change {}

  record MailboxDeleted(MailAddress address) implements Change {}

  /** Every mailbox still kept under this domain belongs to a past holder: {@link #MOST} go. */
  record MailboxesOfDomainDeleted(DomainName domain) implements Change {

    /** One change must fit in memory and in the journal, and everybody's next one waits for it. */
    public static final int MOST = 5_000;
  }

  /** Kept beyond the mailbox: no publication and no deletion touches it (R91). */
  record PaperlessChosen(PaperlessChoice choice) implements Change {}

  record DomainWritten(Domain domain) implements Change {}

  record OperatorWritten(Operator operator) implements Change {}
}
