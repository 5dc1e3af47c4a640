package fr.annuairesante.trust;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A trust space in memory, which carries out decisions to the letter. */
final class MemoryTrustSpace implements TrustSpace {

  private final Map<OperatorId, Operator> operators = new HashMap<>();
  private final Map<DomainName, Domain> domains = new HashMap<>();
  private final Map<MailAddress, Mailbox> mailboxes = new HashMap<>();
  private final Map<MailAddress, PaperlessChoice> choices = new HashMap<>();
  private final Map<PersonIdentifier, RegisteredPerson> persons = new HashMap<>();
  private final Set<StructureIdentifier> structures = new HashSet<>();

  void add(RegisteredPerson person) {
    persons.put(person.identifier(), person);
  }

  void add(StructureIdentifier structure) {
    structures.add(structure);
  }

  void apply(List<Change> changes) {
    changes.forEach(this::apply);
  }

  void apply(Change change) {
    if (change instanceof Change.MailboxWritten written) {
      mailboxes.put(written.mailbox().address(), written.mailbox());
    } else if (change instanceof Change.MailboxDeleted deleted) {
      mailboxes.remove(deleted.address());
    } else if (change instanceof Change.MailboxesOfDomainDeleted emptied) {
      mailboxes.keySet().stream()
          .filter(each -> each.domain().equals(emptied.domain()))
          .limit(Change.MailboxesOfDomainDeleted.MOST)
          .toList()
          .forEach(mailboxes::remove);
    } else if (change instanceof Change.PaperlessChosen chosen) {
      choices.put(chosen.choice().address(), chosen.choice());
    } else if (change instanceof Change.DomainWritten written) {
      domains.put(written.domain().name(), written.domain());
    } else if (change instanceof Change.OperatorWritten written) {
      operators.put(written.operator().id(), written.operator());
    }
  }

  Collection<Mailbox> mailboxes() {
    return mailboxes.values();
  }

  Collection<Operator> operators() {
    return operators.values();
  }

  Collection<Domain> domains() {
    return domains.values();
  }

  @Override
  public Optional<Operator> operator(OperatorId id) {
    return Optional.ofNullable(operators.get(id));
  }

  @Override
  public Optional<Operator> operator(LegalIdentifier identifier) {
    return operators.values().stream()
        .filter(each -> each.profile().identifiers().contains(identifier))
        .findFirst();
  }

  @Override
  public List<Operator> operatorsOfKey(String fingerprint) {
    return operators.values().stream().filter(each -> each.hasKey(fingerprint)).toList();
  }

  @Override
  public Optional<Operator> operator(Certificate.Key certificate) {
    return operators.values().stream()
        .filter(each -> each.certificate(certificate).isPresent())
        .findFirst();
  }

  @Override
  public Optional<Domain> domain(DomainName name) {
    return Optional.ofNullable(domains.get(name));
  }

  @Override
  public List<Domain> domains(OperatorId operator) {
    return domains.values().stream().filter(each -> each.operator().equals(operator)).toList();
  }

  @Override
  public Optional<RegisteredPerson> person(PersonIdentifier identifier) {
    return Optional.ofNullable(persons.get(identifier));
  }

  @Override
  public boolean knows(StructureIdentifier structure) {
    return structures.contains(structure);
  }

  @Override
  public Optional<Mailbox> mailbox(MailAddress address) {
    return Optional.ofNullable(mailboxes.get(address));
  }

  @Override
  public int mailboxes(DomainName domain, int most) {
    return (int)
        mailboxes.keySet().stream()
            .filter(each -> each.domain().equals(domain))
            .limit(most)
            .count();
  }

  @Override
  public int testMailboxes(OperatorId operator) {
    return (int)
        mailboxes.values().stream()
            .filter(Mailbox::test)
            .filter(
                each ->
                    domain(each.address().domain())
                        .filter(domain -> domain.operator().equals(operator))
                        .isPresent())
            .count();
  }

  @Override
  public Optional<PaperlessChoice> paperlessChoice(MailAddress address) {
    return Optional.ofNullable(choices.get(address));
  }
}
