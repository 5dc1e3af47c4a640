package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.Scene;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractClockTest {

  private static final LocalDate LAST_DAY = Scene.START.plusMonths(6);

  private final Scene scene = new Scene();

  private ContractClock on(LocalDate day) {
    return ContractClock.of(scene.operator(Scene.ALPHA), 7, day, 60);
  }

  private ContractClock.Trial trial(LocalDate day) {
    return on(day).trial().orElseThrow();
  }

  @Test
  void countsTheDaysOfTheProvisionalPeriod() {
    scene.provisional(Scene.ALPHA, "a.mssante.fr");
    assertEquals(LAST_DAY, trial(Scene.START).lastDay());
    assertEquals(1, trial(LAST_DAY.minusDays(1)).daysLeft());
    assertEquals(0, trial(LAST_DAY).daysLeft());
    assertEquals(-1, trial(LAST_DAY.plusDays(1)).daysLeft());
    assertEquals(7, trial(LAST_DAY).testMailboxes());
  }

  @Test
  void proposesAFormalNoticeFromTheDayAfter() {
    scene.provisional(Scene.ALPHA, "a.mssante.fr");
    assertFalse(trial(LAST_DAY).noticeProposed());
    assertTrue(trial(LAST_DAY.plusDays(1)).noticeProposed());
    scene.on(LAST_DAY.plusDays(1));
    Notice notice =
        new Notice.Formal(scene.today(), scene.today().plusMonths(1), "Rien reçu.", false);
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.ALPHA, notice)));
    assertFalse(trial(scene.today()).noticeProposed(), "it was sent");
    assertEquals(Optional.of(notice), on(scene.today()).notice());
  }

  @Test
  void aCompleteCommitmentInTimeOnlyWaitsForTheAgency() {
    scene.provisional(Scene.ALPHA, "a.mssante.fr");
    OperatorState.Commitment incomplete = new OperatorState.Commitment(scene.today(), "1.5", false);
    Scene.applied(scene.agency(new Act.ReceiveCommitment(Scene.ALPHA, incomplete)));
    assertEquals(Optional.of(incomplete), trial(scene.today()).commitment());
    assertTrue(trial(LAST_DAY.plusDays(1)).noticeProposed());
    Scene.applied(
        scene.agency(new Act.ReceiveCommitment(Scene.ALPHA, Scene.commitment(scene.today()))));
    assertFalse(trial(LAST_DAY.plusDays(1)).noticeProposed());
  }

  @Test
  void saysWhetherItCanBeRenewed() {
    scene.provisional(Scene.ALPHA, "a.mssante.fr");
    assertTrue(trial(LAST_DAY).renewable());
    Scene.applied(scene.agency(new Act.RenewProvisional(Scene.ALPHA, scene.today())));
    assertFalse(trial(LAST_DAY).renewable());
    LocalDate last = Scene.START.plusMonths(12);
    assertEquals(last, trial(LAST_DAY).lastDay());
    assertFalse(trial(LAST_DAY.plusDays(1)).noticeProposed());
    assertFalse(trial(last).noticeProposed());
    assertTrue(trial(last.plusDays(1)).noticeProposed());
  }

  @Test
  void aValidatedOperatorIsOnNoTrial() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    assertEquals(Optional.empty(), on(scene.today()).trial());
    assertEquals(Scene.START.plusYears(2), on(scene.today()).renewal());
    assertEquals("Opérateur alpha", on(scene.today()).name());
    assertEquals(Scene.ALPHA, on(scene.today()).operator());
    assertTrue(on(scene.today()).state() instanceof OperatorState.Validated);
  }

  @Test
  void namesTheCertificatesThatAreAboutToExpire() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    LocalDate until = Scene.START.plusYears(2);
    assertEquals(List.of(), on(until.minusDays(61)).expiring());
    assertEquals(List.of("alpha"), serials(until.minusDays(60)));
    assertEquals(List.of("alpha"), serials(until));
    assertTrue(on(until).certified());
    assertEquals(List.of(), serials(until.plusDays(1)));
    assertFalse(on(until.plusDays(1)).certified());
    Certificate sooner = Scene.certificate("sooner", Scene.START, until.minusDays(10));
    Scene.applied(scene.agency(new Act.AddCertificate(Scene.ALPHA, sooner)));
    assertEquals(List.of("sooner", "alpha"), serials(until.minusDays(20)));
  }

  private List<String> serials(LocalDate day) {
    return on(day).expiring().stream().map(each -> each.key().serial()).toList();
  }

  @Test
  void privateDataStayTwoYearsAfterTheContract() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    LocalDate end = scene.today().plusDays(40);
    Notice notice = new Notice.Resignation(scene.today(), end);
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.ALPHA, notice)));
    assertEquals(Optional.empty(), on(end.minusDays(1)).confidentialUntil());
    assertEquals(Optional.of(end.plusYears(2)), on(end).confidentialUntil());
  }
}
