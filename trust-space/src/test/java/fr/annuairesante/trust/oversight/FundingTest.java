package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.Scene;
import fr.annuairesante.trust.oversight.FundingShare.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingTest {

  private static final FundingScale SCALE = FundingScale.AF_OPE_MSS;

  /** R155, R156 and the boundaries of R157, to the cent. */
  @ParameterizedTest
  @CsvSource({
    "40000, 5000,  700, 351647.67, 250000.00",
    "15000,  200,    5,  86124.32,  86124.32",
    "    0,    0,    0,   6666.67,   6666.67",
    "48666,    0,    0, 249996.67, 249996.67",
    "48667,    0,    0, 250001.67, 250000.00",
    "    0, 11681,   0, 249981.90, 249981.90",
    "    0, 11682,   0, 250002.73, 250000.00",
    "    0,    0, 4171, 249961.10, 249961.10",
    "    0,    0, 4172, 250019.43, 250000.00",
    "    0,    0,    3,   6841.66,   6841.66",
  })
  void paysTheScaleAndTheMinimumUpToTheCap(
      long per, long org, long app, BigDecimal uncapped, BigDecimal total) {
    Funding funding = Funding.of(new Tally(per, org, app), SCALE);
    assertEquals(uncapped, funding.uncapped());
    assertEquals(total, funding.total());
    assertEquals(new BigDecimal("6666.67"), funding.advance());
    assertEquals(funding.total(), funding.advance().add(funding.balance()));
    assertTrue(funding.balance().signum() >= 0);
  }

  @Test
  void theMillionthMailboxIsAsExactAsTheFirst() {
    FundingScale uncapped =
        new FundingScale(
            SCALE.per(),
            SCALE.org(),
            SCALE.app(),
            SCALE.minimum(),
            new BigDecimal("1000000000000.00"));
    Funding funding = Funding.of(new Tally(999_999_999L, 999_999_999L, 999_999_999L), uncapped);
    assertEquals(new BigDecimal("84160006582.51"), funding.total());
  }

  @Test
  void onlyAContractV2IsFunded() {
    LocalDate closing = LocalDate.of(2026, 6, 30);
    Scene scene = new Scene();
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    assertEquals(Optional.empty(), share(scene, closing).funding());
    Scene.applied(scene.agency(new Act.Amend(Scene.ALPHA, scene.today())));
    assertEquals(Optional.of(scene.today()), share(scene, closing).standing().v2Since());
    assertEquals(new BigDecimal("6671.67"), share(scene, closing).funding().orElseThrow().total());
    assertTrue(share(scene, Scene.START).funding().isPresent(), "signed on the closing date");
    assertEquals(
        Optional.empty(),
        share(scene, Scene.START.minusDays(1)).funding(),
        "signed after the closing date");
  }

  @Test
  void aContractSignedAsV2NeedsNoAmendment() {
    LocalDate signed = LocalDate.of(2022, 5, 2);
    Contract contract = new Contract(Contract.Version.V2, signed, Optional.empty());
    assertEquals(Optional.of(signed), contract.v2Since());
    assertEquals(Optional.empty(), Scene.contract(signed).v2Since());
  }

  @Test
  void aContractThatEndsOnTheClosingDateIsNotFunded() {
    Scene scene = new Scene();
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    Scene.applied(scene.agency(new Act.Amend(Scene.ALPHA, scene.today())));
    LocalDate end = scene.today().plusDays(30);
    Notice notice = new Notice.Resignation(scene.today(), end);
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.ALPHA, notice)));
    assertTrue(share(scene, end.minusDays(1)).funding().isPresent());
    assertEquals(Optional.empty(), share(scene, end).funding());
  }

  @Test
  void anEndedContractIsNotFunded() {
    Scene scene = new Scene();
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    Scene.applied(scene.agency(new Act.Amend(Scene.ALPHA, scene.today())));
    Operator before = scene.operator(Scene.ALPHA);
    Operator ended =
        new Operator(
            before.id(),
            before.profile(),
            before.contract(),
            new OperatorState.Terminated(scene.today(), OperatorState.Cause.BREACH),
            Optional.empty(),
            false,
            before.certificates(),
            Optional.empty());
    Standing standing = Standing.of(ended, scene.today());
    assertTrue(standing.terminated());
    assertFalse(Standing.of(before, scene.today()).terminated());
    assertEquals(Optional.empty(), FundingShare.of(standing, new Tally(1, 0, 0), SCALE).funding());
  }

  private static FundingShare share(Scene scene, LocalDate day) {
    Standing standing = Standing.of(scene.operator(Scene.ALPHA), day);
    return FundingShare.of(standing, new Tally(1, 0, 0), SCALE);
  }
}
