package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the agency may do with an operator: finds the operator, and who judges the act. */
final class OperatorRules {

  private final TrustSpace space;
  private final LocalDate day;

  OperatorRules(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  Decision decide(Actor.Agency by, Act.OnOperator act) {
    Optional<Operator> operator = space.operator(act.operator());
    if (act instanceof Act.Admit admit) {
      return new AdmissionRules(space, day).admit(admit, operator);
    }
    Findings found = new Findings();
    if (operator.isEmpty()) {
      found.add(OperatorRule.UNKNOWN.broken(act.operator()));
      return found.refused();
    }
    Operator known = operator.get();
    if (known.isTerminatedOn(day)) {
      return terminated(known, act, found);
    }
    if (act instanceof Act.ChangeProfile change) {
      return new AdmissionRules(space, day).change(known, change.profile());
    }
    if (act instanceof Act.Transfer transfer) {
      return new TransferRules(space, day).transfer(known, transfer);
    }
    if (act instanceof Act.AddCertificate || act instanceof Act.RevokeCertificate) {
      return new CertificateRules(space, day).decide(known, act);
    }
    return IntegrationRules.judges(act)
        ? new IntegrationRules(day).decide(known, act)
        : new EndingRules(day).decide(by, known, act);
  }

  /** Nothing is left to do but to revoke, and to hear it again. */
  private Decision terminated(Operator operator, Act.OnOperator act, Findings found) {
    if (act instanceof Act.RevokeCertificate) {
      return new CertificateRules(space, day).decide(operator, act);
    }
    if (act instanceof Act.Terminate) {
      return found.applied(List.of());
    }
    found.addAll(operator.withBlock(Optional.empty()).obstacles(day));
    return found.refused();
  }
}
