package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A messaging service changes hands. */
class TransferTest {

  private static final String ADDRESS = "accueil@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @Test
  void aNewOwnerTakesTheContractAsItStands() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    applied(
        scene.agency(
            new Act.GiveNotice(
                ALPHA, new Notice.Formal(START, START.plusMonths(1), "Retard.", false))));
    Operator before = scene.operator(ALPHA);
    Mailbox mailbox = scene.mailbox(ADDRESS);
    applied(transfer(Optional.of(Scene.profile(BETA))));
    Operator after = scene.operator(BETA);
    assertEquals(before.contract(), after.contract());
    assertEquals(before.state(), after.state());
    assertEquals(before.notice(), after.notice());
    assertEquals(before.certificates(), after.certificates());
    assertEquals(mailbox, scene.mailbox(ADDRESS));
    assertEquals(List.of(), scene.whiteList().obstacles(Scene.address(ADDRESS)));
    applied(scene.publish(BETA, Draft.group(ADDRESS).service("Urgences")));
    refused(
        scene.publish(ALPHA, Draft.group(ADDRESS)), OperatorRule.TERMINATED, DomainRule.NOT_YOURS);
  }

  @Test
  void anOperatorWithAContractTakesDomainsAndCertificates() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    scene.validated(BETA, "clinique.mssante.fr");
    applied(scene.agency(Scene.declare(ALPHA, "b.mssante.fr")));
    applied(scene.agency(new Act.RemoveDomain("b.mssante.fr")));
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    applied(transfer(Optional.empty()));
    assertEquals(3, scene.space.domains(BETA).size());
    assertEquals(0, scene.space.domains(ALPHA).size());
    assertEquals(2, scene.operator(BETA).certificates().size());
    Certificate.Key moved = new Certificate.Key("CN=AC", "alpha");
    assertEquals(Optional.of(BETA), scene.space.operator(moved).map(Operator::id));
    assertEquals(List.of(), scene.whiteList().obstacles(moved));
    assertTrue(scene.operator(ALPHA).isTerminatedOn(START));
  }

  @Test
  void refusesAReceiverThatIsNoneOrTheSame() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_PROFILE);
    refused(
        scene.agency(new Act.Transfer(ALPHA, ALPHA, Optional.empty())), OperatorRule.TRANSFER_SELF);
    refused(
        transfer(Optional.of(Scene.profile(ALPHA, OperatorKind.PATIENTS))),
        OperatorRule.TRANSFER_KIND,
        OperatorRule.PROFILE_TAKEN);
    scene.validated(BETA, "clinique.mssante.fr");
    refused(transfer(Optional.of(Scene.profile(BETA))), OperatorRule.ALREADY_ADMITTED);
  }

  @Test
  void theReceiversContractIsWorthAsMuch() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    scene.provisional(BETA, "clinique.mssante.fr");
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_TO);
    scene.validate(BETA);
    applied(scene.agency(new Act.Suspend(BETA, "Visite.")));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_TO);
    applied(scene.agency(new Act.Resume(BETA)));
    applied(scene.agency(new Act.BlockOperator(BETA, "Intrusion.")));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_TO);
  }

  @Test
  void aStoppedServiceDoesNotEscapeIntoASoundContract() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    scene.validated(BETA, "clinique.mssante.fr");
    applied(scene.agency(new Act.Suspend(ALPHA, "Visite.")));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_FROM);
    applied(scene.agency(new Act.Resume(ALPHA)));
    applied(
        scene.agency(new Act.GiveNotice(ALPHA, new Notice.Resignation(START, START.plusDays(30)))));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_FROM);
  }

  @Test
  void refusesOtherKindsOfOperator() {
    scene.provisional(ALPHA, "hopital.mssante.fr");
    OperatorProfile patients = Scene.profile(BETA, OperatorKind.PATIENTS);
    applied(scene.agency(new Act.Admit(BETA, patients, Scene.contract(START), START)));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_KIND);
  }

  @Test
  void twoProvisionalOperatorsHaveTwentyFiveTestMailboxesTogether() {
    scene.provisional(ALPHA, "hopital.mssante.fr");
    scene.provisional(BETA, "clinique.mssante.fr");
    for (int i = 0; i < 25; i++) {
      applied(scene.publish(ALPHA, Draft.test("test" + i + "@hopital.mssante.fr")));
    }
    applied(scene.publish(BETA, Draft.test("test1@clinique.mssante.fr")));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_TESTS);
    applied(scene.operator(BETA, new Act.Withdraw("test1@clinique.mssante.fr")));
    applied(transfer(Optional.empty()));
  }

  @Test
  void noServiceGoesToAProvisionalOperatorWhoseTimeIsOver() {
    scene.provisional(ALPHA, "hopital.mssante.fr");
    applied(scene.agency(new Act.RenewProvisional(ALPHA, START)));
    scene.provisional(BETA, "clinique.mssante.fr");
    LocalDate last = START.plusMonths(6);
    scene.on(last.plusDays(1));
    refused(transfer(Optional.empty()), OperatorRule.TRANSFER_TO);
    scene.on(last);
    applied(transfer(Optional.empty()));
  }

  @Test
  void aTransferredOperatorMayComeBackEmpty() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    applied(transfer(Optional.of(Scene.profile(BETA))));
    applied(scene.agency(new Act.Admit(ALPHA, Scene.profile(ALPHA), Scene.contract(START), START)));
    assertEquals(List.of(), scene.space.domains(ALPHA));
    assertEquals(
        Set.of(ADDRESS), Set.of(scene.space.mailboxes().iterator().next().address().toString()));
  }

  private Decision transfer(Optional<OperatorProfile> profile) {
    return scene.agency(new Act.Transfer(ALPHA, BETA, profile));
  }
}
