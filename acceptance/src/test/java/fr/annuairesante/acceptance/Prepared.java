package fr.annuairesante.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Samples, and directories that they were imported into, that many tests begin with: the command
 * makes each once in this JVM, and who writes into one gets a copy. Not thread-safe.
 */
final class Prepared {

  private static final Map<List<String>, Path> FOLDERS = new HashMap<>();

  private Prepared() {}

  /** The files of a sample made with those options; nobody writes there. */
  static Path files(String... options) {
    return FOLDERS.computeIfAbsent(List.of(options), Prepared::sample).resolve("fichiers reçus");
  }

  /** Fills {@code data}, which does not exist, with what an import of such a sample made. */
  static void imported(Path data, String... options) {
    Path files = files(options);
    Path made = files.resolveSibling("data");
    if (!Files.exists(made)) {
      Annuaire.run(Annuaire.withFiles(files, "import", "--data", made.toString())).expect(0);
    }
    copy(made, data);
  }

  private static Path sample(List<String> options) {
    Path folder = newFolder("prepared");
    String files = folder.resolve("fichiers reçus").toString();
    Annuaire.run(
            Stream.concat(Stream.of("sample", "--out", files), options.stream())
                .toArray(String[]::new))
        .expect(0);
    return folder;
  }

  /** An empty folder that stays until the next build. */
  static Path newFolder(String beginning) {
    try {
      Path target = Files.createDirectories(Project.ROOT.resolve("acceptance/target"));
      return Files.createTempDirectory(target, beginning);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Copies a folder to a place where nothing is, or an empty folder. */
  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each));
        if (!Files.isDirectory(there)) {
          Files.copy(each, there, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
