package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Active;
import fr.annuairesante.trust.OperatorState.Cause;
import fr.annuairesante.trust.OperatorState.Provisional;
import fr.annuairesante.trust.OperatorState.Terminated;
import fr.annuairesante.trust.OperatorState.Validated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A messaging service changes hands in one act (R65): domains and certificates point to the new
 * operator, mailboxes follow their domains and do not change at all.
 */
final class TransferRules {

  private final TrustSpace space;
  private final LocalDate day;
  private final Findings found = new Findings();

  TransferRules(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  Decision transfer(Operator from, Act.Transfer act) {
    if (act.to().equals(from.id())) {
      found.add(OperatorRule.TRANSFER_SELF.broken());
      return found.refused();
    }
    Optional<Operator> receiver = space.operator(act.to());
    Optional<Operator> to =
        receiver.isPresent()
            ? intoContract(from, receiver.get(), act.profile().isPresent())
            : withContract(from, act);
    if (found.refuse()) {
      return found.refused();
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.OperatorWritten(to.orElseThrow()));
    changes.add(new Change.OperatorWritten(emptied(from)));
    space
        .domains(from.id())
        .forEach(each -> changes.add(new Change.DomainWritten(each.withOperator(act.to()))));
    return found.applied(changes);
  }

  /** The contract applies unchanged: state, clocks and notices go with it. */
  private Optional<Operator> withContract(Operator from, Act.Transfer act) {
    if (act.profile().isEmpty()) {
      found.add(OperatorRule.TRANSFER_PROFILE.broken(act.to()));
      return Optional.empty();
    }
    OperatorProfile profile = act.profile().get();
    new AdmissionRules(space, day).profile(act.to(), profile, found);
    found.when(profile.kind() != from.profile().kind(), OperatorRule.TRANSFER_KIND);
    return Optional.of(
        new Operator(
            act.to(),
            profile,
            from.contract(),
            from.state(),
            from.notice(),
            from.visitRequired(),
            from.certificates(),
            from.block()));
  }

  /** The receiver's contract covers the service from now on; it must be worth as much. */
  private Optional<Operator> intoContract(Operator from, Operator to, boolean profileGiven) {
    found.when(profileGiven, OperatorRule.ALREADY_ADMITTED, to.id());
    found.when(to.profile().kind() != from.profile().kind(), OperatorRule.TRANSFER_KIND);
    found.when(!isSettled(from), OperatorRule.TRANSFER_FROM, from.id());
    boolean worse = from.state() instanceof Validated && !(to.state() instanceof Validated);
    found.when(
        worse || !isSettled(to) || to.isProvisionalOver(day), OperatorRule.TRANSFER_TO, to.id());
    if (to.state() instanceof Provisional) {
      int tests = space.testMailboxes(from.id()) + space.testMailboxes(to.id());
      found.when(
          tests > MailboxRules.TEST_CAP, OperatorRule.TRANSFER_TESTS, tests, MailboxRules.TEST_CAP);
    }
    List<Certificate> both =
        Stream.concat(to.certificates().stream(), from.certificates().stream()).toList();
    return Optional.of(to.withCertificates(both));
  }

  private static boolean isSettled(Operator operator) {
    return operator.state() instanceof Active
        && operator.notice().isEmpty()
        && operator.block().isEmpty();
  }

  private Operator emptied(Operator from) {
    return from.withState(new Terminated(day, Cause.TRANSFER))
        .withNotice(Optional.empty())
        .withCertificates(List.of());
  }
}
