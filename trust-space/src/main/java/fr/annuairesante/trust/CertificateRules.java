package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificates that stand for an operator (R63, R117-R119). */
final class CertificateRules {

  private final TrustSpace space;
  private final LocalDate day;

  CertificateRules(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  /** All certificates, those not revoked before revoked that day. */
  static List<Certificate> allRevoked(Operator operator, LocalDate day) {
    return operator.certificates().stream()
        .map(each -> each.revoked().isPresent() ? each : each.revoked(day))
        .toList();
  }

  Decision decide(Operator operator, Act.OnOperator act) {
    return act instanceof Act.AddCertificate add
        ? add(operator, add.certificate())
        : revoke(operator, ((Act.RevokeCertificate) act).certificate());
  }

  private Decision add(Operator operator, Certificate certificate) {
    Findings found = new Findings();
    // Whoever has the key is taken for its operator, whichever certificate goes with it.
    Stream.concat(
            space.operator(certificate.key()).stream(),
            space.operatorsOfKey(certificate.fingerprint()).stream())
        .filter(each -> !each.id().equals(operator.id()))
        .findFirst()
        .ifPresent(each -> found.add(OperatorRule.CERTIFICATE_TAKEN.broken(each.id())));
    LocalDate until = certificate.until();
    found.when(
        until.isBefore(day) || until.isBefore(certificate.from()),
        OperatorRule.CERTIFICATE_DATES,
        until);
    Optional<Certificate> present = operator.certificate(certificate.key());
    present
        .flatMap(Certificate::revoked)
        .ifPresent(each -> found.add(OperatorRule.CERTIFICATE_REVOKED.broken(each)));
    return present.filter(certificate::equals).isPresent()
        ? found.appliedUnlessRefused()
        : found.appliedUnlessRefused(new Change.OperatorWritten(operator.with(certificate)));
  }

  private Decision revoke(Operator operator, Certificate.Key key) {
    Findings found = new Findings();
    Optional<Certificate> present = operator.certificate(key);
    found.when(present.isEmpty(), OperatorRule.CERTIFICATE_UNKNOWN);
    return present
        .filter(each -> each.revoked().isEmpty())
        .map(
            each ->
                found.appliedUnlessRefused(
                    new Change.OperatorWritten(operator.with(each.revoked(day)))))
        .orElseGet(found::appliedUnlessRefused);
  }
}
