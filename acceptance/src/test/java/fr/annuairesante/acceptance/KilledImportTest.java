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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment of an import leaves the old directory or the new one. */
class KilledImportTest {

  private static final int KILLS = 6;

  @TempDir private Path folder;

  @Test
  void aKilledImportLeavesTheOldDirectoryAnsweringAndTheNextRunCleansUp() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path data = folder.resolve("data");
    Annuaire.run("sample", "--out", first.toString(), "--scale", "0.001").expect(0);
    Annuaire.run("sample", "--out", second.toString(), "--scale", "0.008", "--seed", "8").expect(0);
    Annuaire.run(Annuaire.withFiles(first, "import", "--data", data.toString())).expect(0);
    String before = mailboxes(data);
    Set<String> filesBefore = names(data);

    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      killed += killImport(data, second, 700L + 500L * i) ? 1 : 0;
      if (!mailboxes(data).equals(before)) {
        break; // It was quicker than the last kill: the new directory, whole.
      }
      Annuaire.run("check", "--data", data.toString()).expect(0);
    }
    assertTrue(killed > 0, "every import ended before it was killed");
    Annuaire.run(Annuaire.withFiles(second, "import", "--data", data.toString())).expect(0);
    Annuaire.run("check", "--data", data.toString()).expect(0);
    Path fresh = folder.resolve("fresh");
    Annuaire.run(Annuaire.withFiles(second, "import", "--data", fresh.toString())).expect(0);
    assertEquals(mailboxes(fresh), mailboxes(data));
    Set<String> leftOver = names(data);
    leftOver.removeAll(filesBefore);
    assertEquals(Set.of(), leftOver, "what killed imports left behind");
  }

  /** Starts an import and kills it after a while; whether it was still running. */
  private static boolean killImport(Path data, Path files, long afterMillis)
      throws IOException, InterruptedException {
    List<String> command = Annuaire.command();
    command.addAll(List.of(Annuaire.withFiles(files, "import", "--data", data.toString())));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** Names directly in the data directory, without the generation of the index. */
  private static Set<String> names(Path data) throws IOException {
    List<String> names = new ArrayList<>();
    try (var entries = Files.list(data)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString().replaceAll("\\d+", "N")));
    }
    return new TreeSet<>(names);
  }

  private static String mailboxes(Path data) {
    return Annuaire.run("export", "--data", data.toString(), "--mssante", "-").expect(0).out();
  }
}
