package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.commitment;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.remarked;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.OperatorState.Commitment;
import fr.annuairesante.trust.OperatorState.Notification;
import fr.annuairesante.trust.OperatorState.Provisional;
import fr.annuairesante.trust.OperatorState.Validated;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From admission to validation. */
class IntegrationTest {

  private static final LocalDate LAST = LocalDate.of(2026, 7, 15);

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsProvisional() {
    scene.provisional(ALPHA, "hopital.mssante.fr");
  }

  @Test
  void admissionPutsTheDomainsOnTheList() {
    assertInstanceOf(Provisional.class, scene.operator(ALPHA).state());
    assertTrue(scene.whiteList().contains(Scene.domain("hopital.mssante.fr")));
    refused(
        scene.agency(new Act.Admit(ALPHA, Scene.profile(ALPHA), Scene.contract(START), START)),
        OperatorRule.ALREADY_ADMITTED);
  }

  @Test
  void anOperatorIsNamedIdentifiedAndReachable() {
    Contact nobody = new Contact("", "a@b.fr", "");
    Contact nowhere = new Contact("Zoé", "", " ");
    OperatorProfile empty = new OperatorProfile(" ", OperatorKind.PROFESSIONALS, List.of(), nobody);
    refused(
        admit(BETA, empty),
        OperatorRule.PROFILE_NAME,
        OperatorRule.PROFILE_IDENTIFIER,
        OperatorRule.PROFILE_CONTACT);
    LegalIdentifier bad = new LegalIdentifier(LegalIdentifier.Type.SIRET, "12");
    OperatorProfile odd = new OperatorProfile("B", OperatorKind.PATIENTS, List.of(bad), nowhere);
    refused(admit(BETA, odd), OperatorRule.PROFILE_IDENTIFIER, OperatorRule.PROFILE_CONTACT);
    refused(admit(BETA, Scene.profile(ALPHA)), OperatorRule.PROFILE_TAKEN);
    Contact post = new Contact("Zoé", "", "1 rue de l’Église, 76000 Rouen");
    LegalIdentifier rcs = new LegalIdentifier(LegalIdentifier.Type.RCS, "Évreux 123456782");
    Decision good =
        admit(BETA, new OperatorProfile("B", OperatorKind.PROFESSIONALS, List.of(rcs), post));
    applied(good);
    remarked(good);
  }

  @Test
  void flagsACheckDigitOfAnOperatorsNumber() {
    for (LegalIdentifier odd :
        List.of(
            new LegalIdentifier(LegalIdentifier.Type.RCS, "Évreux 123456783"),
            new LegalIdentifier(LegalIdentifier.Type.SIREN, "123456783"),
            new LegalIdentifier(LegalIdentifier.Type.SIRET, "12345678200011"),
            new LegalIdentifier(LegalIdentifier.Type.FINESS, "2A0000003"))) {
      OperatorProfile profile = profileWith(odd);
      Decision decision = scene.agency(new Act.ChangeProfile(ALPHA, profile));
      applied(decision);
      remarked(decision, Remark.LEGAL_CHECK_DIGIT);
      unchanged(scene.agency(new Act.ChangeProfile(ALPHA, profile)));
    }
  }

  @Test
  void keepsItsKind() {
    refused(
        scene.agency(new Act.ChangeProfile(ALPHA, Scene.profile(ALPHA, OperatorKind.PATIENTS))),
        OperatorRule.PROFILE_KIND);
  }

  @Test
  void theContractIsSignedBeforeTheIntegrationBegins() {
    LocalDate tomorrow = START.plusDays(1);
    refused(admit(START, tomorrow), OperatorRule.FUTURE);
    refused(admit(tomorrow, tomorrow), OperatorRule.FUTURE, OperatorRule.CONTRACT_SIGNED);
    refused(admit(START, START.minusDays(1)), OperatorRule.CONTRACT_SIGNED);
    applied(admit(START.minusYears(1), START));
  }

  @Test
  void lastsSixMonthsTheLastDayIncluded() {
    Provisional provisional = (Provisional) scene.operator(ALPHA).state();
    assertEquals(LAST, provisional.lastDay());
    assertFalse(scene.operator(ALPHA).isProvisionalOver(LAST));
    assertTrue(scene.operator(ALPHA).isProvisionalOver(LAST.plusDays(1)));
    assertFalse(scene.operator(ALPHA).isTerminatedOn(LAST.plusYears(1)));
  }

  @Test
  void isRenewedOnceAndForTwelveMonthsInAll() {
    scene.on(LAST);
    applied(scene.agency(new Act.RenewProvisional(ALPHA, LAST)));
    Provisional renewed = (Provisional) scene.operator(ALPHA).state();
    assertEquals(START.plusYears(1), renewed.lastDay());
    refused(scene.agency(new Act.RenewProvisional(ALPHA, LAST)), OperatorRule.RENEWED);
  }

  @Test
  void aRenewedPeriodTakesTheCommitmentUntilItsLastDay() {
    applied(scene.agency(new Act.RenewProvisional(ALPHA, START)));
    LocalDate last = START.plusMonths(12);
    assertFalse(scene.operator(ALPHA).isProvisionalOver(last));
    assertTrue(scene.operator(ALPHA).isProvisionalOver(last.plusDays(1)));
    scene.on(last.plusDays(1));
    refused(receive(commitment(last.plusDays(1))), OperatorRule.COMMITMENT_LATE);
    applied(receive(commitment(last)));
    applied(validate(last.plusDays(1)));
  }

  @Test
  void isNotRenewedOnceItIsOver() {
    scene.on(LAST.plusDays(1));
    refused(
        scene.agency(new Act.RenewProvisional(ALPHA, LAST.plusDays(1))), OperatorRule.TERM_PASSED);
    refused(
        scene.agency(new Act.RenewProvisional(ALPHA, LAST.plusDays(2))),
        OperatorRule.TERM_PASSED,
        OperatorRule.FUTURE);
    applied(scene.agency(new Act.RenewProvisional(ALPHA, LAST)));
  }

  @Test
  void aRenewedPeriodThatBeganAtTheEndOfAMonthIsTwelveWholeMonths() {
    Provisional august =
        new Provisional(LocalDate.of(2026, 8, 31), Optional.empty(), Optional.empty());
    assertEquals(LocalDate.of(2027, 2, 28), august.lastDay());
    Provisional renewed =
        new Provisional(august.since(), Optional.of(august.lastDay()), Optional.empty());
    assertEquals(LocalDate.of(2027, 8, 31), renewed.lastDay());
  }

  @Test
  void takesTheCommitmentUntilTheLastDay() {
    scene.on(LAST.plusDays(1));
    refused(receive(commitment(LAST.plusDays(1))), OperatorRule.COMMITMENT_LATE);
    refused(receive(commitment(START.minusDays(1))), OperatorRule.COMMITMENT_LATE);
    refused(receive(new Commitment(LAST, " ", true)), OperatorRule.COMMITMENT_VERSION);
    applied(receive(commitment(LAST)));
    unchanged(receive(commitment(LAST)));
    refused(
        scene.on(LAST).agency(new Act.ReceiveCommitment(ALPHA, commitment(LAST.plusDays(1)))),
        OperatorRule.COMMITMENT_LATE,
        OperatorRule.FUTURE);
  }

  @Test
  void isValidatedOnACompleteCommitment() {
    refused(validate(START), OperatorRule.COMMITMENT_MISSING);
    applied(receive(new Commitment(START, "1.5", false)));
    refused(validate(START), OperatorRule.COMMITMENT_INCOMPLETE);
    applied(receive(commitment(START)));
    applied(validate(START));
    assertInstanceOf(Validated.class, scene.operator(ALPHA).state());
    refused(validate(START), OperatorRule.NOT_PROVISIONAL);
  }

  @Test
  void aCommitmentInTimeIsValidatedLater() {
    scene.on(LAST);
    applied(receive(commitment(LAST)));
    scene.on(LAST.plusDays(20));
    applied(validate(LAST.plusDays(20)));
  }

  @Test
  void recordsTheLetterThatNotifies() {
    scene.on(START.plusDays(9));
    applied(receive(commitment(START.plusDays(5))));
    refused(validate(START.plusDays(4)), OperatorRule.NOTIFICATION_EARLY);
    refused(validate(START.plusDays(10)), OperatorRule.FUTURE);
    refused(
        scene.agency(new Act.Validate(ALPHA, new Notification(START.plusDays(9), " "))),
        OperatorRule.NOTIFICATION);
    applied(validate(START.plusDays(9)));
    Validated validated = (Validated) scene.operator(ALPHA).state();
    assertEquals("LR-7", validated.notification().reference());
    assertEquals("1.5", validated.commitment().version());
  }

  @Test
  void thePublicListNamesValidatedOperatorsOnly() {
    assertFalse(scene.operator(ALPHA).isInPublicList(START));
    scene.validate(ALPHA);
    assertTrue(scene.operator(ALPHA).isInPublicList(START));
    applied(scene.agency(new Act.BlockOperator(ALPHA, "Intrusion.")));
    assertFalse(scene.operator(ALPHA).isInPublicList(START));
    applied(scene.agency(new Act.UnblockOperator(ALPHA)));
    applied(scene.agency(new Act.Suspend(ALPHA, "Visite.")));
    assertFalse(scene.operator(ALPHA).isInPublicList(START));
    applied(scene.agency(new Act.Resume(ALPHA)));
    LocalDate end = START.plusDays(30);
    applied(scene.agency(new Act.GiveNotice(ALPHA, new Notice.Resignation(START, end))));
    assertTrue(scene.operator(ALPHA).isInPublicList(end.minusDays(1)));
    assertFalse(scene.operator(ALPHA).isInPublicList(end));
  }

  @Test
  void theContractIsRenewedEveryTwoYearsAndNeverEndsByItself() {
    Contract contract = Scene.contract(LocalDate.of(2024, 2, 29));
    assertEquals(LocalDate.of(2026, 2, 28), contract.nextRenewal(LocalDate.of(2026, 2, 27)));
    assertEquals(LocalDate.of(2028, 2, 29), contract.nextRenewal(LocalDate.of(2026, 2, 28)));
    scene.validate(ALPHA);
    assertFalse(scene.operator(ALPHA).isTerminatedOn(START.plusYears(9)));
  }

  @Test
  void onlyASignedAmendmentMakesAContractAV2() {
    refused(scene.agency(new Act.Amend(ALPHA, START.plusDays(1))), OperatorRule.FUTURE);
    applied(scene.agency(new Act.Amend(ALPHA, START)));
    Contract contract = scene.operator(ALPHA).contract();
    assertEquals(Contract.Version.V2, contract.version());
    assertEquals(Optional.of(START), contract.amended());
    assertEquals(START, contract.signed());
    refused(scene.agency(new Act.Amend(ALPHA, START)), OperatorRule.CONTRACT_V2);
  }

  @Test
  void anUnknownOperatorIsNamed() {
    refused(scene.agency(new Act.Resume(BETA)), OperatorRule.UNKNOWN);
  }

  private Decision admit(OperatorId id, OperatorProfile profile) {
    return scene.agency(new Act.Admit(id, profile, Scene.contract(START), START));
  }

  private Decision admit(LocalDate signed, LocalDate since) {
    return scene.agency(new Act.Admit(BETA, Scene.profile(BETA), Scene.contract(signed), since));
  }

  private Decision receive(Commitment commitment) {
    return scene.agency(new Act.ReceiveCommitment(ALPHA, commitment));
  }

  private Decision validate(LocalDate sent) {
    return scene.agency(new Act.Validate(ALPHA, new Notification(sent, "LR-7")));
  }

  private static OperatorProfile profileWith(LegalIdentifier identifier) {
    OperatorProfile profile = Scene.profile(ALPHA);
    return new OperatorProfile(
        profile.name(), profile.kind(), List.of(identifier), profile.contact());
  }
}
