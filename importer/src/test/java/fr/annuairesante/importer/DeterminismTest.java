package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.MailboxColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same lines give the same directory, however they are ordered and spread over files. */
class DeterminismTest {

  private static final int PERSONS = 300;

  @TempDir Path directory;

  @Test
  void orderOfLinesAndFilesChangesNothing() throws IOException {
    Map<ExtractKind, List<String>> lines = lines(new Random(20261121));
    TestRun straight = newRun("straight");
    for (ExtractKind kind : ExtractKind.values()) {
      straight.file(kind, lines.get(kind).toArray(String[]::new));
    }
    straight.run();
    for (int seed = 1; seed <= 3; seed++) {
      TestRun shuffled = newRun("shuffled" + seed);
      spread(shuffled, lines, new Random(seed));
      shuffled.run();
      assertEquals(straight.entries(), shuffled.entries());
      assertEquals(straight.report().counts(), shuffled.report().counts());
      assertEquals(straight.report().anomalies(), shuffled.report().anomalies());
    }
  }

  private static void spread(TestRun run, Map<ExtractKind, List<String>> lines, Random random)
      throws IOException {
    List<ExtractKind> kinds = new ArrayList<>(lines.keySet());
    kinds.addAll(lines.keySet());
    Collections.shuffle(kinds, random);
    Map<ExtractKind, List<String>> left = new EnumMap<>(ExtractKind.class);
    for (ExtractKind kind : kinds) {
      List<String> rest = left.remove(kind);
      if (rest == null) {
        List<String> all = new ArrayList<>(lines.get(kind));
        Collections.shuffle(all, random);
        int half = all.size() / 2;
        run.file(kind, all.subList(0, half).toArray(String[]::new));
        left.put(kind, all.subList(half, all.size()));
      } else {
        run.file(kind, rest.toArray(String[]::new));
      }
    }
  }

  private static Map<ExtractKind, List<String>> lines(Random random) {
    Map<ExtractKind, List<String>> lines = new EnumMap<>(ExtractKind.class);
    for (ExtractKind kind : ExtractKind.values()) {
      lines.put(kind, new ArrayList<>());
    }
    for (int i = 0; i < PERSONS; i++) {
      String rpps = String.format(Locale.ROOT, "10%09d", i);
      for (int k = random.nextInt(4); k >= 0; k--) {
        lines.get(ExtractKind.ACTIVITY).add(activity(random, rpps));
      }
      lines.get(ExtractKind.DIPLOMA).add(TestLines.diploma().ofPerson(rpps).line());
      lines.get(ExtractKind.SKILL).add(TestLines.skill().ofPerson(rpps).line());
      lines
          .get(ExtractKind.MAILBOX)
          .add(
              TestLines.mailbox()
                  .ofPerson(rpps)
                  .with(MailboxColumn.ADDRESS, "p" + i + "@medecin.mssante.fr")
                  .line());
      lines
          .get(ExtractKind.MAILBOX)
          .add(TestLines.organisation("o" + i + "@chu.mssante.fr").line());
    }
    return lines;
  }

  private static String activity(Random random, String rpps) {
    return TestLines.activity()
        .ofPerson(rpps)
        .with(ActivityColumn.STRUCTURE_ID, "F" + random.nextInt(20))
        .with(ActivityColumn.NAME, random.nextBoolean() ? "LE GUÉ" : "")
        .with(ActivityColumn.SKILL, "SM" + random.nextInt(3))
        .with(ActivityColumn.PRACTICE_MODE, random.nextBoolean() ? "L" : "S")
        .with(ActivityColumn.TELEPHONE, "040000000" + random.nextInt(2))
        .with(ActivityColumn.STREET, random.nextInt(3) == 0 ? "" : "DU " + random.nextInt(3))
        .with(ActivityColumn.SECTOR, "SA0" + random.nextInt(3))
        .line();
  }

  private TestRun newRun(String name) throws IOException {
    return new TestRun(Files.createDirectories(directory.resolve(name)));
  }
}
