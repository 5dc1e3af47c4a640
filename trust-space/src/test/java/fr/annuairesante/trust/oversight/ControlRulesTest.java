package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.ControlRule;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.Rule;
import fr.annuairesante.trust.Scene;
import fr.annuairesante.trust.oversight.Control.Step;
import fr.annuairesante.trust.oversight.OversightAct.AnnounceControl;
import fr.annuairesante.trust.oversight.OversightAct.GiveDelay;
import fr.annuairesante.trust.oversight.OversightAct.OnControl;
import fr.annuairesante.trust.oversight.OversightAct.RecordNewVisit;
import fr.annuairesante.trust.oversight.OversightAct.SendReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlRulesTest {

  private static final String NAME = "2026-014";
  private static final LocalDate NOTIFIED = Scene.START;
  private static final LocalDate HELD = Control.earliest(NOTIFIED);

  private final Scene scene = new Scene();
  private LocalDate today = HELD.plusDays(10);
  private Optional<Control> control = Optional.empty();

  @BeforeEach
  void twoOperators() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    scene.validated(Scene.BETA, "b.mssante.fr");
  }

  private static AnnounceControl announced(LocalDate held, String... domains) {
    return new AnnounceControl(
        Scene.ALPHA, NAME, Control.Kind.CONFORMITY_VISIT, List.of(domains), NOTIFIED, held);
  }

  private ControlRules.Judged judged(OnControl act) {
    return new ControlRules(scene.roll(), today).decide(act, control);
  }

  private Control kept(OnControl act) {
    ControlRules.Judged judged = judged(act);
    assertEquals(List.of(), judged.refusals());
    control = judged.control();
    return control.orElseThrow();
  }

  private void refused(OnControl act, Rule... rules) {
    ControlRules.Judged judged = judged(act);
    assertEquals(Set.of(rules), Scene.rules(judged.refusals()));
    assertTrue(judged.control().isEmpty());
  }

  @Test
  void goesFromItsNoticeToTheNewVisit() {
    Control first = kept(announced(HELD, "A.mssante.fr"));
    assertEquals(List.of(Scene.domain("a.mssante.fr")), first.domains());
    assertEquals(Step.REPORT, first.step(today));
    assertEquals(Step.LETTER, kept(new SendReport(Scene.ALPHA, NAME, HELD, false)).step(today));
    Control delayed = kept(new GiveDelay(Scene.ALPHA, NAME, HELD, 10));
    assertEquals(Step.REPRIEVE, delayed.step(today));
    assertEquals(Step.REVISIT, delayed.step(today.plusDays(1)));
    Control visited = kept(new RecordNewVisit(Scene.ALPHA, NAME, HELD.plusDays(9), false));
    assertEquals(Step.TERMINATION, visited.step(today));
  }

  @Test
  void theSameSaidAgainChangesNothingAtAnyStep() {
    List<OnControl> acts =
        List.of(
            announced(HELD, "a.mssante.fr"),
            new SendReport(Scene.ALPHA, NAME, HELD, false),
            new GiveDelay(Scene.ALPHA, NAME, HELD, 5),
            new RecordNewVisit(Scene.ALPHA, NAME, HELD.plusDays(6), true));
    for (OnControl act : acts) {
      kept(act);
      Optional<Control> before = control;
      for (OnControl earlier : acts.subList(0, acts.indexOf(act) + 1)) {
        kept(earlier);
        assertEquals(before, control);
      }
    }
    assertEquals(Step.CLOSED, control.orElseThrow().step(today));
  }

  @Test
  void isAnnouncedInTimeAndNamesDomainsOfItsOperator() {
    refused(announced(HELD.minusDays(1), "a.mssante.fr"), ControlRule.TOO_SOON);
    refused(announced(HELD, "b.mssante.fr"), ControlRule.DOMAINS);
    refused(announced(HELD, "inconnu.mssante.fr", "pas un domaine"), ControlRule.DOMAINS);
    refused(announced(HELD), ControlRule.DOMAINS);
    today = NOTIFIED.minusDays(1);
    refused(announced(HELD, "a.mssante.fr"), OperatorRule.FUTURE);
    today = HELD;
    OperatorId nobody = new OperatorId("personne");
    refused(
        new AnnounceControl(
            nobody, NAME, Control.Kind.VERIFICATION_AUDIT, List.of("a.mssante.fr"), NOTIFIED, HELD),
        OperatorRule.UNKNOWN,
        ControlRule.DOMAINS);
    List<Finding> found = judged(announced(HELD.minusDays(1), "a.mssante.fr")).refusals();
    assertEquals("CTL-005", found.get(0).code());
    assertTrue(found.get(0).sentence().contains("15/01/2026"), found.get(0).sentence());
  }

  @Test
  void oneNameIsOneControl() {
    kept(announced(HELD, "a.mssante.fr"));
    refused(announced(HELD.plusDays(1), "a.mssante.fr"), ControlRule.TAKEN);
    refused(new SendReport(Scene.ALPHA, "une œuvre", HELD, true), ControlRule.NAME);
  }

  @Test
  void nothingComesBeforeItsTurn() {
    refused(new SendReport(Scene.ALPHA, NAME, HELD, true), ControlRule.UNKNOWN);
    kept(announced(HELD, "a.mssante.fr"));
    refused(new GiveDelay(Scene.ALPHA, NAME, HELD, 10), ControlRule.STEP);
    refused(new RecordNewVisit(Scene.ALPHA, NAME, HELD, true), ControlRule.STEP);
    refused(new SendReport(Scene.ALPHA, NAME, HELD.minusDays(1), true), ControlRule.BEFORE);
    refused(new SendReport(Scene.ALPHA, NAME, today.plusDays(1), true), OperatorRule.FUTURE);
    kept(new SendReport(Scene.ALPHA, NAME, HELD, false));
    refused(new SendReport(Scene.ALPHA, NAME, HELD, true), ControlRule.STEP);
    refused(
        new GiveDelay(Scene.ALPHA, NAME, HELD.minusDays(1), 0),
        ControlRule.BEFORE,
        ControlRule.DELAY);
    kept(new GiveDelay(Scene.ALPHA, NAME, HELD, 1));
    refused(new GiveDelay(Scene.ALPHA, NAME, HELD, 2), ControlRule.STEP);
    refused(new RecordNewVisit(Scene.ALPHA, NAME, HELD.minusDays(1), true), ControlRule.BEFORE);
    kept(new RecordNewVisit(Scene.ALPHA, NAME, HELD, false));
    refused(new RecordNewVisit(Scene.ALPHA, NAME, HELD, true), ControlRule.STEP);
    assertEquals(
        "Ce contrôle n'en est pas là : la résiliation est attendue.",
        judged(new RecordNewVisit(Scene.ALPHA, NAME, HELD, true)).refusals().get(0).sentence());
  }

  @Test
  void isRecordedFromItsDayOnNotBefore() {
    today = NOTIFIED;
    kept(announced(HELD, "a.mssante.fr"));
    today = HELD;
    kept(new SendReport(Scene.ALPHA, NAME, HELD, false));
    LocalDate received = HELD.plusDays(3);
    today = received.minusDays(1);
    refused(new GiveDelay(Scene.ALPHA, NAME, received, 30), OperatorRule.FUTURE);
    today = received;
    kept(new GiveDelay(Scene.ALPHA, NAME, received, 30));
    LocalDate visited = received.plusDays(31);
    today = visited.minusDays(1);
    refused(new RecordNewVisit(Scene.ALPHA, NAME, visited, true), OperatorRule.FUTURE);
    today = visited;
    kept(new RecordNewVisit(Scene.ALPHA, NAME, visited, true));
  }

  @Test
  void aConformReportGetsNoLetter() {
    kept(announced(HELD, "a.mssante.fr"));
    kept(new SendReport(Scene.ALPHA, NAME, HELD, true));
    refused(new GiveDelay(Scene.ALPHA, NAME, HELD, 10), ControlRule.STEP);
  }
}
