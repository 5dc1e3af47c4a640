package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.trust.DomainName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts as of an instant, by operator, by month, and the extraction that they come from. */
class CountsCommandTest extends TwoOperators {

  @Test
  void countsAreThoseOfTheirInstant() {
    String own = DomainName.of("hôpital-cœur.fr").orElseThrow().text();
    String out = run("counts", "--data", data(), "--at", first.toString());
    assertEquals(List.of("alpha", own, "PER", "1", "1"), cells(out, "alpha", own, "PER"));
    assertEquals(List.of("total", "4", "3"), cells(out, "total"));
    assertEquals(
        List.of("-", "nobody.fr", "PER", "1", "0", "no-operator", "1"),
        cells(out, "-", "nobody.fr"));
    String later = run("counts", "--data", data(), "--at", second.toString());
    assertFalse(later.contains(own + "  PER"), later);
    assertEquals(
        List.of("beta", "beta.mssante.fr", "ORG", "1", "0", "test", "1"), cells(later, "beta"));
    assertEquals(List.of("total", "4", "2"), cells(later, "total"));
    String ofBeta = run("counts", "--data", data(), "--operator", "beta");
    assertEquals(List.of("total", "1", "0"), cells(ofBeta, "total"));
  }

  @Test
  void anInstantBeforeTheLoadIsSaidToBeUnknown() {
    run("counts", "--data", data(), "--at", "2023-06-30T23:59:59+02:00");
    assertTrue(console.err().contains("warning: the directory was loaded"), console.err());
  }

  @Test
  void theExtractionHasEveryMailboxWithItsFate() throws Exception {
    Path file = folder.resolve("extraction.jsonl");
    run("counts", "--data", data(), "--at", second.toString(), "--extraction", file.toString());
    List<String> lines = Files.readAllLines(file);
    JsonNode end = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertEquals(4, end.path("published").asInt());
    assertEquals(2, end.path("counted").asInt());
    assertEquals(1, end.path("excluded").path("test").asInt());
    assertEquals(1, end.path("excluded").path("no-operator").asInt());
    assertEquals(4, lines.stream().filter(line -> line.startsWith("{\"address\"")).count());
    Files.write(folder.resolve("before"), lines.subList(0, lines.size() - 1));
    assertEquals(
        end.path("sha256").asText(),
        output("sha256sum", folder.resolve("before").toString()).substring(0, 64));
  }

  @Test
  void monthsAreASeries() {
    YearMonth month = YearMonth.from(today).minusMonths(1);
    String out = run("counts", "--data", data(), "--months", month + ":" + month);
    assertEquals(1, out.lines().count(), out);
    RecordedConsole wrong = new RecordedConsole();
    assertEquals(1, wrong.run("counts", "--data", data(), "--months", "then:now"));
    String present = month.plusMonths(1).toString();
    assertEquals(1, wrong.run("counts", "--data", data(), "--months", present + ":" + present));
    assertTrue(wrong.err().contains("no months that are over"), wrong.err());
  }
}
