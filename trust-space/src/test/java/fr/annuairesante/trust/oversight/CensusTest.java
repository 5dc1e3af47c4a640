package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.Scene;
import fr.annuairesante.trust.oversight.Census.Verdict;
import java.net.IDN;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CensusTest {

  private static final List<String> TYPES = List.of("PER", "ORG", "APP", "CAB");

  private final Scene scene = new Scene();

  @BeforeEach
  void twoOperators() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    Scene.applied(scene.agency(Scene.declare(Scene.ALPHA, "hôpital.fr")));
    scene.validated(Scene.BETA, "b.mssante.fr");
  }

  private Census census() {
    return new Census(scene.roll(), scene.today());
  }

  private static PublishedMailbox per(String address) {
    return new PublishedMailbox(address, "PER", false);
  }

  private static Verdict counted(OperatorId operator) {
    return new Verdict(Optional.of(operator), Optional.empty());
  }

  private static Verdict excluded(OperatorId operator, Exclusion exclusion) {
    return new Verdict(Optional.of(operator), Optional.of(exclusion));
  }

  @Test
  void countsPerOperatorDomainAndType() {
    Census census = census();
    assertEquals(counted(Scene.ALPHA), census.add(per("helene.d'hauteville@a.mssante.fr")));
    assertEquals(counted(Scene.ALPHA), census.add(per("jean-francois@A.mssante.fr")));
    assertEquals(
        counted(Scene.ALPHA), census.add(new PublishedMailbox("labo@hôpital.fr", "APP", false)));
    assertEquals(
        counted(Scene.BETA),
        census.add(new PublishedMailbox("accueil@b.mssante.fr", "ORG", false)));
    assertEquals(
        Map.of(Scene.ALPHA, new Tally(2, 0, 1), Scene.BETA, new Tally(0, 1, 0)), census.tallies());
    assertEquals(
        List.of("a.mssante.fr PER 2 2", "hôpital.fr APP 1 1", "b.mssante.fr ORG 1 1"),
        lines(census));
  }

  @Test
  void addsUpTheDomainsOfAnOperatorTypeByType() {
    Census census = census();
    for (String domain : List.of("a.mssante.fr", "hôpital.fr")) {
      census.add(per("zoe.noel@" + domain));
      census.add(new PublishedMailbox("accueil@" + domain, "ORG", false));
      census.add(new PublishedMailbox("labo@" + domain, "APP", false));
    }
    census.add(new PublishedMailbox("labo2@hôpital.fr", "APP", false));
    assertEquals(Map.of(Scene.ALPHA, new Tally(2, 2, 3)), census.tallies());
    assertEquals(7, census.tallies().get(Scene.ALPHA).total());
  }

  @Test
  void aDomainInItsTwoFormsIsOnesOperators() {
    assertEquals(counted(Scene.ALPHA), census().add(per("labo@" + IDN.toASCII("hôpital.fr"))));
  }

  @Test
  void oneAddressCountsOnce() {
    Census census = census();
    census.add(per("jean.noel@a.mssante.fr"));
    assertEquals(
        excluded(Scene.ALPHA, Exclusion.DUPLICATE), census.add(per("Jean.NOEL@a.mssante.fr")));
    assertEquals(List.of("a.mssante.fr PER 2 1"), lines(census));
  }

  @Test
  void testMailboxesAreNotCounted() {
    Census census = census();
    PublishedMailbox test = new PublishedMailbox("test1@a.mssante.fr", "ORG", true);
    assertEquals(excluded(Scene.ALPHA, Exclusion.TEST), census.add(test));
    assertEquals(Map.of(Scene.ALPHA, Tally.ZERO), census.tallies());
  }

  @Test
  void aTypeThatTheContractsDoNotKnowIsNotCounted() {
    Census census = census();
    PublishedMailbox practice = new PublishedMailbox("cabinet@a.mssante.fr", "CAB", false);
    assertEquals(excluded(Scene.ALPHA, Exclusion.OTHER_TYPE), census.add(practice));
    assertEquals(List.of("a.mssante.fr CAB 1 0"), lines(census));
    assertEquals(Map.of(Scene.ALPHA, Tally.ZERO), census.tallies());
  }

  @Test
  void whatNobodyDeclaredIsNobodys() {
    Verdict nobodys = new Verdict(Optional.empty(), Optional.of(Exclusion.NO_OPERATOR));
    Census census = census();
    assertEquals(nobodys, census.add(per("x@sub.a.mssante.fr")));
    assertEquals(nobodys, census.add(per("x@no domain")));
    census.add(per("x@b.mssante.fr"));
    assertEquals(
        List.of("b.mssante.fr PER 1 1", "no domain PER 1 0", "sub.a.mssante.fr PER 1 0"),
        lines(census));
    assertEquals(Map.of(Scene.BETA, new Tally(1, 0, 0)), census.tallies());
  }

  @Test
  void aSuspendedOperatorsAreNotCountedAndAreAgainOnceItResumes() {
    Scene.applied(scene.agency(new Act.Suspend(Scene.ALPHA, "Seconde visite.")));
    assertEquals(excluded(Scene.ALPHA, Exclusion.SUSPENDED), census().add(per("x@a.mssante.fr")));
    Scene.applied(scene.agency(new Act.Resume(Scene.ALPHA)));
    assertEquals(counted(Scene.ALPHA), census().add(per("x@a.mssante.fr")));
  }

  @Test
  void aTerminatedOperatorsAreNotCountedFromTheDayOn() {
    LocalDate end = scene.today().plusDays(30);
    Notice notice = new Notice.Resignation(scene.today(), end);
    Scene.applied(scene.agency(new Act.GiveNotice(Scene.ALPHA, notice)));
    assertEquals(counted(Scene.ALPHA), on(end.minusDays(1)).add(per("x@a.mssante.fr")));
    assertEquals(excluded(Scene.ALPHA, Exclusion.TERMINATED), on(end).add(per("x@a.mssante.fr")));
  }

  private Census on(LocalDate day) {
    return new Census(scene.roll(), day);
  }

  @Test
  void thoseOfARemovedDomainAreNotCounted() {
    Scene.applied(scene.agency(new Act.RemoveDomain("a.mssante.fr")));
    assertEquals(
        excluded(Scene.ALPHA, Exclusion.DOMAIN_REMOVED), census().add(per("x@a.mssante.fr")));
  }

  @Test
  void anEmergencyOrALateCertificateTakesNoMailboxAway() {
    Scene.applied(scene.agency(new Act.BlockDomain("a.mssante.fr", "Pourriels.")));
    Scene.applied(scene.agency(new Act.BlockOperator(Scene.BETA, "Intrusion.")));
    scene.on(scene.today().plusYears(3));
    assertEquals(counted(Scene.ALPHA), census().add(per("x@a.mssante.fr")));
    assertEquals(counted(Scene.BETA), census().add(per("x@b.mssante.fr")));
  }

  @Test
  void afterATransferTheNewOperatorHasThem() {
    Scene.applied(scene.agency(new Act.Transfer(Scene.ALPHA, Scene.BETA, Optional.empty())));
    Census census = census();
    census.add(per("x@a.mssante.fr"));
    assertEquals(Map.of(Scene.BETA, new Tally(1, 0, 0)), census.tallies());
  }

  @Test
  void whatIsPublishedIsCountedOrExcludedForOneReason() {
    Scene.applied(scene.agency(new Act.Suspend(Scene.BETA, "Visite.")));
    Census census = census();
    Random random = new Random(4);
    long handedIn = 0;
    for (; handedIn < 2000; handedIn++) {
      String address = "p" + random.nextInt(300) + "@" + "abc".charAt(random.nextInt(3));
      String type = TYPES.get(random.nextInt(4));
      census.add(new PublishedMailbox(address + ".mssante.fr", type, random.nextInt(5) == 0));
    }
    long published = 0;
    for (Census.Line line : census.lines()) {
      long out = line.excluded().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(line.published(), line.counted() + out, line.toString());
      published += line.published();
    }
    assertEquals(handedIn, published);
  }

  private static List<String> lines(Census census) {
    return census.lines().stream()
        .map(
            each ->
                each.domain() + " " + each.type() + " " + each.published() + " " + each.counted())
        .toList();
  }
}
