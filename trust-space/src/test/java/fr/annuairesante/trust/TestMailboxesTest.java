package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.DOCTOR;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may publish before it is validated. */
class TestMailboxesTest {

  private static final String DOMAIN = "@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsProvisional() {
    scene.provisional(ALPHA, "hopital.mssante.fr");
  }

  @Test
  void refusesTheTwentySixthTestMailbox() {
    fill();
    refused(scene.publish(ALPHA, Draft.test("test26" + DOMAIN)), MailboxRule.TEST_CAP);
  }

  @Test
  void aDeletionFreesAPlaceAndAChangeTakesNone() {
    fill();
    applied(scene.publish(ALPHA, Draft.test("test7" + DOMAIN).service("Essais")));
    applied(scene.operator(ALPHA, new Act.Withdraw("test7" + DOMAIN)));
    applied(scene.publish(ALPHA, Draft.test("test26" + DOMAIN)));
    refused(scene.publish(ALPHA, Draft.test("test7" + DOMAIN)), MailboxRule.TEST_CAP);
  }

  @Test
  void theCapCountsAllDomainsOfTheOperator() {
    fill();
    applied(scene.agency(Scene.declare(ALPHA, "autre.mssante.fr")));
    refused(scene.publish(ALPHA, Draft.test("test1@autre.mssante.fr")), MailboxRule.TEST_CAP);
    applied(scene.agency(new Act.RemoveDomain("hopital.mssante.fr")));
    refused(scene.publish(ALPHA, Draft.test("test1@autre.mssante.fr")), MailboxRule.TEST_CAP);
  }

  @Test
  void validationLiftsTheCapAndTheNameRule() {
    fill();
    scene.validate(ALPHA);
    applied(scene.publish(ALPHA, Draft.test("test26" + DOMAIN)));
    applied(scene.publish(ALPHA, Draft.personal("helene.dhauteville" + DOMAIN)));
  }

  @Test
  void onlyTestMailboxes() {
    refused(
        scene.publish(ALPHA, Draft.group("accueil" + DOMAIN)),
        MailboxRule.TEST_ONLY,
        MailboxRule.TEST_NAME);
    refused(scene.publish(ALPHA, Draft.group("test1" + DOMAIN)), MailboxRule.TEST_ONLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "test1", "TEST25", "test-accueil", "test.envoi", "test_2"})
  void theNameShowsThatItIsATest(String local) {
    applied(scene.publish(ALPHA, Draft.test(local + DOMAIN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accueil", "testard", "montest1", "essai1", "test1a", "test-"})
  void refusesANameThatDoesNotShowIt(String local) {
    refused(scene.publish(ALPHA, Draft.test(local + DOMAIN)), MailboxRule.TEST_NAME);
    scene.validate(ALPHA);
    refused(scene.publish(ALPHA, Draft.test(local + DOMAIN)), MailboxRule.TEST_NAME);
  }

  @Test
  void aTestMailboxIdentifiesNobody() {
    refused(
        scene.publish(ALPHA, Draft.personal("test1" + DOMAIN).test(true)),
        MailboxRule.TEST_WITH_PERSON);
    refused(
        scene.publish(ALPHA, Draft.test("test1" + DOMAIN).person("8", DOCTOR.value())),
        MailboxRule.TEST_WITH_PERSON);
    refused(
        scene.publish(ALPHA, Draft.test("test1" + DOMAIN).responsible(DOCTOR)),
        MailboxRule.TEST_WITH_PERSON);
    refused(
        scene.publish(ALPHA, Draft.test("test1" + DOMAIN).names("Noël", "")),
        MailboxRule.TEST_WITH_PERSON);
  }

  @Test
  void usersDoNotSeeThem() {
    applied(scene.publish(ALPHA, Draft.test("test1" + DOMAIN)));
    assertEquals(
        List.of(Remark.TEST_HIDDEN.broken()),
        scene.whiteList().obstacles(Scene.address("test1" + DOMAIN)));
  }

  @Test
  void theLastDayIsIncludedAndDeletionsGoOnAfterIt() {
    LocalDate last = LocalDate.of(2026, 7, 15);
    applied(scene.on(last).publish(ALPHA, Draft.test("test1" + DOMAIN)));
    refused(
        scene.on(last.plusDays(1)).publish(ALPHA, Draft.test("test2" + DOMAIN)),
        OperatorRule.PROVISIONAL_OVER);
    applied(scene.operator(ALPHA, new Act.Withdraw("test1" + DOMAIN)));
    assertEquals(START.plusMonths(6), last);
  }

  @Test
  void aRenewalMovesTheLastDayToTheEndOfTheTwelfthMonth() {
    LocalDate last = LocalDate.of(2027, 1, 15);
    applied(scene.agency(new Act.RenewProvisional(ALPHA, START)));
    applied(scene.on(last).publish(ALPHA, Draft.test("test1" + DOMAIN)));
    refused(
        scene.on(last.plusDays(1)).publish(ALPHA, Draft.test("test2" + DOMAIN)),
        OperatorRule.PROVISIONAL_OVER);
  }

  private void fill() {
    for (int i = 1; i <= 25; i++) {
      applied(scene.publish(ALPHA, Draft.test("test" + i + DOMAIN)));
    }
  }
}
