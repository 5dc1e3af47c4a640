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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Habits of this source tree that no compiler checks. */
class TidyTest {

  private static final int MOST_LINES = 300;
  private static final Pattern LEFT_OVER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@Dis" + "abled|@Ig" + "nore\\b");

  private final List<Path> main = Project.javaFiles("main");
  private final List<Path> tests = Project.javaFiles("test");

  @Test
  void enoughFilesAreSeen() {
    assertTrue(main.size() > 60, "only " + main.size() + " files");
    assertTrue(tests.size() > 20, "only " + tests.size() + " tests");
  }

  @Test
  void noFileIsLongerThanAReaderLikes() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : main) {
      try (var lines = Files.lines(file)) {
        long count = lines.count();
        if (count > MOST_LINES) {
          tooLong.add(Project.ROOT.relativize(file) + ": " + count);
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> all = new ArrayList<>(main);
    all.addAll(tests);
    for (Path file : all) {
      if (LEFT_OVER.matcher(Files.readString(file)).find()) {
        found.add(Project.ROOT.relativize(file).toString());
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> silent = new TreeSet<>();
    for (Path file : main) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        silent.add(Project.ROOT.relativize(file.getParent()));
      }
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void packagesAreAtMostThreeSegmentsBelowTheRoot() {
    List<String> deep = new ArrayList<>();
    for (Path file : main) {
      String path = Project.ROOT.relativize(file).toString();
      String below = path.substring(path.indexOf("fr/annuairesante/"));
      if (below.chars().filter(c -> c == '/').count() > 5) {
        deep.add(path);
      }
    }
    assertEquals(List.of(), deep);
  }
}
