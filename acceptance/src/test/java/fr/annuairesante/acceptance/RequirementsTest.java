package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of requirements, held to the code. */
class RequirementsTest {

  /** The Musts of R13-R92, R108-R128 and R142-R169 on the directory or the agency, R28 and R136. */
  private static final String MUSTS =
      "13 14 15 16 17 19 20 21 23 24 25 26 27 28 30 31 32 33 34 35 36 37 38 41 45 48 49 50 51 52"
          + " 53 54 55 56 57 58 59 61 62 63 64 65 66 67 69 70 71 72 73 74 75 76 80 81 82 83 84 85"
          + " 86 87 89 90 91 111 112 113 114 116 118 119 122 125 126 136 142 143 144 145 146 148"
          + " 149 150 151 152 153 154 155 156 158 159 160 161 162 165 167";

  private static final Pattern ROW =
      Pattern.compile("\\| R(\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern MISSING = Pattern.compile("(^|; )not yet: \\S.+");

  /** From the annotation to the name, no end of a method between. */
  private static final String TEST = "(?s)@(?:Parameterized)?Test\\s(?:(?!\n  }\n).)*?void ";

  private final Map<String, Path> main = byName("main");
  private final Map<String, Path> tests = byName("test");

  @Test
  void everyMustIsThereOnceAndInOrder() {
    List<String> numbers = rows().stream().map(row -> row.group(1)).toList();
    assertEquals(Arrays.asList(MUSTS.split(" ")), numbers);
  }

  @Test
  void everyRowIsEnforcedAndTestedOrSaysWhatIsMissing() {
    List<String> silent = new ArrayList<>();
    for (Matcher row : rows()) {
      boolean enforced = !quoted(row.group(3)).isEmpty();
      boolean tested = !quoted(row.group(4)).isEmpty();
      boolean missing = MISSING.matcher(row.group(4)).find();
      if (enforced != tested || !(tested || missing)) {
        silent.add(row.group());
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void everyClassAndTestNamedExists() throws IOException {
    List<String> gone = new ArrayList<>();
    int seen = 0;
    for (Matcher row : rows()) {
      for (String name : quoted(row.group(3))) {
        seen++;
        if (!main.containsKey(name)) {
          gone.add(name);
        }
      }
      for (String name : quoted(row.group(4))) {
        seen++;
        if (!isTest(name)) {
          gone.add(name);
        }
      }
    }
    assertEquals(List.of(), gone);
    assertTrue(seen > 100, "only " + seen + " names were checked");
  }

  private boolean isTest(String name) throws IOException {
    String[] parts = name.split("#", -1);
    Path file = tests.get(parts[0]);
    return parts.length == 2
        && file != null
        && Pattern.compile(TEST + Pattern.quote(parts[1]) + "\\(")
            .matcher(Files.readString(file))
            .find();
  }

  private static List<Matcher> rows() {
    List<Matcher> rows = new ArrayList<>();
    Project.read("docs/requirements.md")
        .lines()
        .filter(line -> line.startsWith("| R"))
        .forEach(
            line -> {
              Matcher row = ROW.matcher(line);
              assertTrue(row.matches(), line);
              rows.add(row);
            });
    return rows;
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Map<String, Path> byName(String kind) {
    Map<String, Path> files = new HashMap<>();
    for (Path file : Project.javaFiles(kind)) {
      files.put(file.getFileName().toString().replace(".java", ""), file);
    }
    return files;
  }
}
