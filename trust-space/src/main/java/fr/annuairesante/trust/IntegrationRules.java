package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Commitment;
import fr.annuairesante.trust.OperatorState.Notification;
import fr.annuairesante.trust.OperatorState.Provisional;
import fr.annuairesante.trust.OperatorState.Validated;
import java.time.LocalDate;
import java.util.Optional;

/** From provisional to validated integration (R48-R58), and the contract's version (R66). */
final class IntegrationRules {

  private final LocalDate day;

  IntegrationRules(LocalDate day) {
    this.day = day;
  }

  static boolean judges(Act.OnOperator act) {
    return act instanceof Act.RenewProvisional
        || act instanceof Act.ReceiveCommitment
        || act instanceof Act.Validate
        || act instanceof Act.RecordCleanVisit
        || act instanceof Act.Amend;
  }

  Decision decide(Operator operator, Act.OnOperator act) {
    Findings found = new Findings();
    if (act instanceof Act.Amend amend) {
      return amend(operator, amend.signed(), found);
    }
    if (act instanceof Act.RecordCleanVisit visit) {
      return visit(operator, visit, found);
    }
    if (!(operator.stateOn(day) instanceof Provisional provisional)) {
      found.add(OperatorRule.NOT_PROVISIONAL.broken());
      return found.refused();
    }
    if (act instanceof Act.RenewProvisional renew) {
      return renew(operator, provisional, renew.agreed(), found);
    }
    if (act instanceof Act.ReceiveCommitment receive) {
      return receive(operator, provisional, receive.commitment(), found);
    }
    return validate(operator, provisional, ((Act.Validate) act).notification(), found);
  }

  private Decision amend(Operator operator, LocalDate signed, Findings found) {
    Contract contract = operator.contract();
    notFuture(signed, found);
    found.when(contract.version() == Contract.Version.V2, OperatorRule.CONTRACT_V2);
    return found.appliedUnlessRefused(
        new Change.OperatorWritten(
            operator.withContract(
                new Contract(Contract.Version.V2, contract.signed(), Optional.of(signed)))));
  }

  private Decision visit(Operator operator, Act.RecordCleanVisit visit, Findings found) {
    notFuture(visit.visited(), found);
    boolean before = visit.visited().isBefore(operator.contract().signed());
    found.when(before || visit.report().isBlank(), OperatorRule.VISIT_REPORT);
    return operator.visitRequired()
        ? found.appliedUnlessRefused(new Change.OperatorWritten(operator.withVisitRequired(false)))
        : found.appliedUnlessRefused();
  }

  private Decision renew(
      Operator operator, Provisional provisional, LocalDate agreed, Findings found) {
    notFuture(agreed, found);
    LocalDate last = provisional.lastDay();
    provisional
        .renewed()
        .ifPresentOrElse(
            each -> found.add(OperatorRule.RENEWED.broken(each)),
            () -> found.when(agreed.isAfter(last), OperatorRule.TERM_PASSED, agreed, last));
    return found.appliedUnlessRefused(
        new Change.OperatorWritten(
            operator.withState(
                new Provisional(
                    provisional.since(), Optional.of(agreed), provisional.commitment()))));
  }

  private Decision receive(
      Operator operator, Provisional provisional, Commitment commitment, Findings found) {
    LocalDate received = commitment.received();
    notFuture(received, found);
    boolean inTime =
        !received.isBefore(provisional.since()) && !received.isAfter(provisional.lastDay());
    found.when(
        !inTime,
        OperatorRule.COMMITMENT_LATE,
        received,
        provisional.since(),
        provisional.lastDay());
    found.when(commitment.version().isBlank(), OperatorRule.COMMITMENT_VERSION);
    if (provisional.commitment().filter(commitment::equals).isPresent()) {
      return found.appliedUnlessRefused();
    }
    return found.appliedUnlessRefused(
        new Change.OperatorWritten(
            operator.withState(
                new Provisional(
                    provisional.since(), provisional.renewed(), Optional.of(commitment)))));
  }

  private Decision validate(
      Operator operator, Provisional provisional, Notification notification, Findings found) {
    notFuture(notification.sent(), found);
    found.when(notification.reference().isBlank(), OperatorRule.NOTIFICATION);
    found.when(operator.visitRequired(), OperatorRule.VISIT_REQUIRED);
    Optional<Commitment> commitment = provisional.commitment();
    if (commitment.isEmpty()) {
      found.add(OperatorRule.COMMITMENT_MISSING.broken());
      return found.refused();
    }
    LocalDate received = commitment.get().received();
    found.when(!commitment.get().complete(), OperatorRule.COMMITMENT_INCOMPLETE, received);
    found.when(
        notification.sent().isBefore(received),
        OperatorRule.NOTIFICATION_EARLY,
        notification.sent(),
        received);
    return found.appliedUnlessRefused(
        new Change.OperatorWritten(
            operator.withState(
                new Validated(notification.sent(), commitment.get(), notification))));
  }

  private void notFuture(LocalDate date, Findings found) {
    found.when(date.isAfter(day), OperatorRule.FUTURE, date);
  }
}
