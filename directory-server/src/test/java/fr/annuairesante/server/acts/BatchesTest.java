package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.applied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Batches: answered line by line, once, whole, and within their sizes. */
class BatchesTest extends SceneWithBatches {

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
}
