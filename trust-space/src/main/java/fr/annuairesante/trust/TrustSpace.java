package fr.annuairesante.trust;

import java.util.List;
import java.util.Optional;

/**
 * What the directory knows at one moment, read only. Whoever applies a decision keeps others from
 * writing between the reading and the applying.
 */
public interface TrustSpace extends Members {

  /** The operator that gave this legal identifier, terminated ones included. */
  Optional<Operator> operator(LegalIdentifier identifier);

  /** The operator to which this certificate was issued, current or not. */
  Optional<Operator> operator(Certificate.Key certificate);

  /**
   * Operators that have a certificate of this public key, current or not.
   *
   * @param fingerprint as certificates have it; nobody has ""
   */
  List<Operator> operatorsOfKey(String fingerprint);

  /** All that point to the operator, removed ones included. */
  List<Domain> domains(OperatorId operator);

  /** A professional of the national registers, closed ones included. */
  Optional<RegisteredPerson> person(PersonIdentifier identifier);

  boolean knows(StructureIdentifier structure);

  Optional<Mailbox> mailbox(MailAddress address);

  /** How many mailboxes are kept under the domain, counted no further than that. */
  int mailboxes(DomainName domain, int most);

  /** How many test mailboxes are kept on {@link #domains} of the operator. */
  int testMailboxes(OperatorId operator);

  /** The last choice made for the address, whether or not the mailbox exists now. */
  Optional<PaperlessChoice> paperlessChoice(MailAddress address);
}
