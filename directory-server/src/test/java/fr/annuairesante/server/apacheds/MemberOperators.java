package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.OperatorCertificate;
import fr.annuairesante.server.access.OperatorCertificates;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Change;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import fr.annuairesante.trust.PaperlessChoice;
import fr.annuairesante.trust.PersonIdentifier;
import fr.annuairesante.trust.RegisteredPerson;
import fr.annuairesante.trust.Rules;
import fr.annuairesante.trust.StructureIdentifier;
import fr.annuairesante.trust.TrustSpace;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A trust space with nothing but operators, in memory; the agency's acts follow the real rules. */
final class MemberOperators implements TrustSpace {

  private final Map<OperatorId, Operator> operators = new ConcurrentHashMap<>();
  private final AtomicLong revision = new AtomicLong();
  private final Clock clock;

  MemberOperators(Clock clock) {
    this.clock = clock;
  }

  OperatorCertificates certificates() {
    return new OperatorCertificates(() -> this, revision::get, clock);
  }

  /** Enters an operator into provisional integration, with a certificate. */
  void admit(String id, String siren, X509Certificate certificate) {
    LocalDate today = FrenchTime.day(clock.instant());
    OperatorProfile profile =
        new OperatorProfile(
            "Opérateur " + id,
            OperatorKind.PROFESSIONALS,
            List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, siren)),
            new Contact("Anaïs Référente", "contact@exemple.fr", ""));
    Contract contract = new Contract(Contract.Version.V2, today, Optional.empty());
    act(new Act.Admit(new OperatorId(id), profile, contract, today));
    add(id, certificate);
  }

  void add(String id, X509Certificate certificate) {
    act(new Act.AddCertificate(new OperatorId(id), OperatorCertificate.of(certificate)));
  }

  /** Carries out an act of the agency that must not be refused. */
  void act(Act act) {
    Decision decision = new Rules(this, clock).decide(new Actor.Agency("agent"), act);
    if (!(decision instanceof Decision.Applied applied)) {
      throw new AssertionError(decision.toString());
    }
    for (Change change : applied.changes()) {
      if (change instanceof Change.OperatorWritten written) {
        operators.put(written.operator().id(), written.operator());
      }
    }
    revision.incrementAndGet();
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
        .filter(each -> each.certificates().stream().anyMatch(c -> c.key().equals(certificate)))
        .findFirst();
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
  public int mailboxes(DomainName domain, int most) {
    return 0;
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
