package fr.annuairesante.importer.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.annuairesante.importer.TestLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of lines.tsv: which lines are used, and why the others are not. */
class LineCasesTest {

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyCase() throws IOException {
    try (InputStream in = LineCasesTest.class.getResourceAsStream("lines.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(row -> !row.startsWith("#"))
          .map(row -> row.split("\t", -1))
          .toList()
          .stream()
          .map(row -> dynamicTest(row[0] + ": " + row[3], () -> assertOutcome(row)));
    }
  }

  private void assertOutcome(String[] row) throws IOException {
    ExtractKind kind = ExtractKind.valueOf(row[0]);
    TestLines lines = TestLines.of(kind);
    for (String replaced : row[2].split(";", -1)) {
      if (!replaced.isEmpty()) {
        int equals = replaced.indexOf('=');
        lines.with(replaced.substring(0, equals), replaced.substring(equals + 1));
      }
    }
    assertEquals(List.of(row[1]), outcomes(kind, TestLines.text(kind, List.of(lines.line()))));
  }

  private List<String> outcomes(ExtractKind kind, String text) throws IOException {
    Path path = directory.resolve(kind + ".txt");
    java.nio.file.Files.writeString(path, text, StandardCharsets.UTF_8);
    ExtractHeader header = ExtractHeader.parse("test", kind.headerLine());
    ExtractFile file = new ExtractFile(path, null, "", text.length(), header);
    List<String> outcomes = new ArrayList<>();
    file.read(
        bytes -> {},
        (line, number, refusal) -> {
          String column =
              refusal == null || refusal.column() == null ? "" : " " + refusal.column().title();
          outcomes.add(refusal == null ? "OK" : refusal.reason() + column);
        });
    return outcomes;
  }
}
