package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.START;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.certificate;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agency knows of operators' certificates. */
class CertificatesTest {

  private static final LocalDate END = START.plusYears(2);

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsValidated() {
    scene.validated(ALPHA, "hopital.mssante.fr");
  }

  @Test
  void oldAndNewOverlapAtARenewal() {
    scene.on(END.minusDays(10));
    Certificate renewed = certificate("new", END.minusDays(5), END.plusYears(2));
    applied(add(ALPHA, renewed));
    unchanged(add(ALPHA, renewed));
    scene.on(END.minusDays(6));
    assertEquals(worthless(), rules("new"));
    scene.on(END.minusDays(5));
    assertEquals(Set.of(), rules("new"));
    assertEquals(Set.of(), rules("alpha"));
    scene.on(END);
    assertEquals(Set.of(), rules("alpha"));
    scene.on(END.plusDays(1));
    assertEquals(worthless(), rules("alpha"));
    assertTrue(scene.whiteList().contains(Scene.domain("hopital.mssante.fr")));
  }

  @Test
  void standsForOneOperatorOnly() {
    scene.validated(BETA, "clinique.mssante.fr");
    refused(add(BETA, certificate("alpha", START, END)), OperatorRule.CERTIFICATE_TAKEN);
    assertEquals(worthless(), rules("unknown"));
  }

  @Test
  void aKeyStandsForOneOperatorOnlyWhicheverCertificateItHas() {
    scene.validated(BETA, "beta.mssante.fr");
    applied(add(ALPHA, ofKey("a-1")));
    applied(add(ALPHA, ofKey("a-2")));
    refused(add(BETA, ofKey("b-1")), OperatorRule.CERTIFICATE_TAKEN);
  }

  private static Certificate ofKey(String serial) {
    Certificate plain = certificate(serial, START, END);
    return new Certificate(plain.key(), plain.subject(), "0a", START, END, plain.revoked());
  }

  @Test
  void isNotAddedOnceItHasExpired() {
    scene.on(START.plusDays(1));
    refused(add(ALPHA, certificate("old", START, START)), OperatorRule.CERTIFICATE_DATES);
    refused(add(ALPHA, certificate("odd", END, END.minusDays(1))), OperatorRule.CERTIFICATE_DATES);
    applied(add(ALPHA, certificate("last", START, START.plusDays(1))));
    applied(add(ALPHA, certificate("day", END, END)));
  }

  @Test
  void aRevokedCertificateIsWorthNothingFromThatDayOnAndForGood() {
    Certificate.Key key = new Certificate.Key("CN=AC", "alpha");
    refused(
        scene.agency(new Act.RevokeCertificate(ALPHA, new Certificate.Key("CN=AC", "none"))),
        OperatorRule.CERTIFICATE_UNKNOWN);
    applied(scene.agency(new Act.RevokeCertificate(ALPHA, key)));
    unchanged(scene.agency(new Act.RevokeCertificate(ALPHA, key)));
    assertEquals(worthless(), rules("alpha"));
    assertEquals(
        Set.of(DomainRule.NO_CERTIFICATE),
        Scene.rules(scene.whiteList().obstacles(Scene.domain("hopital.mssante.fr"))));
    refused(add(ALPHA, certificate("alpha", START, END)), OperatorRule.CERTIFICATE_REVOKED);
  }

  @Test
  void aRevokedCertificateWasGoodUntilTheDayBefore() {
    Certificate.Key key = new Certificate.Key("CN=AC", "alpha");
    scene.on(START.plusDays(9));
    applied(scene.agency(new Act.RevokeCertificate(ALPHA, key)));
    Certificate revoked = scene.operator(ALPHA).certificate(key).orElseThrow();
    assertTrue(revoked.isCurrent(START.plusDays(8)));
    assertFalse(revoked.isCurrent(START.plusDays(9)));
  }

  @Test
  void aSuspendedOperatorsCertificateIsRefusedWhateverItSays() {
    applied(scene.agency(new Act.Suspend(ALPHA, "Visite.")));
    assertEquals(Set.of(OperatorRule.SUSPENDED), rules("alpha"));
  }

  @Test
  void listsNothingForAnOperatorThatIsNotThere() {
    Domain orphan =
        scene.space.domain(Scene.domain("hopital.mssante.fr")).orElseThrow().withOperator(BETA);
    scene.space.apply(new Change.DomainWritten(orphan));
    List<Finding> obstacles = scene.whiteList().obstacles(orphan.name());
    assertEquals(Set.of(OperatorRule.UNKNOWN), Scene.rules(obstacles));
    applied(scene.agency(Scene.declare(ALPHA, "hopital.mssante.fr")));
  }

  private static Set<Rule> worthless() {
    return Set.of(OperatorRule.CERTIFICATE_WORTHLESS);
  }

  private Set<Rule> rules(String serial) {
    return Scene.rules(scene.whiteList().obstacles(new Certificate.Key("CN=AC", serial)));
  }

  private Decision add(OperatorId id, Certificate certificate) {
    return scene.agency(new Act.AddCertificate(id, certificate));
  }
}
