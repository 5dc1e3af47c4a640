package fr.annuairesante.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that operators read has every code, and codes stay what they were. */
class RefusalsPageTest {

  private static final Path PAGE = Path.of("../docs/refusals.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    String rendered = render();
    if (Boolean.getBoolean("refusals.refresh")) {
      Files.writeString(PAGE, rendered);
    }
    String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    assertEquals(
        rendered,
        committed,
        "refresh it with: mvn -q -pl trust-space -am test -Drefusals.refresh=true");
  }

  @Test
  void everyCodeIsGivenOnce() {
    Set<String> codes = new HashSet<>();
    for (Rule rule : Rule.all()) {
      assertTrue(codes.add(rule.text().code()), rule.text().code());
      assertTrue(
          rule.text().code().matches("(BAL|DOM|OPE|IND|CTL|LOT|REM)-[0-9]{3}"), rule.text().code());
      assertEquals(rule.text().code().startsWith("REM"), !rule.refuses());
    }
  }

  @Test
  void everySentenceIsASentence() {
    for (Rule rule : Rule.all()) {
      String sentence = rule.text().sentence();
      assertTrue(sentence.matches("[A-ZÀÉ«].*(\\.|: %s)"), sentence);
    }
  }

  @Test
  void everyFieldHasANameOfItsOwn() {
    List<String> labels = java.util.Arrays.stream(Field.values()).map(Field::label).toList();
    assertEquals(labels.size(), Set.copyOf(labels).size());
  }

  private static String render() {
    return """
    # Refusals

    What the directory answers when an act breaks a rule: a code that never changes its meaning, the field concerned, a
    sentence with the values in place of `%%s`. Codes `REM` point something out and refuse nothing. Every broken rule is
    said, not only the first. Generated from module `trust-space`; a test keeps it true. Refresh it with
    `mvn -q -pl trust-space -am test -Drefusals.refresh=true`.

    | code | field | from | sentence |
    |---|---|---|---|
    %s
    """
        .formatted(
            Rule.all().stream()
                .map(Rule::text)
                .map(RefusalsPageTest::row)
                .collect(Collectors.joining("\n")));
  }

  private static String row(Rule.Text text) {
    return "| %s | %s | %s | %s |"
        .formatted(text.code(), text.field().label(), text.source(), text.sentence());
  }
}
