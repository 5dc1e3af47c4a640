package fr.annuairesante.trust;

import static fr.annuairesante.trust.Scene.ALPHA;
import static fr.annuairesante.trust.Scene.DOCTOR;
import static fr.annuairesante.trust.Scene.RETIRED;
import static fr.annuairesante.trust.Scene.SECRETARY;
import static fr.annuairesante.trust.Scene.applied;
import static fr.annuairesante.trust.Scene.refused;
import static fr.annuairesante.trust.Scene.remarked;
import static fr.annuairesante.trust.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a mailbox may be for. */
class OwnerTest {

  private static final String ADDRESS = "boite@hopital.mssante.fr";

  private final Scene scene = new Scene();

  @BeforeEach
  void alphaIsValidated() {
    scene.validated(ALPHA, "hopital.mssante.fr");
  }

  private Decision publish(Draft draft) {
    return scene.publish(ALPHA, draft);
  }

  @Test
  void neverAPatient() {
    Draft nobody = Draft.personal(ADDRESS).person("", "");
    refused(publish(nobody), MailboxRule.PERSON_MISSING);
    Finding finding = ((Decision.Refused) publish(nobody)).refusals().get(0);
    assertTrue(finding.sentence().contains("patients ne sont pas publiées"));
    refused(
        publish(Draft.personal(ADDRESS).person("NIR", "199019999999901")),
        MailboxRule.PERSON_IDENTIFIER);
  }

  @Test
  void onlyPeopleWhomTheRegisterKnowsAndHasNotClosed() {
    refused(
        publish(Draft.personal(ADDRESS).person("8", "10999999999")), MailboxRule.PERSON_UNKNOWN);
    refused(
        publish(Draft.personal(ADDRESS).person("0", RETIRED.value()).names("Le-Goff", "YANN")),
        MailboxRule.PERSON_CLOSED);
  }

  @Test
  void theSameDigitsUnderTwoTypesAreTwoPersons() {
    PersonIdentifier adeli = PersonIdentifier.of("0", "100000000").orElseThrow();
    PersonIdentifier local = PersonIdentifier.of("1", "100000000").orElseThrow();
    assertTrue(!adeli.equals(local) && !adeli.national().equals(local.national()));
    refused(
        publish(Draft.personal(ADDRESS).person("0", DOCTOR.value())),
        MailboxRule.PERSON_IDENTIFIER);
  }

  @ParameterizedTest
  @CsvSource({"8,1234", "8,1000000000A", "0,31990001", "0,31990001a", "2,1", "7,1", "'',1", "8,''"})
  void anIdentifierHasTheFormOfItsType(String type, String value) {
    refused(publish(Draft.personal(ADDRESS).person(type, value)), MailboxRule.PERSON_IDENTIFIER);
  }

  @Test
  void flagsACheckDigitAndPublishesAllTheSame() {
    PersonIdentifier odd = PersonIdentifier.of("8", "10102727017").orElseThrow();
    scene.person(odd, "NOËL", "Zoé", List.of("10"), List.of(), true);
    Decision decision =
        publish(Draft.personal(ADDRESS).person("8", odd.value()).names("Noel", "zoe"));
    applied(decision);
    remarked(decision, Remark.PERSON_CHECK_DIGIT);
    Decision sound = publish(Draft.personal("autre@hopital.mssante.fr"));
    remarked(sound);
  }

  @Test
  void anEmptyNameInTheRegisterFitsAny() {
    PersonIdentifier nameless = PersonIdentifier.of("8", "10000000033").orElseThrow();
    scene.person(nameless, "NGUYỄN", "", List.of("10"), List.of(), true);
    applied(publish(Draft.personal(ADDRESS).person("8", nameless.value()).names("Nguyen", "X")));
    refused(
        publish(Draft.personal(ADDRESS).names("", "")),
        MailboxRule.FAMILY_NAME,
        MailboxRule.GIVEN_NAME,
        MailboxRule.OTHER_PERSON);
  }

  @Test
  void aSecretaryHasNoPersonalMailbox() {
    refused(
        publish(Draft.personal(ADDRESS).person("8", SECRETARY.value()).names("Martin", "Zoe")),
        MailboxRule.SECRETARY);
    refused(
        publish(Draft.local(ADDRESS).work("Noël", "Anaïs", "99", "331")), MailboxRule.SECRETARY);
    applied(publish(Draft.group("secretariat-cabinet@hopital.mssante.fr")));
  }

  @Test
  void aNurseWhoAlsoIsASecretaryHasOne() {
    scene.person(SECRETARY, "MARTIN", "Zoé", List.of("60", "99"), List.of("331"), true);
    applied(publish(Draft.personal(ADDRESS).person("8", SECRETARY.value()).names("Martin", "Zoe")));
  }

  @Test
  void soHasWhoeverIsNotOnlyASecretary() {
    Draft zoe = Draft.personal(ADDRESS).person("8", SECRETARY.value()).names("Martin", "Zoé");
    scene.person(SECRETARY, "MARTIN", "Zoé", List.of("99"), List.of("331", "313"), true);
    applied(publish(zoe));
    scene.person(SECRETARY, "MARTIN", "Zoé", List.of("99"), List.of("331"), true);
    refused(publish(zoe), MailboxRule.SECRETARY);
    scene.person(SECRETARY, "MARTIN", "Zoé", List.of("99"), List.of(), true);
    unchanged(publish(zoe));
  }

  @Test
  void aLocalIdentifierNeedsTheStructureThatAllottedIt() {
    applied(publish(Draft.local(ADDRESS)));
    refused(
        publish(Draft.local("b@hopital.mssante.fr").structure(Claimed.NOTHING)),
        MailboxRule.LOCAL_STRUCTURE);
    refused(
        publish(Draft.local("b@hopital.mssante.fr").structure(new Claimed("2", "310000005"))),
        MailboxRule.LOCAL_STRUCTURE);
    refused(
        publish(Draft.local("b@hopital.mssante.fr").person("3", "310000005/")),
        MailboxRule.LOCAL_STRUCTURE);
    refused(
        publish(Draft.local("b@hopital.mssante.fr").person("3", "310000006/1")),
        MailboxRule.LOCAL_STRUCTURE);
  }

  @Test
  void aLocalIdentityIsAttestedAndNamed() {
    refused(
        publish(Draft.local(ADDRESS).attested(false).work(" ", "Anaïs", "99", "313")),
        MailboxRule.LOCAL_ATTESTATION,
        MailboxRule.LOCAL_NAMES);
    refused(publish(Draft.local(ADDRESS).work("Noël", "", "99", "313")), MailboxRule.LOCAL_NAMES);
  }

  @ParameterizedTest
  @CsvSource({"10,''", "60,''", "21,313", "99,300", "99,304", "99,305", "99,306"})
  void noLocalIdentifierForAProfessionThatARegisterKnows(String profession, String role) {
    refused(
        publish(Draft.local(ADDRESS).work("Noël", "Anaïs", profession, role)),
        MailboxRule.LOCAL_REGISTERED);
  }

  @ParameterizedTest
  @CsvSource({"99,''", "99,336", "99,352", "99,FON-01", "'',''", "00,313"})
  void aLocalIdentifierNeedsAKnownRole(String profession, String role) {
    refused(
        publish(Draft.local(ADDRESS).work("Noël", "Anaïs", profession, role)),
        MailboxRule.LOCAL_PROFESSION);
  }

  @ParameterizedTest
  @CsvSource({"301", "313", "330", "335", "350", "351"})
  void careAndSocialRolesMayBeLocal(String role) {
    applied(publish(Draft.local(ADDRESS).work("Noël", "Anaïs", "99", role)));
  }

  @Test
  void groupsAndApplicationsAreOfOneStructure() {
    refused(
        publish(Draft.group(ADDRESS).structure(Claimed.NOTHING)), MailboxRule.STRUCTURE_MISSING);
    refused(
        publish(Draft.application(ADDRESS).structure(Claimed.NOTHING)),
        MailboxRule.STRUCTURE_MISSING);
    refused(
        publish(Draft.group(ADDRESS).structure(new Claimed("9", "310000005"))),
        MailboxRule.STRUCTURE_IDENTIFIER);
    applied(publish(Draft.group(ADDRESS)));
    applied(publish(Draft.application("labo1@hopital.mssante.fr")));
    assertEquals(Optional.of("1310000005"), structure(ADDRESS));
    assertEquals(Optional.of("1310000005"), structure("labo1@hopital.mssante.fr"));
  }

  private Optional<String> structure(String address) {
    return scene.mailbox(address).owner().structure().map(StructureIdentifier::national);
  }

  @Test
  void pointsOutAnUnknownOrOddStructure() {
    Decision decision = publish(Draft.group(ADDRESS).structure(new Claimed("3", "12345678200011")));
    applied(decision);
    remarked(decision, Remark.STRUCTURE_UNKNOWN, Remark.STRUCTURE_CHECK_DIGIT);
  }

  @Test
  void somebodyAnswersForAGroupOrAnApplication() {
    for (Draft draft : List.of(Draft.group(ADDRESS), Draft.application("a@hopital.mssante.fr"))) {
      refused(publish(draft.attested(false)), MailboxRule.RESPONSIBLE_MISSING);
      refused(publish(draft.responsible(RETIRED)), MailboxRule.RESPONSIBLE);
      refused(publish(draft.responsible(SECRETARY)), MailboxRule.RESPONSIBLE);
      applied(publish(draft.responsible(DOCTOR)));
    }
    refused(
        publish(Draft.group("b@hopital.mssante.fr").person("8", "1").attested(true)),
        MailboxRule.PERSON_ON_GROUP);
    refused(
        publish(Draft.personal("c@hopital.mssante.fr").responsible(DOCTOR)),
        MailboxRule.RESPONSIBLE_MISPLACED);
  }

  @Test
  void recordsStructureAndAttestation() {
    applied(publish(Draft.group(ADDRESS)));
    Owner.Group group = (Owner.Group) scene.mailbox(ADDRESS).owner();
    assertTrue(group.responsibility().attested());
    assertEquals("310000005", group.of().value());
  }

  @Test
  void groupsAndApplicationsNameNoOwner() {
    refused(publish(Draft.group(ADDRESS).person("8", DOCTOR.value())), MailboxRule.PERSON_ON_GROUP);
    refused(publish(Draft.application(ADDRESS).names("Noël", "")), MailboxRule.PERSON_ON_GROUP);
  }

  @Test
  void pointsOutAGroupAddressThatLooksPersonal() {
    Decision decision = publish(Draft.group("anne-marie.noel@hopital.mssante.fr"));
    applied(decision);
    remarked(decision, Remark.PERSONAL_LOOKING);
    remarked(publish(Draft.group("bloc2@hopital.mssante.fr")));
    remarked(publish(Draft.personal("anne-marie.coeur@hopital.mssante.fr")));
  }

  @Test
  void anApplicationNamesItsComponentAndNothingElseDoes() {
    refused(publish(Draft.application(ADDRESS).component(" ")), MailboxRule.COMPONENT_MISSING);
    refused(publish(Draft.group(ADDRESS).component("Robot")), MailboxRule.COMPONENT_MISPLACED);
    refused(publish(Draft.personal(ADDRESS).component("Robot")), MailboxRule.COMPONENT_MISPLACED);
    applied(publish(Draft.application(ADDRESS)));
  }
}
