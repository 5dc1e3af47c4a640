package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.BETA;
import static fr.annuairesante.trust.Scene.DOCTOR;
import static fr.annuairesante.trust.Scene.NURSE;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.remarked;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator without restriction publishes. */
class PublishTest {

  private static final String HELENE = "helene.dhauteville@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsValidated() {
    scene.validated(ALPHA, "hopital.mssante.fr");
  }

  @Test
  void aPersonalMailboxBearsTheRegistersIdentity() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    Owner.Person owner = assertInstanceOf(Owner.Person.class, scene.mailbox(HELENE).owner());
    assertEquals("D’HAUTEVILLE-CŒUR", owner.identity().familyName());
    assertEquals("Hélène", owner.identity().givenName());
    assertEquals(List.of("10"), owner.identity().professions());
  }

  @Test
  void publishesAllThreeTypesAndNoOther() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    applied(scene.publish(ALPHA, Draft.group("secretariat-cardio@hopital.mssante.fr")));
    applied(scene.publish(ALPHA, Draft.application("labo1@hopital.mssante.fr")));
    assertEquals(3, scene.space.mailboxes().size());
    assertEquals(MailboxType.PER, type(HELENE));
    assertEquals(MailboxType.ORG, type("secretariat-cardio@hopital.mssante.fr"));
    assertEquals(MailboxType.APP, type("labo1@hopital.mssante.fr"));
    refused(scene.publish(ALPHA, Draft.personal(HELENE).type("CAB")), MailboxRule.TYPE);
    refused(scene.publish(ALPHA, Draft.personal(HELENE).type("per")), MailboxRule.TYPE);
  }

  private MailboxType type(String address) {
    return scene.mailbox(address).owner().type();
  }

  @Test
  void recognisesAnUnchangedRepublication() {
    for (Draft draft :
        List.of(
            Draft.personal(HELENE).structure(Draft.FINESS).redList(true).service("Réa"),
            Draft.local("anais.noel@hopital.mssante.fr"),
            Draft.group("accueil@hopital.mssante.fr").description("L'accueil"),
            Draft.group("bloc@hopital.mssante.fr").attested(false).responsible(NURSE),
            Draft.application("labo1@hopital.mssante.fr"),
            Draft.application("dpi@hopital.mssante.fr").attested(false).responsible(NURSE))) {
      applied(scene.publish(ALPHA, draft));
      unchanged(scene.publish(ALPHA, draft));
    }
  }

  @Test
  void comparesAddressesWithoutCaseAndKeepsTheFirstSpelling() {
    applied(scene.publish(ALPHA, Draft.personal("Helene.DHauteville@hopital.mssante.fr")));
    unchanged(scene.publish(ALPHA, Draft.personal(HELENE)));
    assertEquals(
        "Helene.DHauteville@hopital.mssante.fr", scene.mailbox(HELENE).address().toString());
  }

  @Test
  void changesServiceAndDescription() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    applied(scene.publish(ALPHA, Draft.personal(HELENE).service("Cardiologie")));
    assertEquals("Cardiologie", scene.mailbox(HELENE).service());
  }

  @Test
  void takesANewNameFromTheRegister() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    scene.person(DOCTOR, "PETIT", "Hélène", List.of("10", "21"), List.of(), true);
    refused(scene.publish(ALPHA, Draft.personal(HELENE)), MailboxRule.FAMILY_NAME);
    applied(scene.publish(ALPHA, Draft.personal(HELENE).names("Petit", "Hélène")));
    Owner.Person owner = (Owner.Person) scene.mailbox(HELENE).owner();
    assertEquals(List.of("10", "21"), owner.identity().professions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sans-arobase",
        "a@b@c.fr",
        "@hopital.mssante.fr",
        "hélène@hopital.mssante.fr",
        "accueil@hôpital.mssante.fr",
        ".a@hopital.mssante.fr",
        "a..b@hopital.mssante.fr",
        "a b@hopital.mssante.fr",
        "a|b@hopital.mssante.fr",
        "a@",
        ""
      })
  void refusesWhatIsNoAddress(String address) {
    refused(scene.publish(ALPHA, Draft.personal(address)), MailboxRule.ADDRESS_SYNTAX);
    refused(scene.operator(ALPHA, new Act.Withdraw(address)), MailboxRule.ADDRESS_SYNTAX);
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    String local = "x".repeat(64);
    applied(scene.publish(ALPHA, Draft.personal(local + "@hopital.mssante.fr")));
    refused(
        scene.publish(ALPHA, Draft.personal(local + "x@hopital.mssante.fr")),
        MailboxRule.ADDRESS_SYNTAX);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    refused(
        scene.publish(
            ALPHA,
            Draft.personal("helene@ailleurs.fr")
                .names("Durand", "Zoé")
                .service("a|b")
                .component("Robot")
                .structure(new Claimed("1", "12"))),
        DomainRule.NOT_LISTED,
        MailboxRule.TEXT,
        MailboxRule.COMPONENT_MISPLACED,
        MailboxRule.STRUCTURE_IDENTIFIER,
        MailboxRule.FAMILY_NAME,
        MailboxRule.GIVEN_NAME);
  }

  @Test
  void refusalsHaveCodeFieldAndSentenceWithTheValues() {
    Decision.Refused refused =
        (Decision.Refused) scene.publish(ALPHA, Draft.personal(HELENE).names("Durand", "Hélène"));
    Finding finding = refused.refusals().get(0);
    assertEquals("BAL-014", finding.code());
    assertEquals("nom", finding.field().label());
    assertEquals(
        "Le nom « Durand » n'est pas celui du registre pour 810000000009 : « D’HAUTEVILLE-CŒUR ».",
        finding.sentence());
  }

  @Test
  void namesTheFieldOfATextThatIsTooLong() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE).service("é".repeat(256))));
    Decision.Refused refused =
        (Decision.Refused) scene.publish(ALPHA, Draft.personal(HELENE).service("é".repeat(257)));
    assertEquals(Field.SERVICE, refused.refusals().get(0).field());
    for (String unseen : java.util.List.of("\u0007", "\u202E", "\u2028", "\uFEFF", "\uD800")) {
      refused(
          scene.publish(ALPHA, Draft.personal(HELENE).description("a" + unseen + "b")),
          MailboxRule.TEXT);
    }
  }

  @Test
  void noTextHoldsTheSeparatorOfTheNationalExtraction() {
    Draft group = Draft.group("accueil@hopital.mssante.fr");
    Draft local = Draft.local("anais.noel@hopital.mssante.fr");
    Draft robot = Draft.application("labo1@hopital.mssante.fr");
    assertEquals(Field.SERVICE, wrongText(group.service("Réa|USC")));
    assertEquals(Field.DESCRIPTION, wrongText(group.service("").description("L'accueil|")));
    assertEquals(Field.COMPONENT, wrongText(robot.component("Serveur|labo")));
    assertEquals(Field.FAMILY_NAME, wrongText(local.work("Noël|Martin", "Anaïs", "99", "313")));
    assertEquals(Field.GIVEN_NAME, wrongText(local.work("Noël", "Anaïs|Zoé", "99", "313")));
  }

  private Field wrongText(Draft draft) {
    Decision decision = scene.publish(ALPHA, draft);
    refused(decision, MailboxRule.TEXT);
    return ((Decision.Refused) decision).refusals().get(0).field();
  }

  @Test
  void aRefusalIsNoRemark() {
    Decision decision =
        scene.publish(ALPHA, Draft.group("zoe.noel@hopital.mssante.fr").attested(false));
    refused(decision, MailboxRule.RESPONSIBLE_MISSING);
    remarked(decision, Remark.PERSONAL_LOOKING);
  }

  @Test
  void onlyOnDomainsOfItsOwn() {
    scene.validated(BETA, "clinique.mssante.fr");
    refused(scene.publish(ALPHA, Draft.personal("h@clinique.mssante.fr")), DomainRule.NOT_YOURS);
    applied(scene.publish(BETA, Draft.personal("h@clinique.mssante.fr")));
  }

  @Test
  void onlyOnDomainsOfTheWhiteList() {
    refused(
        scene.publish(ALPHA, Draft.personal("h@service.hopital.mssante.fr")),
        DomainRule.NOT_LISTED);
    applied(scene.agency(Scene.declare(ALPHA, "service.hopital.mssante.fr")));
    applied(scene.publish(ALPHA, Draft.personal("h@service.hopital.mssante.fr")));
    applied(scene.agency(new Act.RemoveDomain("service.hopital.mssante.fr")));
    refused(
        scene.publish(ALPHA, Draft.personal("h@service.hopital.mssante.fr")),
        DomainRule.NOT_LISTED);
  }

  @Test
  void anAddressStaysOnePersonsMailbox() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    refused(
        scene.publish(
            ALPHA,
            Draft.personal(HELENE).person("8", NURSE.value()).names("Noël", "Jean François")),
        MailboxRule.OTHER_PERSON);
    applied(scene.operator(ALPHA, new Act.Withdraw(HELENE)));
    applied(
        scene.publish(
            ALPHA,
            Draft.personal(HELENE).person("8", NURSE.value()).names("Noël", "Jean François")));
  }

  @Test
  void aMailboxThatTheExtractionLeavesUnclearIsCompletedByItsPublication() {
    Owner unclear = new Owner.Unclear(MailboxType.PER, Optional.empty());
    Mailbox extracted =
        new Mailbox(Scene.address(HELENE), unclear, false, false, true, "Réa", "L'accueil");
    scene.space.apply(new Change.MailboxWritten(extracted));
    Claimed helene = new Claimed("8", DOCTOR.value());
    refused(
        scene.operator(ALPHA, new Act.ChoosePaperless(HELENE, helene, false)),
        MailboxRule.PAPERLESS_OTHER);
    refused(scene.publish(ALPHA, Draft.group(HELENE)), MailboxRule.OTHER_TYPE);
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    assertEquals(Optional.of(DOCTOR), scene.mailbox(HELENE).owner().professional());
    assertTrue(scene.mailbox(HELENE).paperless());
  }

  @Test
  void aMailboxKeepsItsTypeAndItsTestMark() {
    applied(scene.publish(ALPHA, Draft.group("test1@hopital.mssante.fr")));
    refused(
        scene.publish(ALPHA, Draft.application("test1@hopital.mssante.fr")),
        MailboxRule.OTHER_TYPE);
    refused(
        scene.publish(ALPHA, Draft.test("test1@hopital.mssante.fr")), MailboxRule.OTHER_TEST_MARK);
  }

  @Test
  void theRedListStaysUntilSaidOtherwise() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE).redList(true)));
    unchanged(scene.publish(ALPHA, Draft.personal(HELENE)));
    assertTrue(scene.mailbox(HELENE).redList());
    assertEquals(
        List.of(Remark.RED_LIST.broken()), scene.whiteList().obstacles(Scene.address(HELENE)));
    applied(scene.publish(ALPHA, Draft.personal(HELENE).redList(false)));
    assertFalse(scene.mailbox(HELENE).redList());
    assertEquals(List.of(), scene.whiteList().obstacles(Scene.address(HELENE)));
  }

  @Test
  void withdrawsAndSaysWhenThereWasNothing() {
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    applied(scene.operator(ALPHA, new Act.Withdraw(HELENE.toUpperCase(java.util.Locale.ROOT))));
    assertEquals(0, scene.space.mailboxes().size());
    Decision again = scene.operator(ALPHA, new Act.Withdraw(HELENE));
    unchanged(again);
    remarked(again, Remark.MAILBOX_ABSENT);
    MailAddress absent = Scene.address(HELENE);
    assertEquals(
        List.of(Remark.MAILBOX_ABSENT.broken(absent)), scene.whiteList().obstacles(absent));
  }

  @Test
  void withdrawsFromItsOwnDomainsOnlyButAlsoOnceTheyHaveLeftTheList() {
    scene.validated(BETA, "clinique.mssante.fr");
    applied(scene.publish(ALPHA, Draft.personal(HELENE)));
    refused(scene.operator(BETA, new Act.Withdraw(HELENE)), DomainRule.NOT_YOURS);
    applied(scene.agency(new Act.RemoveDomain("hopital.mssante.fr")));
    applied(scene.operator(ALPHA, new Act.Withdraw(HELENE)));
  }

  @Test
  void onlyAnOperatorPublishesAndOnlyTheAgencyDecides() {
    refused(
        scene.agency(new Act.Publish(Draft.personal(HELENE).build())), OperatorRule.OPERATOR_ONLY);
    refused(
        scene.operator(ALPHA, Scene.declare(ALPHA, "autre.mssante.fr")), OperatorRule.AGENCY_ONLY);
    refused(scene.operator(ALPHA, new Act.Resume(ALPHA)), OperatorRule.AGENCY_ONLY);
    refused(scene.publish(BETA, Draft.personal(HELENE)), OperatorRule.UNKNOWN);
  }

  @Test
  void thePatientsOperatorIsListedAndPublishesNothing() {
    OperatorProfile patients = Scene.profile(BETA, OperatorKind.PATIENTS);
    applied(scene.agency(new Act.Admit(BETA, patients, Scene.contract(Scene.START), Scene.START)));
    applied(
        scene.agency(
            new Act.AddCertificate(
                BETA, Scene.certificate("b", Scene.START, Scene.START.plusYears(1)))));
    applied(scene.agency(Scene.declare(BETA, "patient.mssante.fr")));
    scene.validate(BETA);
    assertTrue(scene.whiteList().contains(Scene.domain("patient.mssante.fr")));
    refused(scene.publish(BETA, Draft.group("accueil@patient.mssante.fr")), OperatorRule.PATIENTS);
    refused(scene.publish(ALPHA, Draft.group("accueil@patient.mssante.fr")), DomainRule.NOT_YOURS);
  }
}
