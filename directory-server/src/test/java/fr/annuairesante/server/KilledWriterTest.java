package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Folders;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at any moment of writing, of a commit of the index, of the beginning of a journal
 * file, of a start: every change that was acknowledged is there, whole, and no other.
 */
class KilledWriterTest {

  /** Kills after which a new directory is begun: its whole journal is read after each. */
  private static final int KILLS_OF_ONE = 25;

  /** Changes that a writer may have acknowledged when it is killed. */
  private static final int MOST_ACKNOWLEDGED = 20;

  @TempDir Path folder;

  private final int[] known = new int[KilledWriter.WRITERS];
  private final Random random = new Random();
  private int acknowledged;

  @Test
  @Timeout(600)
  void twentyKillsLoseNothing() throws Exception {
    kill(20);
  }

  @Test
  @Tag("slow")
  void fiveHundredKillsLoseNothing() throws Exception {
    kill(500);
  }

  private void kill(int times) throws Exception {
    Path data = null;
    for (int i = 0; i < times; i++) {
      if (i % KILLS_OF_ONE == 0) {
        data = folder.resolve("data" + i);
        Directory.open(DataDirectory.at(data), SearchLimits.DEFAULT).close();
        Arrays.fill(known, 0);
      }
      int[] said = known.clone();
      runAndKill(data, said, i % 4 == 3);
      assertEquals(
          List.of(), DirectoryCheck.of(DataDirectory.at(data), (read, all) -> {}).faults());
      verify(data, said);
    }
    assertTrue(acknowledged > times, "only " + acknowledged + " changes were acknowledged");
  }

  /** Kills it while it writes, or while it starts, and takes note of what it acknowledged. */
  private void runAndKill(Path data, int[] said, boolean starting) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      int patience = random.nextInt(MOST_ACKNOWLEDGED);
      if (!starting) {
        assertEquals("ready", out.readLine());
        for (int i = 0; i < patience; i++) {
          acknowledge(out.readLine(), said);
        }
      }
      process.waitFor(random.nextInt(starting ? 600 : 20), TimeUnit.MILLISECONDS);
      // Of the process itself it would close the pipe, and lose what was said.
      process.toHandle().destroyForcibly();
      process.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        acknowledge(line, said);
      }
    }
  }

  /** The last line may be cut, and then nothing was acknowledged by it. */
  private void acknowledge(String line, int[] said) {
    String[] words = line.split(" ", -1);
    if (words.length == 3) {
      said[Integer.parseInt(words[0])] = Integer.parseInt(words[1]);
      acknowledged++;
    }
  }

  /** On a copy: the next writer finds what the kill has left. */
  private void verify(Path data, int[] said) throws IOException {
    Path copy = folder.resolve("copy");
    copy(data, copy);
    try (Directory directory = Directory.open(DataDirectory.at(copy), SearchLimits.DEFAULT)) {
      for (int writer = 0; writer < KilledWriter.WRITERS; writer++) {
        int number = KilledWriter.number(directory, writer, 0);
        for (int i = 1; i < KilledWriter.TOGETHER; i++) {
          assertEquals(number, KilledWriter.number(directory, writer, i), "half a change");
        }
        assertTrue(number >= said[writer], "lost: " + said[writer] + ", there is " + number);
        assertTrue(number <= said[writer] + 1, "never asked for: " + number);
        List<Integer> added = new ArrayList<>();
        for (int i = Math.max(1, number - KilledWriter.KEPT - 1); i <= number + 1; i++) {
          String dn = Tree.mailbox(KilledWriter.added(writer, i));
          if (directory.entry(dn, Viewer.SERVER).isPresent()) {
            added.add(i);
          }
        }
        int kept = Math.min(number, KilledWriter.KEPT);
        assertEquals(kept, added.size(), () -> "half a change: " + added);
        assertTrue(kept == 0 || added.get(kept - 1) == number);
        known[writer] = number;
      }
    }
    Folders.delete(copy);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
