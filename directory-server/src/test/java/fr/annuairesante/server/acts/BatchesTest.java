package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  private static final Actor BY_ALPHA = new Actor.OfOperator(ALPHA);
  private static final Viewer OPERATOR = new Viewer(Tree.operator("alpha"), Viewer.Sight.DIRECTORY);

  @TempDir Path folder;
  private Scene scene;
  private Batches batches;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(folder);
    batches = new Batches(scene.directory);
    scene.validated(ALPHA, DOMAIN);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private static JsonNode line(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static JsonNode helene(String address) {
    return line(
        "{'adresse':'"
            + address
            + "','type':'PER','typeIdentifiantPP':'8','identifiantPP':'10000000009',"
            + "'nom':'D’HAUTEVILLE CŒUR','prenom':'Hélène'}");
  }

  private static JsonNode service(String address, String more) {
    return line(
        "{'adresse':'"
            + address
            + "','type':'ORG','typeIdentifiantStructure':'1','identifiantStructure':'310000005',"
            + "'attestation':'oui'"
            + more
            + "}");
  }

  private Receipt send(String request, int number, JsonNode... lines) {
    return send(BY_ALPHA, new BatchPart(request, number, false, List.of(lines)));
  }

  private Receipt send(Actor actor, BatchPart part) {
    return batches.carryOut(actor, "", BatchPart.of(part.toBytes())).join();
  }

  private static String codes(Receipt receipt) {
    return receipt.motifs().stream()
        .flatMap(each -> each.refus().stream())
        .map(Receipt.Motif::code)
        .collect(Collectors.joining(" "));
  }

  @Test
  void answersLineByLine() {
    Receipt receipt =
        send(
            "lot-1",
            1,
            helene(ADDRESS),
            helene(ADDRESS),
            service("urgences@" + DOMAIN, ",'service':'Urgences'"),
            helene("h@ailleurs.mssante.fr"),
            line("{'adresse':'absente@" + DOMAIN + "','operation':'supprimer'}"));
    assertEquals("AIARI", receipt.resultats());
    assertEquals("DOM-011", codes(receipt));
    assertEquals(4, receipt.motifs().get(receipt.motifs().size() - 2).ligne());
    assertTrue(scene.isSeen(ADDRESS));
    assertTrue(scene.isSeen("urgences@" + DOMAIN));
  }

  @Test
  void aPartThatIsMisspeltIsNoPart() {
    for (String each :
        List.of(
            "{'demande':'a','partie':1,'essai':'oui','lignes':[]}",
            "{'demande':'a','partie':1,'esai':true,'lignes':[]}",
            "{'demande':'a','partie':1,'partie':2,'lignes':[]}",
            "{'demande':'a','partie':1,'lignes':[{'adresse':'a@b.fr','adresse':'c@d.fr'}]}",
            "{'demande':'a','partie':1,'lignes':[]} {}")) {
      byte[] bytes = each.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      assertThrows(IllegalArgumentException.class, () -> BatchPart.of(bytes), each);
    }
  }

  @Test
  void saysOfEachBrokenLineWhatIsWrong() {
    Receipt receipt =
        send(
            "casse",
            1,
            JSON.getNodeFactory().textNode("{\"adresse\":"),
            line("{'adresse':'a@" + DOMAIN + "','type':'PER','inconnu':1,'autre':2}"),
            line("{'adresse':'a@" + DOMAIN + "','operation':'effacer'}"),
            service("b@" + DOMAIN, ",'test':'peut-être'"),
            line("{'adresse':'" + ADDRESS + "','operation':'zeroPapier'}"),
            line("{'adresse':{'a':1},'type':'ORG'}"),
            line("{'acte':{'kind':'Runtime'}}"),
            line("{}"),
            helene(ADDRESS));
    assertEquals("RRRRRRRRA", receipt.resultats());
    assertTrue(
        codes(receipt)
            .startsWith("LOT-001 LOT-002 LOT-002 LOT-004 LOT-003 LOT-003 LOT-003 LOT-001 BAL-001"),
        codes(receipt));
  }

  @Test
  void appliesAPartOnceHoweverOftenItIsSent() {
    Receipt first = send("lot-1", 1, helene(ADDRESS));
    applied(scene.operator(ALPHA, new Act.Withdraw(ADDRESS)));
    assertEquals(first, send("lot-1", 1, helene(ADDRESS)));
    assertFalse(scene.isSeen(ADDRESS));
    assertEquals(first, batches.receipt(BY_ALPHA, "lot-1", 1).orElseThrow());
    assertTrue(batches.receipt(BY_ALPHA, "lot-1", 2).isEmpty());
    assertTrue(batches.receipt(new Actor.OfOperator(BETA), "lot-1", 1).isEmpty());
  }

  @Test
  void keepsTheReceiptOverARestart() throws IOException {
    Receipt first = send("lot-1", 1, helene(ADDRESS));
    scene.close();
    scene = new Scene(folder);
    batches = new Batches(scene.directory);
    assertEquals(first, send("lot-1", 1, helene(ADDRESS)));
  }

  @Test
  void refusesAnotherContentUnderTheSameName() {
    send("lot-1", 1, helene(ADDRESS));
    Receipt other = send("lot-1", 1, helene("autre@" + DOMAIN));
    assertTrue(other.isRefused());
    assertEquals("LOT-010", codes(other));
    assertFalse(scene.isSeen("autre@" + DOMAIN));
  }

  @Test
  void refusesPartsOfNoNameOrNoSize() {
    assertEquals("LOT-011", codes(send("pas un nom", 1, helene(ADDRESS))));
    assertEquals("LOT-011", codes(send("lot.1", 1, helene(ADDRESS))));
    assertEquals("LOT-011", codes(send("lot", 0, helene(ADDRESS))));
    assertEquals("LOT-012", codes(send("lot", 1)));
    List<JsonNode> many = new ArrayList<>();
    for (int i = 0; i <= BatchPart.MOST_LINES; i++) {
      many.add(helene(ADDRESS));
    }
    assertEquals("LOT-012", codes(send(BY_ALPHA, new BatchPart("lot", 1, false, many))));
    for (String each : List.of("", "[]", "{\"demande\":\"a\",\"partie\":1}", "{", "\u0000")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> BatchPart.of(each.getBytes(StandardCharsets.UTF_8)),
          each);
    }
  }

  @Test
  void rehearsesWithoutWriting() {
    BatchPart part = new BatchPart("essai", 1, true, List.of(helene(ADDRESS), helene(ADDRESS)));
    assertEquals("AI", send(BY_ALPHA, part).resultats());
    assertFalse(scene.isSeen(ADDRESS));
    assertTrue(batches.receipt(BY_ALPHA, "essai", 1).isEmpty());
  }

  @Test
  void letsTheFirstOfTwoOperatorsHaveTheDomain() {
    scene.validated(BETA, "beta.mssante.fr");
    Actor agency = new Actor.Agency("agent");
    List<CompletableFuture<Receipt>> race = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Act act = Scene.declare(i % 2 == 0 ? ALPHA : BETA, "course.mssante.fr");
      BatchPart part =
          new BatchPart(
              "course-" + i, 1, false, List.of(line("{'acte':" + Dossier.write(act) + "}")));
      race.add(batches.carryOut(agency, "", part));
    }
    String results =
        race.stream().map(each -> each.join().resultats()).collect(Collectors.joining());
    assertEquals("ARIRIRIRIRIRIRIRIRIR", results);
    assertEquals("alpha", scene.entry(Tree.domain("course.mssante.fr")).first("asOperateur"));
  }

  @Test
  void letsNoOperatorActAsTheAgency() {
    Act act = new Act.Suspend(BETA, "concurrent");
    assertEquals("OPE-007", codes(send("acte", 1, line("{'acte':" + Dossier.write(act) + "}"))));
  }

  @Test
  void refusesASuspendedOperatorsLinesAndTakesThemWhenItResumes() {
    applied(scene.agency(new Act.Suspend(ALPHA, "contrôle")));
    assertEquals("R", send("lot-1", 1, helene(ADDRESS)).resultats());
    applied(scene.agency(new Act.Resume(ALPHA)));
    assertEquals("A", send("lot-2", 1, helene(ADDRESS)).resultats());
  }

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
