package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.annuairesante.server.acts.BatchPart;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken line is sent as text, for its receipt to say so; the others are read. */
class BatchFileTest {

  @TempDir Path folder;

  private Path file(String name, Charset charset, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", charset);
  }

  private static List<List<JsonNode>> parts(Path path) throws IOException, Failure {
    List<List<JsonNode>> parts = new ArrayList<>();
    try (BatchFile file = BatchFile.open(path)) {
      for (List<JsonNode> part = file.next(500); !part.isEmpty(); part = file.next(500)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The addresses of a file of one part; of a line that cannot be read, its start. */
  private static List<String> read(Path path) throws IOException, Failure {
    List<List<JsonNode>> parts = parts(path);
    assertEquals(1, parts.size());
    return parts.get(0).stream()
        .map(line -> line.isObject() ? line.path("adresse").asText() : line.asText())
        .toList();
  }

  private static String line(String name) {
    return "{\"adresse\":\"" + name + "@alpha.fr\",\"service\":\"Réanimation\"}";
  }

  @Test
  void readsOneObjectALineWhateverEndsIt() throws Exception {
    Path path =
        file("a.jsonl", StandardCharsets.UTF_8, "\uFEFF" + line("a") + "\r", "", line("b") + "\r");
    assertEquals(List.of("a@alpha.fr", "b@alpha.fr"), read(path));
  }

  @Test
  void losesNoObjectThatStandsBehindAnother() throws Exception {
    String two = line("a") + " " + line("b");
    String twice = "{\"adresse\":\"a@alpha.fr\",\"adresse\":\"b@alpha.fr\"}";
    Path path = file("a.jsonl", StandardCharsets.UTF_8, two, twice, line("c") + "]", line("d"));
    assertEquals(List.of(two, twice, line("c") + "]", "d@alpha.fr"), read(path));
  }

  @Test
  void anotherEncodingIsALinesFaultAndNotTheFiles() throws Exception {
    String plain = "{\"adresse\":\"b@alpha.fr\"}";
    List<String> read = read(file("a.jsonl", StandardCharsets.ISO_8859_1, line("a"), plain));
    assertTrue(read.get(0).contains("\uFFFD"), read.get(0));
    assertEquals("b@alpha.fr", read.get(1));
    read =
        read(
            file(
                "a.csv",
                StandardCharsets.ISO_8859_1,
                "adresse;service",
                "a@alpha.fr;Réanimation",
                "b@alpha.fr;Urgences"));
    assertTrue(read.get(0).contains("\uFFFD"), read.get(0));
    assertEquals("b@alpha.fr", read.get(1));
  }

  @Test
  void aLineOfAnyLengthIsSentShort() throws Exception {
    String endless = "{\"adresse\":\"" + "x".repeat(5_000_000) + "\"}";
    List<String> read = read(file("a.jsonl", StandardCharsets.UTF_8, endless, line("b")));
    assertEquals(200, read.get(0).length());
    assertEquals("b@alpha.fr", read.get(1));
  }

  @Test
  void noPartIsTooLongForTheServer() throws Exception {
    String[] lines = new String[700];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line("a" + i).replace("Réanimation", "é".repeat(2_000));
    }
    List<List<JsonNode>> parts = parts(file("a.jsonl", StandardCharsets.UTF_8, lines));
    assertEquals(700, parts.stream().mapToInt(List::size).sum());
    assertTrue(parts.size() > 2);
    for (List<JsonNode> part : parts) {
      assertTrue(new BatchPart("lot", 1, false, part).toBytes().length < BatchPart.LONGEST);
    }
  }

  @Test
  void aHeaderNamesEachFieldOnce() throws Exception {
    for (String header :
        List.of("adresse;;type", "adresse;adresse", "", "a;" + "x".repeat(20_000))) {
      Path path = file("a.CSV", StandardCharsets.UTF_8, header, "a@alpha.fr;ORG");
      assertThrows(Failure.class, () -> parts(path).clear(), header);
    }
  }

  @Test
  void saysWhereACsvFileBreaks() throws Exception {
    for (String broken : List.of("a@alpha.fr;\"jamais fermé", "a@alpha.fr;\"fermé\" trop tôt")) {
      Path path = file("a.csv", StandardCharsets.UTF_8, "adresse;service", broken, "b@alpha.fr;x");
      Failure failure = assertThrows(Failure.class, () -> parts(path).clear());
      assertTrue(failure.getMessage().contains("a.csv"), failure.getMessage());
      assertTrue(failure.getMessage().contains("line"), failure.getMessage());
    }
  }
}
