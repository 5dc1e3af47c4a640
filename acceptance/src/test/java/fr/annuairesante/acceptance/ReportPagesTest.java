package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.annuairesante.acceptance.Chromium.LaidOut;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of three imports, as a browser lays them out on a phone and on a desk. */
class ReportPagesTest {

  private static final String FIXTURE =
      "importer/src/test/resources/fr/annuairesante/importer/report/night.json";

  @TempDir private static Path folder;
  private static Path reports;

  /** A day, the next day with a bad line more, and a cut file that is refused. */
  @BeforeAll
  static void importThreeTimes() throws IOException {
    Path files = folder.resolve("fichiers reçus");
    Path data = folder.resolve("data");
    reports = data.resolve("reports");
    Annuaire.run("sample", "--out", files.toString(), "--scale", "0.001", "--days", "2").expect(0);
    List<Path> all = Project.below(files, ".txt");
    List<Path> first = firstDay(all);
    List<Path> second = new ArrayList<>(all);
    second.removeAll(first);
    assertEquals(List.of(4, 4), List.of(first.size(), second.size()));
    importing(data, first, 0);
    Path mailboxes = second.get(0);
    Files.writeString(mailboxes, Files.readString(mailboxes) + "PER|<b>trois</b>|colonnes\n");
    importing(data, second, 0);
    Path cut = folder.resolve("coupé.txt");
    Files.writeString(cut, "Nom;Prénom\n");
    importing(data, List.of(cut), 1);
  }

  /** The files are named after their day. */
  private static List<Path> firstDay(List<Path> all) {
    String day = all.stream().map(ReportPagesTest::day).min(String::compareTo).orElseThrow();
    return all.stream().filter(file -> day(file).equals(day)).toList();
  }

  private static String day(Path file) {
    return file.getFileName().toString().replaceAll("\\D", "").substring(0, 8);
  }

  private static void importing(Path data, List<Path> files, int code) {
    List<String> command = new ArrayList<>(List.of("import", "--data", data.toString()));
    files.forEach(file -> command.add(file.toString()));
    Annuaire.run(command.toArray(String[]::new)).expect(code);
  }

  @Test
  void everyRunHasAPageThatABrowserShowsWithoutFaultOnAPhoneAndOnADesk() throws IOException {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    for (Path page : Project.below(reports, ".html")) {
      Files.copy(page, pages.resolve(page.getFileName()));
    }
    Path night = pages.resolve("night.html");
    Files.writeString(night, ReportPage.of(nightByDifferences()));
    List<Path> all = Project.below(pages, ".html");
    assertEquals(5, all.size(), all.toString());
    try (Chromium chromium = new Chromium(pages, folder.resolve("profile"))) {
      for (Path page : all) {
        for (int width : new int[] {360, 1280}) {
          LaidOut laidOut = chromium.layOut(page.getFileName().toString(), width);
          assertEquals(
              laidOut.frameWidth(), laidOut.contentWidth(), page + " scrolls sideways at " + width);
        }
      }
    }
  }

  private static NightReport nightByDifferences() throws IOException {
    return JsonMapper.builder().build().readValue(Project.read(FIXTURE), NightReport.class);
  }

  @Test
  void theIndexListsAllRunsNewestFirstWithTheirOutcomes() throws IOException {
    String index = Files.readString(reports.resolve("index.html"));
    int refused = index.indexOf("Arrêté avant la première écriture");
    int applied = index.indexOf("Appliqué");
    assertTrue(refused > 0 && applied > refused, index);
    for (Path page : Project.below(reports, ".html")) {
      String name = page.getFileName().toString();
      assertTrue(name.equals("index.html") || index.contains("href=\"" + name + "\""), name);
    }
    assertTrue(index.contains("<svg"), "no sparkline");
  }

  @Test
  void aReportHoldsDigestsCountsBeforeAndAfterAndTheNewAnomaly() throws IOException {
    List<Path> written = Project.below(reports, ".json");
    assertEquals(3, written.size());
    JsonNode first = JsonMapper.builder().build().readTree(Files.readString(written.get(0)));
    JsonNode second = JsonMapper.builder().build().readTree(Files.readString(written.get(1)));
    assertEquals("APPLIED", second.path("outcome").asText());
    for (JsonNode file : second.path("files")) {
      assertTrue(file.path("sha256").asText().matches("[0-9a-f]{64}"), file.toString());
    }
    for (String chart : List.of("totals", "professions", "departements", "domains")) {
      assertTrue(first.path(chart).size() > 0, chart);
      assertEquals(-1, first.path(chart).get(0).path("before").asInt(), chart);
      assertTrue(second.path(chart).get(0).path("before").asInt() > 0, chart);
    }
    String page = Files.readString(Path.of(written.get(1).toString().replace(".json", ".html")));
    assertTrue(page.contains("Anomalie nouvelle"), page);
    assertTrue(page.contains("PER|&lt;b&gt;trois&lt;/b&gt;|colonnes"), page);
    assertFalse(page.contains("<b>trois"), page);
  }
}
