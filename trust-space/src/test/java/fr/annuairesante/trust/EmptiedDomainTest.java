package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain of any size passes from one contract to the next, by acts of a bounded size. */
class EmptiedDomainTest {

  private static final String DOMAIN = "hopital.mssante.fr";
  private static final int MOST = Change.MailboxesOfDomainDeleted.MOST;

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaHasTooManyMailboxesAndItsContractEnds() {
    scene.validated(ALPHA, DOMAIN);
    scene.validated(BETA, "clinique.mssante.fr");
    applied(scene.publish(ALPHA, Draft.group("b0@" + DOMAIN)));
    Mailbox first = scene.mailbox("b0@" + DOMAIN);
    for (int i = 1; i <= MOST; i++) {
      Mailbox other =
          new Mailbox(
              MailAddress.of("b" + i + "@" + DOMAIN).orElseThrow(),
              first.owner(),
              false,
              false,
              false,
              "",
              "");
      scene.space.apply(new Change.MailboxWritten(other));
    }
  }

  private void terminate() {
    LocalDate end = START.plusDays(30);
    applied(scene.agency(new Act.GiveNotice(ALPHA, new Notice.Resignation(START, end))));
    scene.on(end);
  }

  @Test
  void nobodyEmptiesADomainInUse() {
    Act empty = new Act.EmptyDomain(DOMAIN);
    refused(scene.agency(empty), DomainRule.IN_USE);
    applied(scene.agency(new Act.Suspend(ALPHA, "Contrôle.")));
    refused(scene.agency(empty), DomainRule.IN_USE);
    refused(scene.operator(ALPHA, empty), OperatorRule.AGENCY_ONLY);
    refused(scene.agency(new Act.EmptyDomain("jamais.mssante.fr")), DomainRule.UNKNOWN);
    assertEquals(MOST + 1, scene.space.mailboxes().size());
  }

  @Test
  void theNextHolderWaitsUntilAFullDomainIsEmptied() {
    terminate();
    Act declare = Scene.declare(BETA, DOMAIN);
    refused(scene.agency(declare), DomainRule.NOT_EMPTY);
    applied(scene.agency(new Act.EmptyDomain(DOMAIN)));
    assertEquals(1, scene.space.mailboxes().size());
    applied(scene.agency(new Act.EmptyDomain(DOMAIN)));
    unchanged(scene.agency(new Act.EmptyDomain(DOMAIN)));
    applied(scene.agency(declare));
    assertEquals(0, scene.space.mailboxes().size());
  }

  @Test
  void aDomainThatOneChangeEmptiesPassesOnAtOnce() {
    terminate();
    withoutMailbox(MOST);
    applied(scene.agency(Scene.declare(BETA, DOMAIN)));
    assertEquals(0, scene.space.mailboxes().size());
  }

  @Test
  void soDoesANewContractOfTheSameOperator() {
    terminate();
    LocalDate day = scene.today();
    Act admit = new Act.Admit(ALPHA, Scene.profile(ALPHA), Scene.contract(day), day);
    refused(scene.agency(admit), DomainRule.NOT_EMPTY);
    applied(scene.agency(new Act.EmptyDomain(DOMAIN)));
    applied(scene.agency(admit));
    assertEquals(0, scene.space.mailboxes().size());
  }

  @Test
  void forANewContractAllDomainsOfTheOldOneCountTogether() {
    applied(scene.agency(Scene.declare(ALPHA, "urgences.mssante.fr")));
    applied(scene.publish(ALPHA, Draft.group("accueil@urgences.mssante.fr")));
    terminate();
    LocalDate day = scene.today();
    Act admit = new Act.Admit(ALPHA, Scene.profile(ALPHA), Scene.contract(day), day);
    withoutMailbox(MOST);
    refused(scene.agency(admit), DomainRule.NOT_EMPTY);
    withoutMailbox(MOST - 1);
    applied(scene.agency(admit));
    assertEquals(0, scene.space.mailboxes().size());
  }

  private void withoutMailbox(int number) {
    scene.space.apply(new Change.MailboxDeleted(Scene.address("b" + number + "@" + DOMAIN)));
  }
}
