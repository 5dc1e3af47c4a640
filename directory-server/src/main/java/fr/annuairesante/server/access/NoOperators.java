package fr.annuairesante.server.access;

import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.PaperlessChoice;
import fr.annuairesante.trust.PersonIdentifier;
import fr.annuairesante.trust.RegisteredPerson;
import fr.annuairesante.trust.StructureIdentifier;
import fr.annuairesante.trust.TrustSpace;
import java.util.List;
import java.util.Optional;

/** The trust space of a directory that has no operators yet. */
public final class NoOperators implements TrustSpace {

  @Override
  public Optional<Operator> operator(OperatorId id) {
    return Optional.empty();
  }

  @Override
  public Optional<Operator> operator(LegalIdentifier identifier) {
    return Optional.empty();
  }

  @Override
  public Optional<Operator> operator(Certificate.Key certificate) {
    return Optional.empty();
  }

  @Override
  public Optional<Domain> domain(DomainName name) {
    return Optional.empty();
  }

  @Override
  public List<Domain> domains(OperatorId operator) {
    return List.of();
  }

  @Override
  public Optional<RegisteredPerson> person(PersonIdentifier identifier) {
    return Optional.empty();
  }

  @Override
  public boolean knows(StructureIdentifier structure) {
    return false;
  }

  @Override
  public Optional<Mailbox> mailbox(MailAddress address) {
    return Optional.empty();
  }

  @Override
  public int testMailboxes(OperatorId operator) {
    return 0;
  }

  @Override
  public Optional<PaperlessChoice> paperlessChoice(MailAddress address) {
    return Optional.empty();
  }
}
