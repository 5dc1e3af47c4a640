package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Cause;
import fr.annuairesante.trust.OperatorState.Provisional;
import fr.annuairesante.trust.OperatorState.Terminated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an operator enters the trust space, and who it says it is. */
final class AdmissionRules {

  private final TrustSpace space;
  private final LocalDate day;

  AdmissionRules(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  Decision admit(Act.Admit act, Optional<Operator> present) {
    Findings found = new Findings();
    found.when(
        present.filter(each -> !each.isTerminatedOn(day)).isPresent(),
        OperatorRule.ALREADY_ADMITTED,
        act.operator());
    profile(act.operator(), act.profile(), found);
    LocalDate signed = act.contract().signed();
    found.when(signed.isAfter(day) || signed.isAfter(act.since()), OperatorRule.CONTRACT_SIGNED);
    found.when(act.since().isAfter(day), OperatorRule.FUTURE, act.since());
    if (!found.refuse()) {
      nearlyEmpty(act.operator(), found);
    }
    if (found.refuse()) {
      return found.refused();
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.OperatorWritten(admitted(act, present)));
    space.domains(act.operator()).forEach(each -> empty(each, changes));
    return found.applied(changes);
  }

  /** All domains of an ended contract together hold no more than one change deletes. */
  private void nearlyEmpty(OperatorId operator, Findings found) {
    int room = Change.MailboxesOfDomainDeleted.MOST;
    for (Domain each : space.domains(operator)) {
      room -= space.mailboxes(each.name(), room + 1);
      if (room < 0) {
        found.add(DomainRule.NOT_EMPTY.broken(each.name()));
        return;
      }
    }
  }

  /** A new contract begins with nothing of the old one but what the agency must remember. */
  private Operator admitted(Act.Admit act, Optional<Operator> before) {
    boolean failed =
        before
            .map(each -> (Terminated) each.stateOn(day))
            .filter(each -> each.cause() == Cause.FAILED_CONTROL)
            .isPresent();
    return new Operator(
        act.operator(),
        act.profile(),
        act.contract(),
        new Provisional(act.since(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        failed || before.map(Operator::visitRequired).orElse(false),
        before.map(each -> CertificateRules.allRevoked(each, day)).orElse(List.of()),
        before.flatMap(Operator::block));
  }

  /** Mailboxes of the ended contract must not come back with the operator (R28, R64). */
  private void empty(Domain domain, List<Change> changes) {
    changes.add(new Change.MailboxesOfDomainDeleted(domain.name()));
    if (domain.removed().isEmpty()) {
      changes.add(new Change.DomainWritten(domain.withRemoved(day)));
    }
  }

  Decision change(Operator operator, OperatorProfile profile) {
    Findings found = new Findings();
    profile(operator.id(), profile, found);
    found.when(profile.kind() != operator.profile().kind(), OperatorRule.PROFILE_KIND);
    return profile.equals(operator.profile())
        ? found.appliedUnlessRefused()
        : found.appliedUnlessRefused(new Change.OperatorWritten(operator.withProfile(profile)));
  }

  /** What every operator says of itself (R43, R45, R140). */
  void profile(OperatorId id, OperatorProfile profile, Findings found) {
    found.when(profile.name().isBlank(), OperatorRule.PROFILE_NAME);
    found.when(!profile.contact().isReachable(), OperatorRule.PROFILE_CONTACT);
    found.when(profile.identifiers().isEmpty(), OperatorRule.PROFILE_IDENTIFIER, "");
    for (LegalIdentifier each : profile.identifiers()) {
      if (!each.isWellFormed()) {
        found.add(OperatorRule.PROFILE_IDENTIFIER.broken(each.value()));
        continue;
      }
      found.when(!each.checkDigitFits(), Remark.LEGAL_CHECK_DIGIT, each.value());
      space
          .operator(each)
          .filter(other -> !other.id().equals(id))
          .ifPresent(
              other -> found.add(OperatorRule.PROFILE_TAKEN.broken(each.value(), other.id())));
    }
  }
}
