package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment of an import leaves the old directory or the new one. */
class KilledImportTest {

  /** What a run has made when it is killed: spill files, entries, the put-together index. */
  private static final List<Predicate<Path>> MOMENTS =
      List.of(
          data -> !names(data.resolve("work")).isEmpty(),
          data -> newIndex(data).stream().anyMatch(name -> name.endsWith(".parts")),
          data -> newIndex(data).stream().anyMatch(name -> isBegun(data, name)));

  /** The second nation has other people than the first, and four times as many. */
  private static final List<String> PASSED =
      List.of(
          "PERSONS_LEFT",
          "PERSONS_NEW",
          "PERSONS_CHANGED",
          "STRUCTURES_LEFT",
          "STRUCTURES_NEW",
          "STRUCTURES_CHANGED",
          "MAILBOXES_LEFT",
          "MAILBOXES_NEW",
          "MAILBOXES_CHANGED",
          "PROFESSION_LEFT",
          "PROFESSION_NEW",
          "DEPARTEMENT_LEFT",
          "DEPARTEMENT_NEW",
          "DOMAIN_LEFT",
          "DOMAIN_NEW",
          "DOMAINS_LEFT",
          "LINES_LESS");

  @TempDir private Path folder;

  @Test
  void aKilledImportLeavesTheOldDirectoryAnsweringAndTheNextRunCleansUp() throws Exception {
    Path first = Prepared.files("--scale", "0.001");
    Path second = folder.resolve("second");
    Path data = folder.resolve("data");
    Annuaire.run("sample", "--out", second.toString(), "--scale", "0.004", "--seed", "8").expect(0);
    Prepared.imported(data, "--scale", "0.001");
    String before = mailboxes(data);
    Set<String> filesBefore = withoutNumbers(names(data));

    int killed = 0;
    for (Predicate<Path> moment : MOMENTS) {
      killed += killImport(data, second, moment) ? 1 : 0;
      Annuaire.run("check", "--data", data.toString()).expect(0);
      String after = mailboxes(data);
      if (!after.equals(before)) {
        // It ended before the kill: the new directory, whole. Put the old one back.
        Annuaire.run(replacing(data, first)).expect(0);
        assertEquals(before, mailboxes(data));
      }
    }
    assertTrue(killed > 0, "every import ended before it was killed");

    Annuaire.run(replacing(data, second)).expect(0);
    Annuaire.run("check", "--data", data.toString()).expect(0);
    assertEquals(1, names(data.resolve("index")).size(), "indexes left behind");
    assertEquals(filesBefore, withoutNumbers(names(data)), "files left behind");
    Path fresh = folder.resolve("fresh");
    Annuaire.run(Annuaire.withFiles(second, "import", "--data", fresh.toString())).expect(0);
    assertEquals(mailboxes(fresh), mailboxes(data));
  }

  /** Imports over a directory with other people. */
  private static String[] replacing(Path data, Path files) {
    List<String> command = new ArrayList<>(List.of("import", "--data", data.toString()));
    PASSED.forEach(limit -> command.addAll(List.of("--accept", limit)));
    return Annuaire.withFiles(files, command.toArray(String[]::new));
  }

  /** Starts an import and kills it at that moment; false when it ended before. */
  private static boolean killImport(Path data, Path files, Predicate<Path> moment)
      throws IOException, InterruptedException {
    List<String> command = Annuaire.command();
    command.addAll(List.of(replacing(data, files)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(1, TimeUnit.MILLISECONDS);
    while (!ended && !moment.test(data)) {
      ended = process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** What is in the index folder and not in force. */
  private static Set<String> newIndex(Path data) {
    Set<String> names = names(data.resolve("index"));
    if (!names.isEmpty()) {
      names.remove(new TreeSet<>(names).first());
    }
    return names;
  }

  private static boolean isBegun(Path data, String index) {
    return !index.endsWith(".parts") && !names(data.resolve("index").resolve(index)).isEmpty();
  }

  private static Set<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? new TreeSet<>() : new TreeSet<>(List.of(names));
  }

  private static Set<String> withoutNumbers(Set<String> names) {
    Set<String> plain = new TreeSet<>();
    names.forEach(name -> plain.add(name.replaceAll("\\d+", "N")));
    plain.remove("secret"); // made by whoever opens the directory first, once
    return plain;
  }

  private static String mailboxes(Path data) {
    return Annuaire.run("export", "--data", data.toString(), "--mssante", "-").expect(0).out();
  }
}
