package fr.annuairesante.importer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.Reason;
import fr.annuairesante.importer.mapping.Anomaly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private final String page = ReportPage.of(NightReports.night());

  @Test
  void textOfFilesNeverBecomesMarkup() {
    for (String each : List.of(page, ReportPage.of(NightReports.held()), index())) {
      assertFalse(each.contains("<script"), each);
      assertFalse(each.contains("\u0001"));
    }
    assertTrue(page.contains("&lt;script&gt;alert(&#39;é&#39;)&lt;/script&gt; &amp; &quot;Cœur"));
  }

  @Test
  void thePageLoadsNothing() {
    for (String each : List.of(page, index())) {
      assertFalse(each.contains("http:"), "an address");
      assertFalse(each.contains("https:"), "an address");
      assertFalse(each.contains(" src="), "something to load");
      assertFalse(each.contains("url("), "something to load");
      assertTrue(each.contains("default-src &#39;none&#39;"));
    }
  }

  @Test
  void theOutcomeComesFirst() {
    assertTrue(page.indexOf("✓ Appliqué") < page.indexOf("<h2>"));
    String held = ReportPage.of(NightReports.held());
    assertTrue(held.indexOf("✕ Arrêté avant la première écriture") < held.indexOf("<h2>"));
    assertTrue(held.indexOf("MAILBOXES_NEW is 5.01 %, its limit 5 %.") < held.indexOf("<h2>"));
  }

  @Test
  void aNewKindOfAnomalyIsSaidAtTheTopAndComesFirstInItsTable() {
    String sentence = "La colonne Dématérialisation n&#39;est ni O, ni N, ni vide.";
    assertTrue(page.indexOf("Anomalie nouvelle :") < page.indexOf("<h2>"));
    int table = page.indexOf("<h2>Anomalies</h2>");
    assertTrue(page.indexOf(sentence, table) < page.indexOf("La clé d&#39;un numéro RPPS", table));
    assertTrue(index().contains("anomalie nouvelle"));
  }

  @Test
  void aRunTakenBackHasAPageThatSaysWhichAndWhatStayed() {
    String taken = ReportPage.of(NightReports.takenBack());
    assertTrue(taken.contains("Retour en arrière du samedi 21 novembre 2026"), taken);
    assertTrue(taken.contains("↶ Annulation"));
    assertTrue(taken.contains("Exécution annulée : " + NightReports.night().note()));
    assertTrue(taken.contains("Entrées remises comme avant"));
    assertTrue(taken.contains("mail=zoé.d&#39;été@hôpital.fr"));
    assertFalse(taken.contains("<h2>Garde-fous"));
    assertFalse(taken.contains("<h2>Fichiers"));
    String index = IndexPage.of(List.of(NightReports.takenBack(), NightReports.night()));
    assertTrue(index.contains("Annulation</span> " + NightReports.night().note()), index);
    assertTrue(index.contains("annulée depuis"), index);
    assertFalse(index().contains("annulée depuis"));
  }

  @Test
  void guardsComeNearestFirstAndSayWhatBecameOfThem() {
    int section = page.indexOf("<h2>Garde-fous</h2>");
    int accepted = page.indexOf("levé à la main", section);
    int exceeded = page.indexOf("✕ dépassé", section);
    int passed = page.indexOf("✓ passe", section);
    assertTrue(section < accepted && accepted < exceeded && exceeded < passed);
  }

  @Test
  void whatVanishesIsFlagged() {
    assertTrue(page.contains("disparaît"));
    assertTrue(page.contains("nouveau"));
  }

  @Test
  void numbersAreWrittenAsInFrench() {
    assertTrue(page.contains("1\u202f500\u202f413"));
    assertTrue(page.contains("0,02\u202f%"));
    assertTrue(page.contains("1\u202fmin 01\u202fs"));
    assertTrue(page.contains("samedi 21 novembre 2026 à 03:00 UTC"));
    assertEquals("−1\u202f234", French.signed(-1234));
    assertEquals("–", French.count(NightReport.UNKNOWN));
  }

  @Test
  void everyCodeOfTheImporterHasItsFrenchSentence() {
    List<String> missing = new ArrayList<>();
    for (Anomaly each : Anomaly.values()) {
      note("oddity", each.name(), missing);
    }
    for (Reason each : Reason.values()) {
      note("oddity", each.name(), missing);
    }
    for (ImportFailure.Code each : ImportFailure.Code.values()) {
      note("reason", each.name(), missing);
    }
    for (NightReport.Outcome each : NightReport.Outcome.values()) {
      note("outcome", each.name(), missing);
      note("sense", each.name(), missing);
    }
    for (NightReport.Mode each : NightReport.Mode.values()) {
      note("mode", each.name(), missing);
    }
    assertEquals(List.of(), missing);
  }

  private static void note(String area, String code, List<String> missing) {
    if (French.label(area, code, "").isEmpty()) {
      missing.add(area + "." + code);
    }
  }

  @Test
  void aReportIsTheSameAfterJson() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String written = json.writeValueAsString(NightReports.night());
    assertEquals(NightReports.night(), json.readValue(written, NightReport.class));
  }

  @Test
  void anEmptyIndexSaysSo() {
    assertTrue(IndexPage.of(List.of()).contains("Aucune exécution."));
  }

  private static String index() {
    return IndexPage.of(List.of(NightReports.held(), NightReports.night()));
  }
}
