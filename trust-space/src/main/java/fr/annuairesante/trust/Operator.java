package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Cause;
import fr.annuairesante.trust.OperatorState.Terminated;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operator of the trust space: any natural or legal person (R45).
 *
 * @param state as last written; ask {@link #stateOn}, which knows what a notice brings by itself
 * @param notice pending, empty once it took effect or was lifted
 * @param visitRequired a conformity visit must come before a validation (R58)
 * @param certificates all ever issued for the service, revoked and past ones included
 */
public record Operator(
    OperatorId id,
    OperatorProfile profile,
    Contract contract,
    OperatorState state,
    Optional<Notice> notice,
    boolean visitRequired,
    List<Certificate> certificates,
    Optional<Block> block) {

  public Operator {
    certificates = List.copyOf(certificates);
  }

  /** Where it stands that day: a resignation needs nobody to execute it. */
  public OperatorState stateOn(LocalDate day) {
    if (!(state instanceof Terminated)
        && notice.orElse(null) instanceof Notice.Resignation resignation
        && !day.isBefore(resignation.effective())) {
      return new Terminated(resignation.effective(), Cause.RESIGNATION);
    }
    return state;
  }

  /** Whether the agency's public list of validated operators names it that day (R80). */
  public boolean isInPublicList(LocalDate day) {
    return stateOn(day) instanceof OperatorState.Validated && block.isEmpty();
  }

  /** Provisional beyond its last day: time for a formal notice (R57). */
  public boolean isProvisionalOver(LocalDate day) {
    return stateOn(day) instanceof OperatorState.Provisional provisional
        && day.isAfter(provisional.lastDay());
  }

  /** What keeps it out of the trust space that day: empty for one that is in it. */
  List<Finding> obstacles(LocalDate day) {
    Findings found = new Findings();
    OperatorState today = stateOn(day);
    if (today instanceof OperatorState.Suspended suspended) {
      found.add(OperatorRule.SUSPENDED.broken(id, suspended.since(), suspended.reason()));
    } else if (today instanceof Terminated terminated) {
      found.add(OperatorRule.TERMINATED.broken(id, terminated.since()));
    }
    block.ifPresent(
        each -> found.add(OperatorRule.BLOCKED.broken(id, each.since(), each.reason())));
    return found.refusals();
  }

  boolean isTerminatedOn(LocalDate day) {
    return stateOn(day) instanceof Terminated;
  }

  boolean hasCurrentCertificate(LocalDate day) {
    return certificates.stream().anyMatch(each -> each.isCurrent(day));
  }

  /** Whether one of its certificates, of whatever dates, is of this public key. */
  public boolean hasKey(String fingerprint) {
    return !fingerprint.isEmpty()
        && certificates.stream().anyMatch(each -> each.fingerprint().equals(fingerprint));
  }

  Optional<Certificate> certificate(Certificate.Key key) {
    return certificates.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  Operator withProfile(OperatorProfile changed) {
    return new Operator(id, changed, contract, state, notice, visitRequired, certificates, block);
  }

  Operator withContract(Contract changed) {
    return new Operator(id, profile, changed, state, notice, visitRequired, certificates, block);
  }

  Operator withState(OperatorState changed) {
    return new Operator(id, profile, contract, changed, notice, visitRequired, certificates, block);
  }

  Operator withNotice(Optional<Notice> changed) {
    return new Operator(id, profile, contract, state, changed, visitRequired, certificates, block);
  }

  Operator withVisitRequired(boolean changed) {
    return new Operator(id, profile, contract, state, notice, changed, certificates, block);
  }

  Operator withBlock(Optional<Block> changed) {
    return new Operator(id, profile, contract, state, notice, visitRequired, certificates, changed);
  }

  Operator withCertificates(List<Certificate> changed) {
    return new Operator(id, profile, contract, state, notice, visitRequired, changed, block);
  }

  /** With this one added, or in the place of the one with its key. */
  Operator with(Certificate certificate) {
    return withCertificates(
        Stream.concat(
                certificates.stream().filter(each -> !each.key().equals(certificate.key())),
                Stream.of(certificate))
            .toList());
  }
}
