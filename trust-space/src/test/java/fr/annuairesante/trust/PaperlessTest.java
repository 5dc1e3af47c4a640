package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.DOCTOR;
import static fr.annuairesante.trust.Scene.NURSE;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The zero-paper box is its professional's alone. */
class PaperlessTest {

  private static final String HELENE = "helene.dhauteville@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @BeforeEach
  void aDoctorHasAMailbox() {
    scene.validated(ALPHA, "hopital.mssante.fr");
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
  }

  @Test
  void isNotTickedByDefault() {
    assertFalse(scene.mailbox(HELENE).paperless());
    unchanged(tick(HELENE, DOCTOR, false));
  }

  @Test
  void itsProfessionalTicksAndUnticksIt() {
    applied(tick(HELENE, DOCTOR, true));
    assertTrue(scene.mailbox(HELENE).paperless());
    PaperlessChoice choice = scene.space.paperlessChoice(Scene.address(HELENE)).orElseThrow();
    assertEquals(DOCTOR, choice.professional());
    assertEquals("2026-01-15T11:00:00Z", choice.stated().toString());
    unchanged(tick(HELENE, DOCTOR, true));
    applied(tick(HELENE, DOCTOR, false));
    assertFalse(scene.mailbox(HELENE).paperless());
  }

  @Test
  void nobodyElseTicksIt() {
    refused(tick(HELENE, NURSE, true), MailboxRule.PAPERLESS_OTHER);
    refused(tick(HELENE, new Claimed("", ""), true), MailboxRule.PAPERLESS_OTHER);
    refused(tick("absente@hopital.mssante.fr", DOCTOR, true), MailboxRule.PAPERLESS_ABSENT);
    refused(tick("sans-arobase", DOCTOR, true), MailboxRule.ADDRESS_SYNTAX);
    scene.validated(BETA, "clinique.mssante.fr");
    Claimed doctor = new Claimed("8", DOCTOR.value());
    refused(
        scene.operator(BETA, new Act.ChoosePaperless(HELENE, doctor, true)), DomainRule.NOT_YOURS);
  }

  @Test
  void theNamedResponsibleTicksThatOfAGroup() {
    applied(scene.publish(ALPHA, Draft.group("bloc@hopital.mssante.fr").responsible(NURSE)));
    refused(tick("bloc@hopital.mssante.fr", DOCTOR, true), MailboxRule.PAPERLESS_OTHER);
    applied(tick("bloc@hopital.mssante.fr", NURSE, true));
    applied(scene.publish(ALPHA, Draft.group("bloc@hopital.mssante.fr")));
    assertTrue(scene.mailbox("bloc@hopital.mssante.fr").paperless());
  }

  @Test
  void theNamedResponsibleTicksThatOfAnApplication() {
    applied(scene.publish(ALPHA, Draft.application("dpi@hopital.mssante.fr").responsible(NURSE)));
    refused(tick("dpi@hopital.mssante.fr", DOCTOR, true), MailboxRule.PAPERLESS_OTHER);
    applied(tick("dpi@hopital.mssante.fr", NURSE, true));
  }

  @Test
  void survivesRepublicationAndRecreation() {
    applied(tick(HELENE, DOCTOR, true));
    applied(scene.publish(ALPHA, Draft.personal(HELENE).service("Cardiologie")));
    assertTrue(scene.mailbox(HELENE).paperless());
    applied(scene.operator(ALPHA, new Act.Withdraw(HELENE)));
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    assertTrue(scene.mailbox(HELENE).paperless());
  }

  @Test
  void doesNotPassToTheNextHolderOfAnAddress() {
    applied(tick(HELENE, DOCTOR, true));
    applied(scene.operator(ALPHA, new Act.Withdraw(HELENE)));
    applied(
        scene.publish(
            ALPHA,
            Draft.personal(HELENE).person("8", NURSE.value()).names("Noël", "Jean-François")));
    assertFalse(scene.mailbox(HELENE).paperless());
  }

  @Test
  void anImportedTickSurvivesARepublication() {
    Mailbox imported = scene.mailbox(HELENE).withPaperless(true);
    scene.space.apply(new Change.MailboxWritten(imported));
    unchanged(scene.publish(ALPHA, Draft.personal(HELENE)));
    assertEquals(Optional.empty(), scene.space.paperlessChoice(Scene.address(HELENE)));
  }

  private Decision tick(String address, PersonIdentifier by, boolean wanted) {
    return tick(address, new Claimed(by.type().code(), by.value()), wanted);
  }

  private Decision tick(String address, Claimed by, boolean wanted) {
    return scene.operator(ALPHA, new Act.ChoosePaperless(address, by, wanted));
  }
}
