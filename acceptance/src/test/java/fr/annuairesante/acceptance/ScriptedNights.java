package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of {@code scripts/nightly} share: two days of files, and a night with a configuration.
 */
abstract class ScriptedNights {

  static Path register;
  static Path nextRegister;
  static Path mailboxes;
  static Path nextMailboxes;

  @TempDir Path folder;
  Path files;

  @BeforeAll
  static void makeTwoDays() {
    Path all = Prepared.files("--scale", "0.001", "--days", "2", "--zip");
    List<Path> registers = zips(all, "PS_LibreAcces");
    List<Path> extractions = zips(all, "Extraction");
    register = registers.get(0);
    nextRegister = registers.get(1);
    mailboxes = extractions.get(0);
    nextMailboxes = extractions.get(1);
  }

  static List<Path> zips(Path folder, String start) {
    return Project.below(folder, ".zip").stream()
        .filter(file -> file.getFileName().toString().startsWith(start))
        .sorted()
        .toList();
  }

  @BeforeEach
  void nameTheFolder() {
    files = folder.resolve("files");
  }

  /** One night with these sources; without pauses. */
  Ended night(String sources, String... more) throws IOException {
    Path config = folder.resolve("nightly.conf");
    String lines =
        """
        ANNUAIRE_DATA='%s'
        ANNUAIRE_SOURCES='%s'
        ANNUAIRE_FILES='%s'
        ANNUAIRE_PAUSE_SECONDS=0
        ANNUAIRE_TRIES=4
        ANNUAIRE_STALE_AFTER_HOURS=1000000
        """
            .formatted(folder.resolve("data"), sources, files);
    Files.writeString(config, lines + String.join("\n", more) + "\n");
    String script = Project.ROOT.resolve("scripts/nightly").toString();
    return Annuaire.program("", Map.of(), List.of(script, config.toString()));
  }

  static String summary(Ended ended) {
    assertEquals(1, ended.lines().size(), ended.out());
    return ended.out().strip();
  }

  long reports() {
    return Project.below(folder.resolve("data/reports"), ".json").size();
  }
}
