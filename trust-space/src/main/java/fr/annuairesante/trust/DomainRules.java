package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the agency may do with the white list. */
final class DomainRules {

  private final TrustSpace space;
  private final LocalDate day;

  DomainRules(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  Decision decide(Actor.Agency by, Act.OnDomain act) {
    Findings found = new Findings();
    Optional<DomainName> name = DomainName.of(act.domain());
    found.when(name.isEmpty(), DomainRule.SYNTAX, act.domain());
    Optional<Domain> present = name.flatMap(space::domain);
    if (act instanceof Act.DeclareDomain declare) {
      return declare(declare, name, present, found);
    }
    found.when(name.isPresent() && present.isEmpty(), DomainRule.UNKNOWN, act.domain());
    if (act instanceof Act.EmptyDomain) {
      return empty(present, found);
    }
    if (act instanceof Act.BlockDomain block) {
      found.when(block.reason().isBlank(), DomainRule.REASON);
    }
    if (found.refuse()) {
      return found.refused();
    }
    Domain before = present.orElseThrow();
    Domain after = after(by, act, before);
    return found.applied(
        after.equals(before) ? List.of() : List.of(new Change.DomainWritten(after)));
  }

  /** A domain in use is its operator's to empty, also while it is suspended or blocked. */
  private Decision empty(Optional<Domain> present, Findings found) {
    present
        .filter(this::isInUse)
        .ifPresent(each -> found.add(DomainRule.IN_USE.broken(each.name(), each.operator())));
    boolean empty = present.filter(each -> space.mailboxes(each.name(), 1) > 0).isEmpty();
    return found.refuse() || empty
        ? found.appliedUnlessRefused()
        : found.applied(List.of(new Change.MailboxesOfDomainDeleted(present.get().name())));
  }

  private Domain after(Actor.Agency by, Act.OnDomain act, Domain before) {
    if (act instanceof Act.RemoveDomain) {
      return before.removed().isPresent() ? before : before.withRemoved(day);
    }
    if (act instanceof Act.BlockDomain block) {
      return before.block().isPresent()
          ? before
          : before.withBlock(Optional.of(new Block(day, block.reason(), by.name())));
    }
    return before.withBlock(Optional.empty());
  }

  private Decision declare(
      Act.DeclareDomain act, Optional<DomainName> name, Optional<Domain> present, Findings found) {
    Optional<Operator> operator = space.operator(act.operator());
    found.when(operator.isEmpty(), OperatorRule.UNKNOWN, act.operator());
    operator.ifPresent(
        each -> {
          found.addAll(each.obstacles(day));
          found.when(!each.hasCurrentCertificate(day), Remark.AWAITS_CERTIFICATE);
        });
    Domain.Declaration declaration = act.declaration();
    found.when(
        declaration.reference().isBlank() || declaration.signed().isAfter(day),
        DomainRule.DECLARATION);
    found.when(act.holder().name().isBlank(), DomainRule.HOLDER);
    present
        .filter(each -> isTaken(each, act.operator()))
        .ifPresent(each -> found.add(DomainRule.TAKEN.broken(each.name(), each.declared())));
    if (!found.refuse()) {
      present
          .filter(each -> isLeftToAnother(each, act.operator()))
          .ifPresent(each -> found.add(DomainRule.NOT_EMPTY.broken(each.name())));
    }
    if (found.refuse()) {
      return found.refused();
    }
    return found.applied(declared(act, name.orElseThrow(), present));
  }

  /** First come, first served (R70), until removed or the holder's contract ends. */
  private boolean isTaken(Domain domain, OperatorId by) {
    return isInUse(domain) && !domain.operator().equals(by);
  }

  private boolean isInUse(Domain domain) {
    return domain.removed().isEmpty()
        && space.operator(domain.operator()).filter(each -> !each.isTerminatedOn(day)).isPresent();
  }

  private boolean isLeftToAnother(Domain domain, OperatorId by) {
    return !domain.operator().equals(by)
        && space.mailboxes(domain.name(), Change.MailboxesOfDomainDeleted.MOST + 1)
            > Change.MailboxesOfDomainDeleted.MOST;
  }

  /** A block outlasts a new declaration; mailboxes of a past holder do not. */
  private List<Change> declared(Act.DeclareDomain act, DomainName name, Optional<Domain> present) {
    List<Change> changes = new ArrayList<>();
    boolean own = present.filter(each -> each.operator().equals(act.operator())).isPresent();
    boolean still = own && present.orElseThrow().removed().isEmpty();
    if (present.isPresent() && !own) {
      changes.add(new Change.MailboxesOfDomainDeleted(name));
    }
    Domain domain =
        new Domain(
            name,
            act.operator(),
            act.holder(),
            act.declaration(),
            still ? present.orElseThrow().declared() : day,
            Optional.empty(),
            present.flatMap(Domain::block));
    if (present.filter(domain::equals).isEmpty()) {
      changes.add(new Change.DomainWritten(domain));
    }
    return changes;
  }
}
