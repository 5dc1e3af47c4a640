package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Publications.personal;
import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.START;
import static fr.annuairesante.server.acts.Scene.applied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers find follows the white list (R76, R136). */
class ShownDomainsTest {

  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  private static final String MIRRORED = "jean@jamais-declare.mssante.fr";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void publishOne() throws IOException {
    scene = new Scene(folder);
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    scene.put(
        DirectoryEntry.builder(Tree.mailbox(MIRRORED))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add("mail", MIRRORED)
            .add("cn", "Jean NOËL")
            .add("sn", "NOËL")
            .add("TypeBAL", "PER")
            .build());
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private void assertShown(boolean shown) {
    assertEquals(shown, scene.isSeen(ADDRESS));
    assertEquals(
        shown,
        !scene.seen(new Filter.Equality("cn", "Hélène D’HAUTEVILLE-CŒUR")).stream()
            .filter(each -> each.dn().startsWith("mail="))
            .toList()
            .isEmpty());
    assertEquals(shown, scene.directory.entry(Tree.mailbox(ADDRESS), Scene.READER).isPresent());
    assertTrue(scene.isSeen(MIRRORED));
  }

  @Test
  void hidesTheMailboxesOfARemovedDomain() {
    assertShown(true);
    applied(scene.agency(new Act.RemoveDomain(DOMAIN)));
    assertShown(false);
    applied(scene.agency(Scene.declare(ALPHA, DOMAIN)));
    assertShown(true);
  }

  @Test
  void hidesWhatTheEmergencySwitchBlocks() {
    applied(scene.agency(new Act.BlockDomain(DOMAIN, "fuite")));
    assertShown(false);
    applied(scene.agency(new Act.UnblockDomain(DOMAIN)));
    assertShown(true);
    applied(scene.agency(new Act.BlockOperator(ALPHA, "fuite")));
    assertShown(false);
  }

  @Test
  void hidesThoseOfASuspendedOperatorUntilItResumes() {
    applied(scene.agency(new Act.Suspend(ALPHA, "deux contrôles")));
    assertShown(false);
    applied(scene.agency(new Act.Resume(ALPHA)));
    assertShown(true);
  }

  @Test
  void hidesAtMidnightInParisWhatEndsThatDay() {
    scene.on(START.plusDays(1));
    applied(
        scene.agency(
            new Act.GiveNotice(
                ALPHA, new Notice.Resignation(START.plusDays(1), START.plusDays(31)))));
    scene.at(Instant.parse("2026-02-14T22:59:59Z"));
    assertShown(true);
    scene.at(Instant.parse("2026-02-14T23:00:00Z"));
    assertShown(false);
  }

  @Test
  void hidesAtMidnightWhenTheLastCertificateHasExpired() {
    scene.at(Instant.parse("2028-01-15T22:59:59Z"));
    assertShown(true);
    scene.at(Instant.parse("2028-01-15T23:00:00Z"));
    assertShown(false);
    applied(
        scene.agency(
            new Act.AddCertificate(
                ALPHA,
                new Certificate(
                    new Certificate.Key("CN=AC", "new"),
                    "CN=new",
                    "",
                    START.plusYears(2),
                    START.plusYears(4),
                    Optional.empty()))));
    assertShown(true);
  }

  @Test
  void neverShowsAHiddenAddressWithItsPerson() {
    applied(scene.agency(new Act.RemoveDomain(DOMAIN)));
    DirectoryEntry person = scene.directory.entry(Tree.person(HELENE), Scene.READER).orElseThrow();
    assertEquals(List.of(), person.values("asAdresseBal"));
    assertEquals("FALSE", person.first("asBoiteAuxLettres"));
    assertTrue(scene.seen(new Filter.Equality("asAdresseBal", ADDRESS)).isEmpty());
    assertEquals(
        List.of(person.dn()),
        scene
            .seen(
                new Filter.And(
                    List.of(
                        new Filter.Equality("sn", "D’HAUTEVILLE-CŒUR"),
                        new Filter.Equality("asBoiteAuxLettres", "FALSE"),
                        new Filter.Not(new Filter.Present("asAdresseBal")))))
            .stream()
            .map(DirectoryEntry::dn)
            .toList());
  }

  @Test
  void hidesAgainAfterARestart() throws IOException {
    applied(scene.agency(new Act.RemoveDomain(DOMAIN)));
    scene.close();
    scene = new Scene(folder);
    assertFalse(scene.isSeen(ADDRESS));
  }

  @Test
  void givesNoDossierOfADomainToReaders() {
    DirectoryEntry domain = scene.directory.entry(Tree.domain(DOMAIN), Scene.READER).orElseThrow();
    assertTrue(domain.attribute("asDossier").isEmpty());
    assertTrue(scene.seen(new Filter.Present("asDossier")).isEmpty());
  }
}
