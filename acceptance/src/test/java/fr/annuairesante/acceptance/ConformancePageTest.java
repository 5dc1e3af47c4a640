package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every row of docs/conformance.md names tests that exist, and suites it was read from. */
class ConformancePageTest {

  private static final Set<String> SUITES = Set.of("ldap3", "ldaptive", "go-ldap", "ldapts");
  private static final Pattern NAMED = Pattern.compile("`(\\w+#\\w+)`");
  private static final Pattern TEST =
      Pattern.compile(
          "\n  @(?:Test|ParameterizedTest|TestFactory)\\b(?s:.*?)\n  [\\w<>]+ (\\w+)\\(");

  /** behaviour, suites, answer, tests. */
  private static List<List<String>> rows() {
    return Project.read("docs/conformance.md")
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| behaviour |"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  private static Set<String> tests() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (Path file : Project.javaFiles("test")) {
      Matcher test = TEST.matcher(Files.readString(file));
      while (test.find()) {
        tests.add(file.getFileName().toString().replace(".java", "#") + test.group(1));
      }
    }
    return tests;
  }

  @Test
  void everyRowNamesTestsThatExist() throws IOException {
    Set<String> tests = tests();
    List<String> wrong = new ArrayList<>();
    for (List<String> row : rows()) {
      assertEquals(4, row.size(), row.toString());
      List<String> named = NAMED.matcher(row.get(3)).results().map(each -> each.group(1)).toList();
      if (named.isEmpty() || !tests.containsAll(named)) {
        wrong.add(row.get(0) + ": " + named);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(rows().size() > 50, rows().size() + " rows");
  }

  @Test
  void everyRowNamesItsSuites() {
    for (List<String> row : rows()) {
      List<String> suites = List.of(row.get(1).replaceAll(" \\(.*\\)", "").split(", "));
      assertTrue(SUITES.containsAll(suites), row.toString());
    }
  }

  @Test
  void everyOtherAnswerHasItsReason() {
    for (List<String> row : rows()) {
      boolean otherwise = row.get(2).contains("**otherwise**");
      assertTrue(!otherwise || row.get(2).matches("\\*\\*otherwise\\*\\*: .{20,}"), row.toString());
    }
  }
}
