package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.cli.CommandReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the code, checked against the code. */
class DocumentationTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z][A-Za-z]+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private final String map = Project.read("ARCHITECTURE.md");

  @Test
  void theMapIsShort() {
    assertTrue(map.lines().count() < 150, map.lines().count() + " lines");
  }

  @Test
  void everyPathAndClassOfTheMapExists() {
    Set<String> classes =
        Project.javaFiles("main").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    List<String> gone = new ArrayList<>();
    int seen = 0;
    for (String quoted : quotedIn(map)) {
      boolean path = quoted.contains("/") && quoted.matches("[A-Za-z0-9._/-]+");
      boolean name = CLASS_NAME.matcher(quoted).matches();
      seen += path || name ? 1 : 0;
      boolean missing =
          path ? !Files.exists(Project.ROOT.resolve(quoted)) : name && !classes.contains(quoted);
      if (missing) {
        gone.add(quoted);
      }
    }
    assertEquals(List.of(), gone);
    assertTrue(seen > 15, "only " + seen + " names were checked");
  }

  @Test
  void everyModuleAndPackageIsOnTheMap() {
    List<String> missing = new ArrayList<>();
    Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(Project.read("pom.xml"));
    while (module.find()) {
      if (!map.contains("`" + module.group(1) + "`")) {
        missing.add(module.group(1));
      }
    }
    for (String name : packages()) {
      if (!map.contains("`" + name + "`")) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyCommandAndOptionIsDocumented() throws IOException {
    StringBuilder all = new StringBuilder(Project.read("README.md"));
    for (Path page : Project.below(Project.ROOT.resolve("docs"), ".md")) {
      all.append(Files.readString(page));
    }
    List<String> missing = new ArrayList<>();
    for (String word : CommandReference.commandsAndOptions()) {
      if (!Pattern.compile(Pattern.quote(word) + "(?![a-z-])").matcher(all).find()) {
        missing.add(word);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void runningPageHasTheTableOfConfigurationKeys() {
    assertTrue(
        Project.read("docs/running.md").contains(CommandReference.configurationTable()),
        () -> "put this table into docs/running.md:\n" + CommandReference.configurationTable());
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(Project.below(Project.ROOT.resolve("docs"), ".md"));
    pages.add(Project.ROOT.resolve("README.md"));
    pages.add(Project.ROOT.resolve("ARCHITECTURE.md"));
    List<String> dead = new ArrayList<>();
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          dead.add(page.getFileName() + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void everyRuntimeDependencyHasItsDecision() throws IOException {
    StringBuilder decisions = new StringBuilder();
    for (Path page : Project.below(Project.ROOT.resolve("docs/decisions"), ".md")) {
      decisions.append(Files.readString(page));
    }
    Matcher artifact =
        Pattern.compile("<groupId>((?!fr\\.annuairesante)[^<]+)</groupId><artifactId>([^<]+)<")
            .matcher(Project.read("pom.xml"));
    Set<String> undecided = new TreeSet<>();
    while (artifact.find()) {
      if (decisions.indexOf("`" + artifact.group(2) + "`") < 0) {
        undecided.add(artifact.group(2));
      }
    }
    assertEquals(Set.of(), undecided);
  }

  private static Set<String> quotedIn(String text) {
    Set<String> quoted = new TreeSet<>();
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      quoted.add(matcher.group(1));
    }
    return quoted;
  }

  /** Package names below the root, such as {@code server.index}. */
  private static Set<String> packages() {
    try (Stream<Path> files = Project.javaFiles("main").stream()) {
      return files
          .map(file -> file.getParent().toString().replace('/', '.'))
          .map(name -> name.substring(name.indexOf("fr.annuairesante.") + 17))
          .filter(name -> !name.startsWith("benchmarks"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
