package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Funding, from an extraction that is frozen. */
class FundingCommandTest extends TwoOperators {

  @Test
  void fundingReadsTheFrozenExtraction() throws IOException {
    String out = run("funding", "--data", data(), "--at", first.toString());
    assertEquals(
        List.of(
            "alpha", signed.toString(), "1", "1", "1", "6750.83", "6750.83", "6666.67", "84.16"),
        cells(out, "alpha"));
    assertEquals(
        List.of("beta", "-", "0", "0", "0", "-", "-", "-", "-", "no", "contract", "V2"),
        cells(out, "beta"));
    assertEquals(List.of("total", "6750.83"), cells(out, "total"));
    Path frozen = onlyFile(folder.resolve("data/extractions"), ".jsonl");
    byte[] before = Files.readAllBytes(frozen);
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      put(directory, mailbox("later@nobody.fr", "PER", false));
      delete(directory, "x@nobody.fr");
    }
    Files.delete(frozen);
    assertEquals(out, run("funding", "--data", data(), "--at", first.toString()));
    assertArrayEquals(before, Files.readAllBytes(frozen), "reproducible, byte for byte");
  }

  @Test
  void aChangedExtractionIsRefused() throws IOException {
    run("funding", "--data", data(), "--at", first.toString());
    Path frozen = onlyFile(folder.resolve("data/extractions"), ".jsonl");
    Files.writeString(
        frozen, Files.readString(frozen).replace("\"type\":\"ORG\"", "\"type\":\"APP\""));
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("funding", "--data", data(), "--at", first.toString()));
    assertTrue(refused.err().contains("its digest is not that of its lines"), refused.err());
  }

  @Test
  void fundingOfAnUnknownInstantIsRefused() {
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("funding", "--data", data(), "--at", "2023-06-30"));
    assertTrue(refused.err().contains("nothing is computed"), refused.err());
  }

  private static Path onlyFile(Path folder, String suffix) throws IOException {
    try (var all = Files.list(folder)) {
      List<Path> files = all.filter(each -> each.toString().endsWith(suffix)).toList();
      assertEquals(1, files.size(), files.toString());
      return files.get(0);
    }
  }
}
