package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Field;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.IndicatorRule;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.Scene;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicatorsTest {

  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final LocalDate FEBRUARY_1 = LocalDate.of(2026, 2, 1);

  private final Scene scene = new Scene();

  @BeforeEach
  void oneOperator() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
  }

  private static Indicators said(OperatorId operator, YearMonth month) {
    return new Indicators(
        operator, month, new Tally(10, 5, 1), 1200, 900, new BigDecimal("99.95"), 0);
  }

  private List<Finding> findings(Indicators indicators, LocalDate today) {
    return indicators.findings(scene.roll(), today);
  }

  @Test
  void areTakenOnceTheMonthIsOver() {
    assertEquals(List.of(), findings(said(Scene.ALPHA, JANUARY), FEBRUARY_1));
    List<Finding> early = findings(said(Scene.ALPHA, JANUARY), FEBRUARY_1.minusDays(1));
    assertEquals(Set.of(IndicatorRule.MONTH_NOT_OVER), Scene.rules(early));
    assertEquals("Le mois 2026-01 n'est pas terminé.", early.get(0).sentence());
  }

  @Test
  void areOfOperatorsWhoseContractRan() {
    assertEquals(
        Set.of(IndicatorRule.NO_CONTRACT),
        Scene.rules(findings(said(Scene.BETA, JANUARY), FEBRUARY_1)));
    assertEquals(
        Set.of(IndicatorRule.NO_CONTRACT),
        Scene.rules(findings(said(Scene.ALPHA, JANUARY.minusMonths(1)), FEBRUARY_1)));
  }

  @Test
  void everyImpossibleNumberIsSaidWithItsField() {
    Indicators wrong =
        new Indicators(
            Scene.ALPHA, JANUARY, new Tally(-1, -2, -3), -4, -5, new BigDecimal("100.1"), -6);
    List<Finding> found = findings(wrong, FEBRUARY_1);
    assertEquals(
        List.of(
            Field.ACCOUNTS,
            Field.ACCOUNTS,
            Field.ACCOUNTS,
            Field.MESSAGES,
            Field.MESSAGES,
            Field.INCIDENTS,
            Field.AVAILABILITY),
        found.stream().map(Finding::field).toList());
    assertEquals("IND-003", found.get(0).code());
    assertEquals(
        "La disponibilité est un pourcentage de 0 à 100 : 100.1 n'en est pas un.",
        found.get(6).sentence());
  }

  @Test
  void availabilityIsAPercentage() {
    assertEquals(Set.of(), rulesFor("0"));
    assertEquals(Set.of(), rulesFor("100.00"));
    assertEquals(Set.of(IndicatorRule.AVAILABILITY), rulesFor("-0.01"));
  }

  private Set<?> rulesFor(String availability) {
    Indicators indicators =
        new Indicators(Scene.ALPHA, JANUARY, Tally.ZERO, 0, 0, new BigDecimal(availability), 0);
    return Scene.rules(findings(indicators, FEBRUARY_1));
  }

  @Test
  void areComparedWithWhatTheDirectoryCounts() {
    Tally unpublished = said(Scene.ALPHA, JANUARY).unpublished(new Tally(8, 5, 2));
    assertEquals(new Tally(2, 0, -1), unpublished);
    assertEquals(1, unpublished.total());
  }

  @Test
  void showsWhoOwesThem() {
    scene.provisional(Scene.BETA, "b.mssante.fr");
    assertEquals(List.of(Scene.ALPHA, Scene.BETA), missing(JANUARY, Set.of()));
    assertEquals(List.of(Scene.BETA), missing(JANUARY, Set.of(Scene.ALPHA)));
    assertEquals(List.of(), missing(JANUARY.minusMonths(1), Set.of()), "before the contract");
  }

  @Test
  void anEndedContractOwesNothingASuspendedOneDoes() {
    scene.validated(Scene.BETA, "b.mssante.fr");
    LocalDate end = scene.today().plusDays(30);
    Notice notice = new Notice.Resignation(scene.today(), end);
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.ALPHA, notice)));
    Scene.applied(scene.agency(new Act.Suspend(Scene.BETA, "Visite.")));
    assertEquals(List.of(Scene.ALPHA, Scene.BETA), missing(JANUARY, Set.of()));
    assertEquals(List.of(Scene.BETA), missing(JANUARY.plusMonths(1), Set.of()));
    scene.on(end.plusDays(40));
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.BETA, formal())));
    scene.on(scene.today().plusMonths(1));
    Scene.applied(scene.agency(new Act.Terminate(Scene.BETA)));
    assertEquals(List.of(Scene.ALPHA, Scene.BETA), missing(JANUARY, Set.of()), "still owed");
  }

  @Test
  void areOwedForTheMonthAtWhoseEndTheContractRuns() {
    scene.on(FEBRUARY_1.minusDays(1)).provisional(Scene.BETA, "b.mssante.fr");
    OperatorId late = new OperatorId("gamma");
    scene.on(FEBRUARY_1).provisional(late, "c.mssante.fr");
    assertEquals(List.of(Scene.ALPHA, Scene.BETA), missing(JANUARY, Set.of()));
    LocalDate march = LocalDate.of(2026, 3, 1);
    resign(Scene.ALPHA, march.minusDays(1));
    resign(Scene.BETA, march.plusDays(2));
    assertEquals(List.of(Scene.BETA, late), missing(JANUARY.plusMonths(1), Set.of()));
    assertEquals(List.of(late), missing(JANUARY.plusMonths(2), Set.of()));
  }

  private void resign(OperatorId operator, LocalDate end) {
    Notice notice = new Notice.Resignation(end.minusDays(30), end);
    Scene.applied(scene.on(end.minusDays(30)).agency(new Act.GiveNotice(operator, notice)));
  }

  private Notice formal() {
    return new Notice.Formal(scene.today(), scene.today().plusMonths(1), "Refus.", false);
  }

  private List<OperatorId> missing(YearMonth month, Set<OperatorId> received) {
    return Indicators.missing(scene.roll(), month, received).stream().map(Operator::id).toList();
  }
}
