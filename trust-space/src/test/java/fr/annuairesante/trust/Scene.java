package fr.annuairesante.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fr.annuairesante.trust.oversight.Roll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A trust space with some people in it, a calendar to turn, and acts to try. */
public final class Scene {

  public static final LocalDate START = LocalDate.of(2026, 1, 15);
  public static final PersonIdentifier DOCTOR = id("8", "10000000009");
  static final PersonIdentifier NURSE = id("8", "10000000017");
  static final PersonIdentifier SECRETARY = id("8", "10000000025");
  static final PersonIdentifier RETIRED = id("0", "319900015");
  public static final OperatorId ALPHA = new OperatorId("alpha");
  public static final OperatorId BETA = new OperatorId("beta");

  final MemoryTrustSpace space = new MemoryTrustSpace();
  private LocalDate day = START;

  public Scene() {
    person(DOCTOR, "D’HAUTEVILLE-CŒUR", "Hélène", List.of("10"), List.of(), true);
    person(NURSE, "NOËL", "Jean-François", List.of("60"), List.of(), true);
    person(SECRETARY, "MARTIN", "Zoé", List.of("99"), List.of("331"), true);
    person(RETIRED, "LE GOFF", "Yann", List.of("60"), List.of(), false);
    space.add(StructureIdentifier.of("1", "310000005").orElseThrow());
  }

  private static PersonIdentifier id(String type, String value) {
    return PersonIdentifier.of(type, value).orElseThrow();
  }

  void person(
      PersonIdentifier id,
      String family,
      String given,
      List<String> professions,
      List<String> roles,
      boolean open) {
    Identity identity = new Identity(family, given, professions, List.of());
    space.add(new RegisteredPerson(id, identity, roles, open));
  }

  public Scene on(LocalDate changed) {
    day = changed;
    return this;
  }

  public LocalDate today() {
    return day;
  }

  /** Everything that was ever admitted or declared. */
  public Roll roll() {
    return new Roll(space.operators(), space.domains());
  }

  /** What comes of the act; carried out when it is to be. */
  public Decision agency(Act act) {
    return decide(new Actor.Agency("agent"), act);
  }

  /** As {@link #agency}, by an operator. */
  Decision operator(OperatorId by, Act act) {
    return decide(new Actor.OfOperator(by), act);
  }

  Decision decide(Actor actor, Act act) {
    Clock clock = Clock.fixed(day.atTime(11, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    Decision decision = new Rules(space, clock).decide(actor, act);
    if (decision instanceof Decision.Applied applied) {
      space.apply(applied.changes());
    }
    return decision;
  }

  Decision publish(OperatorId by, Draft draft) {
    return operator(by, new Act.Publish(draft.build()));
  }

  Mailbox mailbox(String address) {
    return space.mailbox(address(address)).orElseThrow();
  }

  public Operator operator(OperatorId id) {
    return space.operator(id).orElseThrow();
  }

  WhiteList whiteList() {
    return new WhiteList(space, day);
  }

  /** Admitted today, with a certificate of two years and the domain of that name. */
  public void provisional(OperatorId id, String domain) {
    applied(agency(new Act.Admit(id, profile(id), contract(day), day)));
    applied(agency(new Act.AddCertificate(id, certificate(id.text(), day, day.plusYears(2)))));
    applied(agency(declare(id, domain)));
  }

  /** As {@link #provisional}, then validated. */
  public void validated(OperatorId id, String domain) {
    provisional(id, domain);
    validate(id);
  }

  public void validate(OperatorId id) {
    applied(agency(new Act.ReceiveCommitment(id, commitment(day))));
    applied(agency(new Act.Validate(id, new OperatorState.Notification(day, "LR-1"))));
  }

  public static OperatorState.Commitment commitment(LocalDate received) {
    return new OperatorState.Commitment(received, "1.5", true);
  }

  public static Contract contract(LocalDate signed) {
    return new Contract(Contract.Version.V1, signed, Optional.empty());
  }

  public static OperatorProfile profile(OperatorId id) {
    return profile(id, OperatorKind.PROFESSIONALS);
  }

  public static OperatorProfile profile(OperatorId id, OperatorKind kind) {
    String siren = String.format("%09d", Math.floorMod(id.text().hashCode(), 1_000_000_000));
    return new OperatorProfile(
        "Opérateur " + id,
        kind,
        List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, siren)),
        new Contact("Anaïs Référente", "contact@exemple.fr", ""));
  }

  public static Certificate certificate(String serial, LocalDate from, LocalDate until) {
    return new Certificate(
        new Certificate.Key("CN=AC", serial), "CN=" + serial, "", from, until, Optional.empty());
  }

  public static Act.DeclareDomain declare(OperatorId id, String domain) {
    return new Act.DeclareDomain(
        domain,
        id,
        new Domain.Holder("Centre hospitalier", Optional.empty()),
        new Domain.Declaration("A1-7", START));
  }

  static MailAddress address(String text) {
    return MailAddress.of(text).orElseThrow();
  }

  public static DomainName domain(String text) {
    return DomainName.of(text).orElseThrow();
  }

  public static void applied(Decision decision) {
    assertInstanceOf(Decision.Applied.class, decision, decision::toString);
  }

  static void unchanged(Decision decision) {
    assertInstanceOf(Decision.Unchanged.class, decision, decision::toString);
  }

  /** Refused for these rules and no others. */
  static void refused(Decision decision, Rule... rules) {
    Decision.Refused refused =
        assertInstanceOf(Decision.Refused.class, decision, decision::toString);
    assertEquals(Set.copyOf(Arrays.asList(rules)), rules(refused.refusals()));
  }

  static void remarked(Decision decision, Rule... rules) {
    assertEquals(Set.copyOf(Arrays.asList(rules)), rules(decision.remarks()));
  }

  public static Set<Rule> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toSet());
  }
}
