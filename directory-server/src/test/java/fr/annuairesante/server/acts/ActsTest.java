package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Publications.group;
import static fr.annuairesante.server.acts.Publications.personal;
import static fr.annuairesante.server.acts.Publications.personalOnRedList;
import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;
import static fr.annuairesante.server.acts.Scene.codes;
import static fr.annuairesante.server.acts.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActsTest {

  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  private static final Claimed SHE = new Claimed("8", "10000000009");

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(folder);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  @Test
  void fillsThePersonsPartFromTheRegister() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    DirectoryEntry entry = scene.entry(Tree.mailbox(ADDRESS));
    assertEquals(
        List.of("Hélène D’HAUTEVILLE-CŒUR", "D’HAUTEVILLE-CŒUR Hélène"), entry.values("cn"));
    assertEquals("D’HAUTEVILLE-CŒUR", entry.first("sn"));
    assertEquals("Docteur Hélène D’HAUTEVILLE-CŒUR", entry.first("displayName"));
    assertEquals(List.of("10"), entry.values("profession"));
    assertEquals("Médecin", entry.first("title"));
    assertEquals("Gériatrie", entry.first("ou"));
    assertEquals("TOULOUSE", entry.first("l"));
    assertEquals("Clinique de l’Étang", entry.first("o"));
    assertEquals("TRUE", entry.first("asLieuDuRegistre"));
    assertTrue(scene.isSeen(ADDRESS));
  }

  @Test
  void showsAServiceByItsStructure() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, group("secretariat@" + DOMAIN, "Gériatrie", false)));
    DirectoryEntry entry = scene.entry(Tree.mailbox("secretariat@" + DOMAIN));
    assertEquals("Gériatrie - CHU de Nîmes", entry.first("displayName"));
    assertTrue(entry.values("cn").contains("CHU de Nîmes - Gériatrie"));
    assertEquals("NÎMES", entry.first("l"));
    assertEquals(
        List.of("Réception des comptes rendus", "Boîte aux lettres organisationnelle"),
        entry.values("description"));
  }

  @Test
  void publishesTheSameTwiceWithoutHarm() {
    scene.validated(ALPHA, DOMAIN);
    Publication service = group("secretariat@" + DOMAIN, "Gériatrie", false);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    applied(scene.publish(ALPHA, service));
    String before = scene.entry(Tree.mailbox(ADDRESS)).toString();
    unchanged(scene.publish(ALPHA, personal(ADDRESS)));
    unchanged(scene.publish(ALPHA, service));
    assertEquals(before, scene.entry(Tree.mailbox(ADDRESS)).toString());
  }

  @Test
  void readsBackTheMailboxThatWasPublished() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, group("secretariat@" + DOMAIN, "Gériatrie", false)));
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    for (String each : List.of("secretariat@" + DOMAIN, ADDRESS)) {
      DirectoryEntry entry = scene.entry(Tree.mailbox(each));
      unchanged(scene.publish(ALPHA, MailboxEntry.publication(entry)));
    }
  }

  @Test
  void saysWithThePersonWhichAddressesAreShown() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    applied(scene.publish(ALPHA, personal("h2@" + DOMAIN)));
    assertEquals(List.of("h2@" + DOMAIN, ADDRESS), addresses());
    applied(scene.publish(ALPHA, personalOnRedList(ADDRESS, true)));
    assertEquals(List.of("h2@" + DOMAIN), addresses());
    applied(scene.operator(ALPHA, new Act.Withdraw("h2@" + DOMAIN)));
    assertEquals(List.of(), addresses());
    assertEquals("FALSE", scene.entry(Tree.person(HELENE)).first("asBoiteAuxLettres"));
    applied(scene.publish(ALPHA, personalOnRedList(ADDRESS, false)));
    assertEquals("TRUE", scene.entry(Tree.person(HELENE)).first("asBoiteAuxLettres"));
  }

  private List<String> addresses() {
    return scene.entry(Tree.person(HELENE)).values("asAdresseBal");
  }

  @Test
  void keepsTheZeroPaperChoiceBeyondTheMailbox() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    applied(scene.operator(ALPHA, new Act.ChoosePaperless(ADDRESS, SHE, true)));
    assertEquals("TRUE", scene.entry(Tree.mailbox(ADDRESS)).first("asDematerialisation"));
    applied(scene.operator(ALPHA, new Act.Withdraw(ADDRESS)));
    applied(scene.publish(ALPHA, personal(ADDRESS.toUpperCase(Locale.ROOT))));
    assertEquals("TRUE", scene.entry(Tree.mailbox(ADDRESS)).first("asDematerialisation"));
    assertTrue(scene.seen(new Filter.Present("asDossier")).isEmpty());
  }

  @Test
  void ticksTheBoxOfAnImportedMailboxAndLeavesTheRest() {
    scene.validated(ALPHA, DOMAIN);
    DirectoryEntry imported = imported("PER", HELENE.substring(1));
    scene.put(imported);
    applied(scene.operator(ALPHA, new Act.ChoosePaperless(ADDRESS, SHE, true)));
    DirectoryEntry ticked = scene.entry(Tree.mailbox(ADDRESS));
    assertEquals("TRUE", ticked.first("asDematerialisation"));
    assertEquals("abc", ticked.first("asEmpreinte"));
    assertEquals(imported.values("cn"), ticked.values("cn"));
  }

  @Test
  void takesOverAnImportedMailboxThatSaysTooLittle() {
    scene.validated(ALPHA, DOMAIN);
    scene.put(imported("ORG", ""));
    assertEquals("BAL-061", codes(scene.publish(ALPHA, personal(ADDRESS))));
    applied(scene.publish(ALPHA, group(ADDRESS, "Urgences", false)));
    applied(scene.operator(ALPHA, new Act.Withdraw(ADDRESS)));
    assertFalse(scene.isSeen(ADDRESS));
  }

  @Test
  void makesAnImportedMailboxTheOperatorsOwn() {
    scene.validated(ALPHA, DOMAIN);
    scene.put(imported("PER", HELENE.substring(1)));
    String by = Tree.operator("alpha");
    scene
        .directory
        .change(
            by,
            "",
            draft ->
                new Acts(draft)
                    .carryOut(new Actor.OfOperator(ALPHA), new Act.Publish(personal(ADDRESS))))
        .join();
    assertEquals(
        by,
        scene
            .directory
            .rehearse("", draft -> draft.stamp(Tree.mailbox(ADDRESS)))
            .orElseThrow()
            .creator());
  }

  private static DirectoryEntry imported(String type, String id) {
    return DirectoryEntry.builder(Tree.mailbox(ADDRESS))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("cn", "Hélène D’HAUTEVILLE")
        .add("sn", "D’HAUTEVILLE")
        .add("mail", ADDRESS)
        .add("TypeBAL", type)
        .add("TypeIdentifiantPP", id.isEmpty() ? "" : "8")
        .add("IdentifiantPP", id)
        .add("asIdentifiantNational", id.isEmpty() ? "" : "8" + id)
        .add("asDematerialisation", "FALSE")
        .add("asEmpreinte", "abc")
        .build();
  }

  @Test
  void refusesAnothersDomainAndAnUnknownPerson() {
    scene.validated(ALPHA, DOMAIN);
    scene.validated(BETA, "beta.mssante.fr");
    assertEquals("DOM-012", codes(scene.publish(BETA, personal(ADDRESS))));
    assertEquals("DOM-011", codes(scene.publish(ALPHA, personal("a@sub." + DOMAIN))));
    assertEquals(
        "BAL-012", codes(scene.publish(ALPHA, personal(ADDRESS, "810000000033", "X", "Y"))));
    assertEquals("DOM-002", codes(scene.agency(Scene.declare(BETA, DOMAIN))));
  }

  @Test
  void refusesTheTwentySixthTestMailboxUntilOneIsDeleted() {
    scene.provisional(ALPHA, DOMAIN);
    for (int i = 1; i <= 25; i++) {
      applied(scene.publish(ALPHA, group("test" + i + "@" + DOMAIN, "", true)));
    }
    assertEquals("BAL-052", codes(scene.publish(ALPHA, group("test26@" + DOMAIN, "", true))));
    applied(scene.operator(ALPHA, new Act.Withdraw("test7@" + DOMAIN)));
    applied(scene.publish(ALPHA, group("test26@" + DOMAIN, "", true)));
    assertFalse(scene.isSeen("test26@" + DOMAIN));
  }

  @Test
  void handsAServiceOverWithoutTouchingItsMailboxes() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    String uuid = uuid();
    applied(scene.agency(new Act.Transfer(ALPHA, BETA, Optional.of(Scene.profile(BETA)))));
    assertEquals(uuid, uuid());
    assertTrue(scene.isSeen(ADDRESS));
    assertEquals("OPE-003 DOM-012", codes(scene.publish(ALPHA, personal(ADDRESS))));
    unchanged(scene.publish(BETA, personal(ADDRESS)));
  }

  private String uuid() {
    return scene
        .directory
        .rehearse("", draft -> draft.stamp(Tree.mailbox(ADDRESS)))
        .orElseThrow()
        .toString();
  }

  @Test
  void emptiesADomainThatAnotherOperatorDeclares() {
    scene.validated(ALPHA, DOMAIN);
    applied(scene.publish(ALPHA, personal(ADDRESS)));
    scene.validated(BETA, "beta.mssante.fr");
    applied(scene.agency(new Act.RemoveDomain(DOMAIN)));
    applied(scene.agency(Scene.declare(BETA, DOMAIN)));
    assertTrue(scene.directory.entry(Tree.mailbox(ADDRESS), Viewer.SERVER).isEmpty());
    assertEquals(List.of(), addresses());
  }

  @Test
  void seesInOneTransactionWhatCameBefore() {
    scene.validated(ALPHA, DOMAIN);
    scene
        .directory
        .change(
            "",
            "",
            draft -> {
              Acts acts = new Acts(draft);
              var alpha = new Actor.OfOperator(ALPHA);
              applied(acts.carryOut(alpha, new Act.Publish(personal(ADDRESS))));
              unchanged(acts.carryOut(alpha, new Act.Publish(personal(ADDRESS))));
              applied(acts.carryOut(alpha, new Act.Withdraw(ADDRESS)));
              return true;
            })
        .join();
    assertFalse(scene.isSeen(ADDRESS));
  }
}
