package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Act;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator is told of its mailboxes after its batches. */
class QuestionsTest extends SceneWithBatches {

  private static final Viewer OPERATOR = new Viewer(Tree.operator("alpha"), Viewer.Sight.DIRECTORY);

  @Test
  void showsAnOperatorItsOwnMailboxesAndReceiptsAsTheyAre() {
    scene.validated(BETA, "beta.mssante.fr");
    send("lot-1", 1, service("test1@" + DOMAIN, ",'test':true"));
    applied(scene.agency(new Act.BlockDomain(DOMAIN, "fuite")));
    assertFalse(scene.isSeen("test1@" + DOMAIN));
    assertEquals(List.of(Tree.mailbox("test1@" + DOMAIN)), seen(Tree.MAILBOXES, OPERATOR));
    assertEquals(List.of(Tree.receipt("alpha.lot-1.1")), seen(Tree.RECEIPTS, OPERATOR));
    Viewer other = new Viewer(Tree.operator("beta"), Viewer.Sight.DIRECTORY);
    assertEquals(List.of(), seen(Tree.MAILBOXES, other));
    assertEquals(List.of(), seen(Tree.RECEIPTS, other));
  }

  private List<String> seen(String base, Viewer viewer) {
    Search search =
        new Search(
            base,
            Scope.ONE_LEVEL,
            new Filter.Present("objectClass"),
            List.of(),
            false,
            0,
            0,
            viewer);
    return scene.directory.find(search).map(each -> each.dn()).toList();
  }

  @Test
  void saysWhyAnAddressIsFoundOrNot() {
    assertEquals("REM-005", why("jamais@" + DOMAIN));
    send("lot-1", 1, helene(ADDRESS), service(ADDRESS, ""));
    Questions.Why found = ask(ADDRESS);
    assertTrue(found.trouvee());
    assertEquals("BAL-061", found.refus().get(0).ligne().refus().get(0).code());
    assertEquals("lot-1", found.refus().get(0).demande());
    send("lot-2", 1, service("test1@" + DOMAIN, ",'test':true"));
    assertEquals("REM-007", why("test1@" + DOMAIN));
    send(
        "lot-3",
        1,
        line(helene(ADDRESS).toString().replace("}", ",'listeRouge':'oui'}").replace('\'', '"')));
    assertEquals("REM-006", why(ADDRESS));
    applied(scene.agency(new Act.Suspend(ALPHA, "contrôle")));
    assertEquals("OPE-002 REM-006", why(ADDRESS));
    applied(scene.agency(new Act.RemoveDomain(DOMAIN)));
    assertEquals("DOM-011 REM-006", why(ADDRESS));
    assertEquals("BAL-001", why("pas une adresse"));
  }

  private Questions.Why ask(String address) {
    String answer = new Questions(scene.directory).answer(BY_ALPHA, Questions.why(address));
    return Dossier.read(answer, Questions.Why.class);
  }

  private String why(String address) {
    Questions.Why why = ask(address);
    assertFalse(why.trouvee());
    return why.motifs().stream().map(Receipt.Motif::code).collect(Collectors.joining(" "));
  }

  @Test
  void knowsWhetherALineSaysWhatIsThere() {
    send("lot-1", 1, helene(ADDRESS), service("s@" + DOMAIN, ",'description':'Été'"));
    var there = MailboxEntry.publication(scene.entry(Tree.mailbox(ADDRESS)));
    var group = MailboxEntry.publication(scene.entry(Tree.mailbox("s@" + DOMAIN)));
    assertTrue(PublicationLine.saysTheSame(helene(ADDRESS), there));
    assertTrue(PublicationLine.saysTheSame(service("s@" + DOMAIN, ",'description':'Été'"), group));
    assertFalse(PublicationLine.saysTheSame(service("s@" + DOMAIN, ""), group));
    assertFalse(PublicationLine.saysTheSame(service(ADDRESS, ""), there));
    assertEquals(HELENE, scene.entry(Tree.mailbox(ADDRESS)).first("asIdentifiantNational"));
  }
}
