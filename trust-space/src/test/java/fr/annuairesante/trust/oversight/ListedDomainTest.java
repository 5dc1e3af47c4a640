package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.ListedDomains;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.Scene;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListedDomainTest {

  private final Scene scene = new Scene();

  private List<String> lines() {
    return ListedDomain.all(scene.roll(), scene.today()).stream()
        .map(
            each ->
                each.domain().name()
                    + " "
                    + each.operator().id()
                    + " "
                    + each.certificate().subject())
        .toList();
  }

  @Test
  void oneLineForEachDomainAndCertificateInUse() {
    scene.validated(Scene.BETA, "chru-toulouse.mssante.fr");
    scene.provisional(Scene.ALPHA, "b.mssante.fr");
    Scene.applied(scene.agency(Scene.declare(Scene.ALPHA, "a.mssante.fr")));
    Scene.applied(
        scene.agency(
            new Act.AddCertificate(
                Scene.ALPHA,
                Scene.certificate("next", scene.today(), scene.today().plusYears(3)))));
    assertEquals(
        List.of(
            "a.mssante.fr alpha CN=alpha",
            "a.mssante.fr alpha CN=next",
            "b.mssante.fr alpha CN=alpha",
            "b.mssante.fr alpha CN=next",
            "chru-toulouse.mssante.fr beta CN=beta"),
        lines());
  }

  @Test
  void anOldCertificateLeavesTheFileOnTheDayAfterItsLast() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    LocalDate last = scene.today().plusYears(2);
    Certificate next = Scene.certificate("next", last, last.plusYears(2));
    Scene.applied(scene.agency(new Act.AddCertificate(Scene.ALPHA, next)));
    scene.on(last.minusDays(1));
    assertEquals(List.of("a.mssante.fr alpha CN=alpha"), lines());
    scene.on(last);
    assertEquals(List.of("a.mssante.fr alpha CN=alpha", "a.mssante.fr alpha CN=next"), lines());
    scene.on(last.plusDays(1));
    assertEquals(List.of("a.mssante.fr alpha CN=next"), lines());
  }

  @Test
  void whatIsNotInForceIsNotInTheFile() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    scene.validated(Scene.BETA, "b.mssante.fr");
    Scene.applied(scene.agency(new Act.BlockDomain("a.mssante.fr", "Pourriels.")));
    Scene.applied(scene.agency(new Act.Suspend(Scene.BETA, "Visite.")));
    assertEquals(List.of(), lines());
    Scene.applied(scene.agency(new Act.UnblockDomain("a.mssante.fr")));
    assertEquals(List.of("a.mssante.fr alpha CN=alpha"), lines());
    scene.on(scene.today().plusYears(2).plusDays(1));
    assertEquals(List.of(), lines(), "the certificate has run out");
  }

  @Test
  void aDomainOfNobodyIsNotListed() {
    scene.validated(Scene.ALPHA, "a.mssante.fr");
    List<Domain> orphans = scene.roll().domains();
    Roll roll = new Roll(List.of(), orphans);
    assertEquals(List.of(), ListedDomain.all(roll, scene.today()));
    assertTrue(
        Scene.rules(new ListedDomains(roll, scene.today()).obstacles(Scene.domain("a.mssante.fr")))
            .contains(OperatorRule.UNKNOWN));
  }

  @Test
  void theRollIsSorted() {
    Stream.of("zeta", "eta", "theta")
        .map(OperatorId::new)
        .forEach(each -> scene.provisional(each, each + ".fr"));
    assertEquals(
        List.of("eta", "theta", "zeta"),
        scene.roll().operators().stream().map(each -> each.id().text()).toList());
  }
}
