package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.OperatorState.Notification;
import fr.annuairesante.trust.OperatorState.Terminated;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suspension, termination, the emergency switch. */
class EndingTest {

  private static final String ADDRESS = "accueil@hopital.mssante.fr";
  private static final Certificate.Key KEY = new Certificate.Key("CN=AC", "alpha");

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaHasAMailbox() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
  }

  @Test
  void suspensionHidesAndResumptionRestoresTheSame() {
    Operator before = scene.operator(ALPHA);
    Mailbox mailbox = scene.mailbox(ADDRESS);
    refused(scene.agency(new Act.Suspend(ALPHA, "")), OperatorRule.REASON);
    applied(scene.agency(new Act.Suspend(ALPHA, "Visite non conforme.")));
    assertFalse(shown());
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), OperatorRule.SUSPENDED);
    refused(scene.operator(ALPHA, new Act.Withdraw(ADDRESS)), OperatorRule.SUSPENDED);
    refused(scene.agency(new Act.Suspend(ALPHA, "Encore.")), OperatorRule.NOT_ACTIVE);
    applied(scene.agency(new Act.Resume(ALPHA)));
    refused(scene.agency(new Act.Resume(ALPHA)), OperatorRule.NOT_SUSPENDED);
    assertEquals(before, scene.operator(ALPHA));
    assertEquals(mailbox, scene.mailbox(ADDRESS));
    assertTrue(shown());
  }

  @Test
  void whatKeepsAnOperatorOutIsSaidOnce() {
    applied(scene.agency(new Act.Suspend(ALPHA, "Visite non conforme.")));
    Decision.Refused refused = (Decision.Refused) scene.publish(ALPHA, Draft.group(ADDRESS));
    assertEquals(
        List.of(OperatorRule.SUSPENDED), refused.refusals().stream().map(Finding::rule).toList());
  }

  @Test
  void aProvisionalOperatorIsSuspendedToo() {
    scene.provisional(BETA, "clinique.mssante.fr");
    applied(scene.agency(new Act.Suspend(BETA, "Refus de contrôle.")));
    refused(
        scene.agency(new Act.ReceiveCommitment(BETA, Scene.commitment(START))),
        OperatorRule.NOT_PROVISIONAL);
    refused(scene.agency(Scene.declare(BETA, "b.clinique.mssante.fr")), OperatorRule.SUSPENDED);
  }

  @Test
  void resignsWithThirtyDaysNoticeAndNobodyNeedsToExecuteIt() {
    LocalDate end = LocalDate.of(2026, 2, 14);
    refused(resign(START, end.minusDays(1)), OperatorRule.NOTICE_SHORT);
    refused(resign(START.plusDays(1), end.plusDays(1)), OperatorRule.FUTURE);
    applied(resign(START, end));
    refused(resign(START, end), OperatorRule.NOTICE_PENDING);
    assertTrue(scene.on(end.minusDays(1)).operator(ALPHA).obstacles(scene.today()).isEmpty());
    assertTrue(shown());
    scene.on(end);
    assertFalse(shown());
    assertEquals(
        new Terminated(end, OperatorState.Cause.RESIGNATION), scene.operator(ALPHA).stateOn(end));
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), OperatorRule.TERMINATED);
    refused(scene.agency(new Act.LiftNotice(ALPHA)), OperatorRule.TERMINATED);
    unchanged(scene.agency(new Act.Terminate(ALPHA)));
  }

  @Test
  void aResignationIsTakenBackInTime() {
    applied(resign(START, START.plusDays(30)));
    applied(scene.agency(new Act.LiftNotice(ALPHA)));
    unchanged(scene.agency(new Act.LiftNotice(ALPHA)));
    assertTrue(scene.on(START.plusDays(30)).whiteList().contains(domain()));
  }

  @Test
  void aFormalNoticeRunsAMonthAndIsExecutedByTheAgency() {
    LocalDate end = LocalDate.of(2026, 2, 15);
    refused(scene.agency(new Act.Terminate(ALPHA)), OperatorRule.NO_NOTICE);
    refused(notice(START, end.minusDays(1), "Contrôle refusé.", false), OperatorRule.NOTICE_SHORT);
    refused(notice(START, end, " ", false), OperatorRule.REASON);
    applied(notice(START, end, "Contrôle refusé.", false));
    refused(scene.on(end.minusDays(1)).agency(new Act.Terminate(ALPHA)), OperatorRule.NOTICE_EARLY);
    assertTrue(scene.on(end).whiteList().contains(domain()));
    applied(scene.agency(new Act.Terminate(ALPHA)));
    assertFalse(scene.whiteList().contains(domain()));
    unchanged(scene.agency(new Act.Terminate(ALPHA)));
  }

  @Test
  void aFormalNoticeOfTheLastDayOfAMonthRunsToTheLastOfTheNext() {
    LocalDate sent = LocalDate.of(2026, 1, 31);
    LocalDate end = LocalDate.of(2026, 2, 28);
    scene.on(sent);
    refused(notice(sent, end.minusDays(1), "Contrôle refusé.", false), OperatorRule.NOTICE_SHORT);
    applied(notice(sent, end, "Contrôle refusé.", false));
  }

  @Test
  void aRemediedBreachLiftsTheNotice() {
    applied(notice(START, START.plusMonths(1), "Indicateurs non transmis.", false));
    applied(scene.agency(new Act.LiftNotice(ALPHA)));
    refused(scene.on(START.plusMonths(2)).agency(new Act.Terminate(ALPHA)), OperatorRule.NO_NOTICE);
  }

  @Test
  void terminationRevokesTheCertificatesAtOnce() {
    assertEquals(List.of(), scene.whiteList().obstacles(KEY));
    terminate(false);
    assertEquals(
        Optional.of(scene.today()),
        scene.operator(ALPHA).certificate(KEY).flatMap(Certificate::revoked));
    assertEquals(
        java.util.Set.of(OperatorRule.TERMINATED, OperatorRule.CERTIFICATE_WORTHLESS),
        Scene.rules(scene.whiteList().obstacles(KEY)));
    unchanged(scene.agency(new Act.RevokeCertificate(ALPHA, KEY)));
    refused(scene.operator(ALPHA, new Act.Withdraw(ADDRESS)), OperatorRule.TERMINATED);
  }

  @Test
  void afterATerminationNothingOfTheOperatorIsFound() {
    terminate(false);
    assertFalse(shown());
    assertEquals(1, scene.space.mailboxes().size());
  }

  @Test
  void aNewContractBeginsEmpty() {
    terminate(false);
    applied(admitAgain());
    assertEquals(0, scene.space.mailboxes().size());
    assertFalse(scene.whiteList().contains(domain()));
    assertFalse(scene.operator(ALPHA).visitRequired());
    assertFalse(scene.operator(ALPHA).hasCurrentCertificate(scene.today()));
  }

  @Test
  void aNewContractHasNoDomainOfTheOldOne() {
    applied(scene.agency(Scene.declare(ALPHA, "labo.mssante.fr")));
    applied(scene.agency(new Act.RemoveDomain("labo.mssante.fr")));
    terminate(false);
    applied(admitAgain());
    LocalDate day = scene.today();
    Certificate next = Scene.certificate("next", day, day.plusYears(2));
    applied(scene.agency(new Act.AddCertificate(ALPHA, next)));
    assertFalse(scene.whiteList().contains(domain()));
    assertEquals(Optional.of(day), removed("hopital.mssante.fr"));
    assertEquals(Optional.of(START), removed("labo.mssante.fr"));
    applied(scene.agency(Scene.declare(ALPHA, "hopital.mssante.fr")));
    assertTrue(scene.whiteList().contains(domain()));
  }

  private Optional<LocalDate> removed(String name) {
    return scene.space.domain(Scene.domain(name)).flatMap(Domain::removed);
  }

  @Test
  void aCertificateOfTheOldContractIsOfNoUseInTheNewOne() {
    LocalDate end = START.plusDays(30);
    applied(resign(START, end));
    scene.on(end);
    applied(admitAgain());
    assertEquals(
        java.util.Set.of(OperatorRule.CERTIFICATE_WORTHLESS),
        Scene.rules(scene.whiteList().obstacles(KEY)));
    refused(
        scene.agency(
            new Act.AddCertificate(ALPHA, Scene.certificate("alpha", end, end.plusYears(2)))),
        OperatorRule.CERTIFICATE_REVOKED);
  }

  @Test
  void afterAFailedControlAVisitComesBeforeTheValidation() {
    terminate(true);
    applied(admitAgain());
    LocalDate day = scene.today();
    applied(scene.agency(new Act.ReceiveCommitment(ALPHA, Scene.commitment(day))));
    Act validate = new Act.Validate(ALPHA, new Notification(day, "LR-2"));
    refused(scene.agency(validate), OperatorRule.VISIT_REQUIRED);
    refused(visit(day, ""), OperatorRule.VISIT_REPORT);
    refused(visit(day.minusDays(1), "V-1"), OperatorRule.VISIT_REPORT);
    refused(visit(day.plusDays(1), "V-1"), OperatorRule.FUTURE);
    applied(visit(day, "V-1"));
    unchanged(visit(day, "V-1"));
    applied(scene.agency(validate));
  }

  @Test
  void theVisitIsStillOwedAfterAResignation() {
    terminate(true);
    applied(admitAgain());
    LocalDate end = scene.today().plusDays(30);
    applied(resign(scene.today(), end));
    scene.on(end);
    applied(admitAgain());
    assertTrue(scene.operator(ALPHA).visitRequired());
  }

  @Test
  void theEmergencySwitchStopsAnOperatorAtOnceAndReversibly() {
    Operator before = scene.operator(ALPHA);
    refused(scene.agency(new Act.BlockOperator(ALPHA, " ")), OperatorRule.REASON);
    applied(scene.agency(new Act.BlockOperator(ALPHA, "Intrusion.")));
    unchanged(scene.agency(new Act.BlockOperator(ALPHA, "Encore.")));
    assertEquals(
        Optional.of(new Block(START, "Intrusion.", "agent")), scene.operator(ALPHA).block());
    assertFalse(shown());
    assertEquals(
        java.util.Set.of(OperatorRule.BLOCKED), Scene.rules(scene.whiteList().obstacles(KEY)));
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), OperatorRule.BLOCKED);
    applied(scene.agency(new Act.UnblockOperator(ALPHA)));
    unchanged(scene.agency(new Act.UnblockOperator(ALPHA)));
    assertEquals(before, scene.operator(ALPHA));
    assertTrue(shown());
  }

  @Test
  void aTerminatedOperatorsDomainIsFreeAgain() {
    terminate(false);
    scene.validated(BETA, "clinique.mssante.fr");
    applied(scene.agency(Scene.declare(BETA, "hopital.mssante.fr")));
    assertEquals(0, scene.space.mailboxes().size());
  }

  @Test
  void aResignedOperatorsDomainIsFreeFromTheDayTheContractEnds() {
    scene.validated(BETA, "clinique.mssante.fr");
    LocalDate end = START.plusDays(30);
    applied(resign(START, end));
    scene.on(end.minusDays(1));
    refused(scene.agency(Scene.declare(BETA, "hopital.mssante.fr")), DomainRule.TAKEN);
    scene.on(end);
    applied(scene.agency(Scene.declare(BETA, "hopital.mssante.fr")));
    assertEquals(0, scene.space.mailboxes().size());
  }

  private void terminate(boolean afterControl) {
    applied(notice(START, START.plusMonths(1), "Visite non conforme.", afterControl));
    scene.on(START.plusMonths(1));
    applied(scene.agency(new Act.Terminate(ALPHA)));
  }

  private Decision admitAgain() {
    LocalDate day = scene.today();
    return scene.agency(new Act.Admit(ALPHA, Scene.profile(ALPHA), Scene.contract(day), day));
  }

  private Decision visit(LocalDate visited, String report) {
    return scene.agency(new Act.RecordCleanVisit(ALPHA, visited, report));
  }

  private Decision resign(LocalDate received, LocalDate effective) {
    return scene.agency(new Act.GiveNotice(ALPHA, new Notice.Resignation(received, effective)));
  }

  private Decision notice(
      LocalDate sent, LocalDate effective, String breach, boolean afterControl) {
    return scene.agency(
        new Act.GiveNotice(ALPHA, new Notice.Formal(sent, effective, breach, afterControl)));
  }

  private static DomainName domain() {
    return Scene.domain("hopital.mssante.fr");
  }

  private boolean shown() {
    return scene.whiteList().obstacles(Scene.address(ADDRESS)).isEmpty();
  }
}
