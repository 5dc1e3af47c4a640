package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Active;
import fr.annuairesante.trust.OperatorState.Cause;
import fr.annuairesante.trust.OperatorState.Suspended;
import fr.annuairesante.trust.OperatorState.Terminated;
import java.time.LocalDate;
import java.util.Optional;

/** How an operator is stopped: for a while, for good, or at once (R59-R63, R136). */
final class EndingRules {

  private final LocalDate day;
  private final Findings found = new Findings();

  EndingRules(LocalDate day) {
    this.day = day;
  }

  Decision decide(Actor.Agency by, Operator operator, Act.OnOperator act) {
    if (act instanceof Act.Suspend suspend) {
      return suspend(operator, suspend.reason());
    }
    if (act instanceof Act.Resume) {
      return resume(operator);
    }
    if (act instanceof Act.GiveNotice give) {
      return give(operator, give.notice());
    }
    if (act instanceof Act.LiftNotice) {
      return written(operator, operator.withNotice(Optional.empty()));
    }
    if (act instanceof Act.Terminate) {
      return terminate(operator);
    }
    if (act instanceof Act.BlockOperator block) {
      return block(by, operator, block.reason());
    }
    return written(operator, operator.withBlock(Optional.empty()));
  }

  /** Unchanged when nothing differs. */
  private Decision written(Operator before, Operator after) {
    return after.equals(before)
        ? found.appliedUnlessRefused()
        : found.appliedUnlessRefused(new Change.OperatorWritten(after));
  }

  private Decision suspend(Operator operator, String reason) {
    found.when(reason.isBlank(), OperatorRule.REASON);
    if (operator.state() instanceof Active active) {
      return written(operator, operator.withState(new Suspended(day, reason, active)));
    }
    found.add(OperatorRule.NOT_ACTIVE.broken());
    return found.refused();
  }

  private Decision resume(Operator operator) {
    if (operator.state() instanceof Suspended suspended) {
      return written(operator, operator.withState(suspended.before()));
    }
    found.add(OperatorRule.NOT_SUSPENDED.broken());
    return found.refused();
  }

  private Decision give(Operator operator, Notice notice) {
    operator
        .notice()
        .ifPresent(each -> found.add(OperatorRule.NOTICE_PENDING.broken(each.effective())));
    LocalDate received;
    LocalDate earliest;
    if (notice instanceof Notice.Formal formal) {
      received = formal.sent();
      earliest = received.plusMonths(Notice.Formal.MONTHS);
      found.when(formal.breach().isBlank(), OperatorRule.REASON);
    } else {
      received = ((Notice.Resignation) notice).received();
      earliest = received.plusDays(Notice.Resignation.DAYS);
    }
    found.when(received.isAfter(day), OperatorRule.FUTURE, received);
    found.when(notice.effective().isBefore(earliest), OperatorRule.NOTICE_SHORT, earliest);
    return written(operator, operator.withNotice(Optional.of(notice)));
  }

  private Decision terminate(Operator operator) {
    if (!(operator.notice().orElse(null) instanceof Notice.Formal formal)) {
      found.add(OperatorRule.NO_NOTICE.broken());
      return found.refused();
    }
    LocalDate effective = formal.effective();
    found.when(day.isBefore(effective), OperatorRule.NOTICE_EARLY, effective);
    Cause cause = formal.afterControl() ? Cause.FAILED_CONTROL : Cause.BREACH;
    return written(
        operator,
        operator
            .withState(new Terminated(day, cause))
            .withNotice(Optional.empty())
            .withCertificates(CertificateRules.allRevoked(operator, day)));
  }

  private Decision block(Actor.Agency by, Operator operator, String reason) {
    found.when(reason.isBlank(), OperatorRule.REASON);
    return operator.block().isPresent()
        ? found.appliedUnlessRefused()
        : written(operator, operator.withBlock(Optional.of(new Block(day, reason, by.name()))));
  }
}
