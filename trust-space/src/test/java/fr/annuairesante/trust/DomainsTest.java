package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.remarked;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The white list, domain by domain. */
class DomainsTest {

  private static final String HOSPITAL = "hopital.mssante.fr";
  private static final String ADDRESS = "accueil@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsValidated() {
    scene.validated(ALPHA, HOSPITAL);
  }

  @Test
  void aProvisionalOperatorHasSeveralDomainsOnTheList() {
    scene.provisional(BETA, "a.mssante.fr");
    applied(scene.agency(Scene.declare(BETA, "b.a.mssante.fr")));
    assertTrue(listed("a.mssante.fr"));
    assertTrue(listed("b.a.mssante.fr"));
    assertFalse(listed("c.a.mssante.fr"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mssante", "a..fr", "-a.fr", "a-.fr", "a_b.fr", "a b.fr", "a.1", "", "a.f"})
  void refusesWhatIsNoDomain(String name) {
    refused(scene.agency(Scene.declare(ALPHA, name)), DomainRule.SYNTAX);
    refused(scene.agency(new Act.RemoveDomain(name)), DomainRule.SYNTAX);
  }

  @Test
  void accentsAndCaseNameTheSameDomain() {
    applied(scene.agency(Scene.declare(ALPHA, "Hôpital-Évreux.mssante.fr")));
    assertTrue(listed("xn--hpital-vreux-heb1m.mssante.fr"));
    unchanged(scene.agency(Scene.declare(ALPHA, "HÔPITAL-ÉVREUX.MSSANTE.FR")));
  }

  @Test
  void keepsBothSpellingsOfTheDentistsDomainApart() {
    applied(scene.agency(Scene.declare(ALPHA, "chirugien-dentiste.mssante.fr")));
    assertTrue(listed("chirugien-dentiste.mssante.fr"));
    assertFalse(listed("chirurgien-dentiste.mssante.fr"));
  }

  @Test
  void firstComeFirstServedWithTheDate() {
    scene.provisional(BETA, "a.mssante.fr");
    Decision second = scene.on(START.plusDays(9)).agency(Scene.declare(BETA, HOSPITAL));
    refused(second, DomainRule.TAKEN);
    String sentence = ((Decision.Refused) second).refusals().get(0).sentence();
    assertEquals("Le domaine hopital.mssante.fr est déjà pris depuis le 15/01/2026.", sentence);
  }

  @Test
  void needsADeclarationWithReferenceAndDateAndAHolder() {
    Domain.Holder holder = new Domain.Holder("Clinique", Optional.empty());
    Domain.Declaration good = new Domain.Declaration("A1-9", START);
    for (Domain.Declaration bad :
        new Domain.Declaration[] {
          new Domain.Declaration(" ", START), new Domain.Declaration("A1", START.plusDays(1))
        }) {
      refused(
          scene.agency(new Act.DeclareDomain("b.fr", ALPHA, holder, bad)), DomainRule.DECLARATION);
    }
    Domain.Holder nobody = new Domain.Holder("", Optional.empty());
    refused(scene.agency(new Act.DeclareDomain("b.fr", ALPHA, nobody, good)), DomainRule.HOLDER);
    refused(scene.agency(new Act.DeclareDomain("b.fr", BETA, holder, good)), OperatorRule.UNKNOWN);
    Domain.Holder client = new Domain.Holder("Clinique", StructureIdentifier.of("1", "310000005"));
    applied(scene.agency(new Act.DeclareDomain("b.fr", ALPHA, client, good)));
  }

  @Test
  void aCorrectedDeclarationKeepsTheFirstDay() {
    scene.on(START.plusDays(3));
    applied(
        scene.agency(
            new Act.DeclareDomain(
                HOSPITAL,
                ALPHA,
                new Domain.Holder("CHU", Optional.empty()),
                new Domain.Declaration("A1-8", START))));
    Domain domain = scene.space.domain(Scene.domain(HOSPITAL)).orElseThrow();
    assertEquals(START, domain.declared());
    assertEquals("CHU", domain.holder().name());
  }

  @Test
  void withoutACurrentCertificateNoDomainIsListed() {
    LocalDate last = START.plusYears(2);
    assertTrue(scene.on(last).whiteList().contains(Scene.domain(HOSPITAL)));
    assertFalse(scene.on(last.plusDays(1)).whiteList().contains(Scene.domain(HOSPITAL)));
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), DomainRule.NO_CERTIFICATE);
    Decision later = scene.agency(Scene.declare(ALPHA, "b.mssante.fr"));
    applied(later);
    remarked(later, Remark.AWAITS_CERTIFICATE);
  }

  @Test
  void aDomainIsListedFromTheFirstDayOfItsOperatorsCertificate() {
    LocalDate first = START.plusDays(10);
    applied(scene.agency(new Act.Admit(BETA, Scene.profile(BETA), Scene.contract(START), START)));
    applied(scene.agency(Scene.declare(BETA, "a.mssante.fr")));
    Certificate certificate = Scene.certificate("beta", first, first.plusYears(2));
    applied(scene.agency(new Act.AddCertificate(BETA, certificate)));
    scene.on(first.minusDays(1));
    assertFalse(listed("a.mssante.fr"));
    scene.on(first);
    assertTrue(listed("a.mssante.fr"));
  }

  @Test
  void mailboxesLeaveTheResultsWithTheirDomainAndComeBackWithIt() {
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    assertTrue(shown());
    applied(scene.agency(new Act.RemoveDomain(HOSPITAL)));
    assertFalse(shown());
    unchanged(scene.agency(new Act.RemoveDomain(HOSPITAL)));
    scene.on(START.plusDays(1));
    applied(scene.agency(Scene.declare(ALPHA, HOSPITAL)));
    assertTrue(shown());
    assertEquals(
        START.plusDays(1), scene.space.domain(Scene.domain(HOSPITAL)).orElseThrow().declared());
  }

  @Test
  void theNextHolderOfADomainFindsItEmpty() {
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    applied(scene.agency(new Act.RemoveDomain(HOSPITAL)));
    scene.validated(BETA, "a.mssante.fr");
    applied(scene.agency(Scene.declare(BETA, HOSPITAL)));
    assertEquals(0, scene.space.mailboxes().size());
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), DomainRule.NOT_YOURS);
  }

  @Test
  void removesOnlyWhatWasDeclared() {
    refused(scene.agency(new Act.RemoveDomain("b.mssante.fr")), DomainRule.UNKNOWN);
  }

  @Test
  void theEmergencySwitchStopsADomainAtOnceAndReversibly() {
    applied(scene.publish(ALPHA, Draft.group(ADDRESS)));
    refused(scene.agency(new Act.BlockDomain(HOSPITAL, " ")), DomainRule.REASON);
    applied(scene.agency(new Act.BlockDomain(HOSPITAL, "Pourriels en masse.")));
    unchanged(scene.agency(new Act.BlockDomain(HOSPITAL, "Encore.")));
    Block block = scene.space.domain(Scene.domain(HOSPITAL)).flatMap(Domain::block).orElseThrow();
    assertEquals(new Block(START, "Pourriels en masse.", "agent"), block);
    assertFalse(shown());
    refused(scene.publish(ALPHA, Draft.group(ADDRESS)), DomainRule.BLOCKED);
    applied(scene.agency(new Act.UnblockDomain(HOSPITAL)));
    unchanged(scene.agency(new Act.UnblockDomain(HOSPITAL)));
    assertTrue(shown());
  }

  @Test
  void aBlockOutlastsRemovalAndDeclaration() {
    applied(scene.agency(new Act.BlockDomain(HOSPITAL, "Pourriels.")));
    applied(scene.agency(new Act.RemoveDomain(HOSPITAL)));
    applied(scene.agency(Scene.declare(ALPHA, HOSPITAL)));
    assertFalse(listed(HOSPITAL));
  }

  private boolean listed(String name) {
    return scene.whiteList().contains(Scene.domain(name));
  }

  private boolean shown() {
    return scene.whiteList().obstacles(Scene.address(ADDRESS)).isEmpty();
  }
}
