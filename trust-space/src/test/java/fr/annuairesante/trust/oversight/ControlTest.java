package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.Scene;
import fr.annuairesante.trust.oversight.Control.Kind;
import fr.annuairesante.trust.oversight.Control.Report;
import fr.annuairesante.trust.oversight.Control.Reprieve;
import fr.annuairesante.trust.oversight.Control.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlTest {

  private static final LocalDate NOTIFIED = LocalDate.of(2026, 11, 2);
  private static final LocalDate HELD = LocalDate.of(2026, 11, 24);
  private static final LocalDate REPORT_DUE = LocalDate.of(2027, 2, 18);
  private static final List<DomainName> DOMAINS = List.of(Scene.domain("a.mssante.fr"));

  private static Control control(LocalDate held, Optional<Report> report) {
    return new Control(Kind.CONFORMITY_VISIT, Scene.ALPHA, DOMAINS, NOTIFIED, held, report);
  }

  private static Step step(LocalDate day, Optional<Reprieve> reprieve) {
    return control(HELD, Optional.of(new Report(HELD, false, reprieve))).step(day);
  }

  @Test
  void isAnnouncedFifteenWorkingDaysBefore() {
    assertEquals(HELD, Control.earliest(NOTIFIED));
    assertEquals(HELD, control(HELD, Optional.empty()).held());
    assertThrows(
        IllegalArgumentException.class, () -> control(HELD.minusDays(1), Optional.empty()));
  }

  @Test
  void namesItsDomains() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Control(
                Kind.VERIFICATION_AUDIT, Scene.ALPHA, List.of(), NOTIFIED, HELD, Optional.empty()));
  }

  @Test
  void theReportIsDueWithinSixtyWorkingDays() {
    Control control = control(HELD, Optional.empty());
    assertEquals(REPORT_DUE, control.reportDue());
    assertEquals(Step.CONTROL, control.step(HELD.minusDays(1)));
    assertEquals(Step.REPORT, control.step(HELD));
    assertEquals(Step.REPORT, control.step(REPORT_DUE));
    assertEquals(Step.REPORT_LATE, control.step(REPORT_DUE.plusDays(1)));
  }

  @Test
  void aConformReportClosesIt() {
    Control control = control(HELD, Optional.of(new Report(HELD, true, Optional.empty())));
    assertEquals(Step.CLOSED, control.step(HELD));
  }

  @Test
  void theDelayRunsFromTheReceiptOfTheLetter() {
    assertEquals(Step.LETTER, step(HELD, Optional.empty()));
    Reprieve reprieve = new Reprieve(HELD, 30, Optional.empty());
    assertEquals(HELD.plusDays(30), reprieve.lastDay());
    assertEquals(Step.REPRIEVE, step(HELD.plusDays(30), Optional.of(reprieve)));
    assertEquals(Step.REVISIT, step(HELD.plusDays(31), Optional.of(reprieve)));
  }

  @Test
  void theNewVisitDecides() {
    Reprieve good = new Reprieve(HELD, 30, Optional.of(true));
    Reprieve bad = new Reprieve(HELD, 30, Optional.of(false));
    assertEquals(Step.CLOSED, step(HELD.plusDays(40), Optional.of(good)));
    assertEquals(Step.TERMINATION, step(HELD.plusDays(40), Optional.of(bad)));
  }
}
