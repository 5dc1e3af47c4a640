package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.history.MonthlyIndicators;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.OversightAct;
import fr.annuairesante.trust.oversight.OversightAct.AnnounceControl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators and controls sent as lines of batches, kept below their operator. */
class OversightActsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Actor BY_ALPHA = new Actor.OfOperator(Scene.ALPHA);
  private static final Actor AGENCY = new Actor.Agency("agente");
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final LocalDate HELD = Control.earliest(Scene.START);

  @TempDir private Path folder;
  private Scene scene;
  private int requests;

  @BeforeEach
  void oneOperator() throws IOException {
    scene = new Scene(folder);
    scene.validated(Scene.ALPHA, "alpha.mssante.fr");
    scene.validated(Scene.BETA, "beta.mssante.fr");
    scene.on(LocalDate.of(2026, 2, 10));
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  /** The letter of its only line, and the codes of what refused it. */
  private String send(Actor actor, String field, String record) throws IOException {
    JsonNode line = JSON.createObjectNode().set(field, JSON.readTree(record));
    BatchPart part = new BatchPart("lot-" + ++requests, 1, false, List.of(line));
    Receipt receipt = new Batches(scene.directory).carryOut(actor, "", part).join();
    scene.at(scene.now().plusSeconds(1));
    String codes =
        receipt.motifs().stream()
            .flatMap(each -> each.refus().stream())
            .map(Receipt.Motif::code)
            .collect(Collectors.joining(" "));
    return (receipt.resultats() + " " + codes).strip();
  }

  private static String indicators(String operator, int accounts) {
    return """
        {"operator":"%s","month":"2026-01","accounts":{"per":%d,"org":5,"app":1},
         "sent":1200,"received":900,"availability":99.95,"incidents":0}
        """
        .formatted(operator, accounts);
  }

  @Test
  void anOperatorSubmitsItsOwnIndicatorsAndTheLastOnesCount() throws IOException {
    assertEquals("A", send(BY_ALPHA, "indicateurs", indicators("alpha", 10)));
    assertEquals("I", send(BY_ALPHA, "indicateurs", indicators("alpha", 10)));
    assertEquals("A", send(BY_ALPHA, "indicateurs", indicators("alpha", 12)));
    assertEquals("R IND-005", send(BY_ALPHA, "indicateurs", indicators("beta", 10)));
    assertEquals("R IND-003", send(BY_ALPHA, "indicateurs", indicators("alpha", -1)));
    assertEquals("R LOT-001", send(BY_ALPHA, "indicateurs", "{\"operator\":\"alpha\"}"));
    MonthlyIndicators month = answer(Questions.indicators(JANUARY), MonthlyIndicators.class);
    assertEquals(1, month.said().size());
    assertEquals(12, month.said().get(0).said().accounts().per());
    assertEquals(0, month.said().get(0).counted().per());
  }

  @Test
  void theAgencyHearsWhoSubmittedNothing() throws IOException {
    assertEquals("A", send(AGENCY, "indicateurs", indicators("beta", 3)));
    MonthlyIndicators.Missing missing =
        answer(Questions.missingIndicators(JANUARY), MonthlyIndicators.Missing.class);
    assertEquals(
        List.of(Scene.ALPHA), missing.operators().stream().map(each -> each.operator()).toList());
    Questions questions = new Questions(scene.directory);
    assertThrows(
        IllegalArgumentException.class,
        () -> questions.answer(BY_ALPHA, Questions.indicators(JANUARY)));
  }

  private <T> T answer(byte[] question, Class<T> type) {
    return Dossier.read(new Questions(scene.directory).answer(AGENCY, question), type);
  }

  @Test
  void controlsAreKeptBelowTheirOperatorForTheAgencyAlone() throws IOException {
    OversightAct announced =
        new AnnounceControl(
            Scene.ALPHA,
            "2026-014",
            Control.Kind.VERIFICATION_AUDIT,
            List.of("alpha.mssante.fr"),
            Scene.START,
            HELD);
    assertEquals("R OPE-007", send(BY_ALPHA, "controle", Dossier.write(announced)));
    assertEquals("A", send(AGENCY, "controle", Dossier.write(announced)));
    assertEquals("I", send(AGENCY, "controle", Dossier.write(announced)));
    OversightAct report = new OversightAct.SendReport(Scene.ALPHA, "2026-014", HELD, false);
    assertEquals("A", send(AGENCY, "controle", Dossier.write(report)));
    OversightAct unknown = new OversightAct.SendReport(Scene.BETA, "2026-014", HELD, false);
    assertEquals("R CTL-002", send(AGENCY, "controle", Dossier.write(unknown)));
    String dn = Tree.control("2026-014", "alpha");
    assertEquals("asFicheControle", scene.entry(dn).values("objectClass").get(1));
    Viewer operator = new Viewer(Tree.operator("alpha"), Viewer.Sight.DIRECTORY);
    assertTrue(scene.directory.entry(dn, operator).isEmpty());
    try (PastTrustSpace past = PastTrustSpace.of(scene.directory.data(), scene.now())) {
      List<PastTrustSpace.NamedControl> controls = past.controls(Scene.ALPHA);
      assertEquals("2026-014", controls.get(0).name());
      assertEquals(Control.Step.LETTER, controls.get(0).control().step(LocalDate.of(2026, 2, 10)));
      assertEquals(List.of(), past.controls(Scene.BETA));
      assertEquals(List.of(), past.indicators());
    }
  }
}
