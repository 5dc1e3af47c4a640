package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Commitment;
import fr.annuairesante.trust.OperatorState.Notification;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Acts as they might come, sensible or not, over a few operators, domains and addresses. */
final class RandomActs {

  static final List<OperatorId> OPERATORS =
      List.of(Scene.ALPHA, Scene.BETA, new OperatorId("gamma"), new OperatorId("delta"));
  private static final List<String> DOMAINS =
      List.of("a.mssante.fr", "b.mssante.fr", "c.mssante.fr", "b.c.mssante.fr");
  private static final List<PersonIdentifier> PERSONS = List.of(Scene.DOCTOR, Scene.NURSE);

  private final Random random;

  RandomActs(Random random) {
    this.random = random;
  }

  OperatorId operator() {
    return one(OPERATORS);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  String domain() {
    return one(DOMAINS);
  }

  /** The i-th of many test mailboxes. */
  static Act test(int i, String domain) {
    return new Act.Publish(Draft.test("test" + i + "@" + domain).build());
  }

  /** Of an operator. */
  Act ofOperator(String domain) {
    PersonIdentifier person = one(PERSONS);
    Claimed claimed = new Claimed(person.type().code(), person.value());
    String personal = "p" + random.nextInt(2) + "@" + domain;
    return switch (random.nextInt(10)) {
      case 0 -> new Act.Withdraw("test" + random.nextInt(30) + "@" + domain);
      case 1 -> new Act.Withdraw(personal);
      case 2, 6 -> new Act.ChoosePaperless(personal, claimed, random.nextBoolean());
      case 3, 4 -> new Act.Publish(of(person, personal).build());
      case 5 -> new Act.Publish(Draft.group("accueil@" + domain).build());
      default -> test(random.nextInt(30), domain);
    };
  }

  private Draft of(PersonIdentifier person, String address) {
    return Draft.personal(address)
        .person(person.type().code(), person.value())
        .names(person.equals(Scene.DOCTOR) ? "D'Hauteville Coeur" : "Noël", given(person))
        .service("Service " + random.nextInt(2));
  }

  private static String given(PersonIdentifier person) {
    return person.equals(Scene.DOCTOR) ? "Hélène" : "Jean François";
  }

  /** Of the agency. */
  Act ofAgency(LocalDate day) {
    return switch (random.nextInt(3)) {
      case 0 -> onDomain();
      case 1 -> onIntegration(operator(), day);
      default -> onEnding(operator(), day);
    };
  }

  private Act onDomain() {
    String domain = one(DOMAINS);
    return switch (random.nextInt(8)) {
      case 0 -> new Act.RemoveDomain(domain);
      case 1 -> new Act.BlockDomain(domain, "Pourriels.");
      case 2, 3 -> new Act.UnblockDomain(domain);
      default -> Scene.declare(operator(), domain);
    };
  }

  private Act onIntegration(OperatorId id, LocalDate day) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Act.Admit(id, Scene.profile(id), Scene.contract(day), day);
      case 2, 3 ->
          new Act.AddCertificate(
              id, Scene.certificate(id.text() + day, day, day.plusDays(random.nextInt(400))));
      case 4 -> new Act.RenewProvisional(id, day);
      case 5, 6 -> new Act.ReceiveCommitment(id, new Commitment(day, "1.5", random.nextBoolean()));
      case 7 -> new Act.RecordCleanVisit(id, day, "V-1");
      default -> new Act.Validate(id, new Notification(day, "LR-1"));
    };
  }

  private Act onEnding(OperatorId id, LocalDate day) {
    return switch (random.nextInt(10)) {
      case 0 -> new Act.Suspend(id, "Visite.");
      case 1, 2 -> new Act.Resume(id);
      case 3 -> new Act.GiveNotice(id, new Notice.Resignation(day, day.plusDays(30)));
      case 4 ->
          new Act.GiveNotice(id, new Notice.Formal(day, day.plusMonths(1), "Refus.", oneIn(2)));
      case 5 -> new Act.LiftNotice(id);
      case 6 -> new Act.Terminate(id);
      case 7 -> new Act.BlockOperator(id, "Intrusion.");
      case 8 -> new Act.UnblockOperator(id);
      default -> {
        OperatorId to = operator();
        yield new Act.Transfer(
            id, to, oneIn(2) ? Optional.of(Scene.profile(to)) : Optional.empty());
      }
    };
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
