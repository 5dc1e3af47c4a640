package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs run to their end in processes of their own: {@code scripts/annuaire} and clients. */
final class Annuaire {

  private static final long PATIENCE_SECONDS = 240;

  /** How a program ended and what it said. */
  record Ended(int code, String out, String err) {

    /** This, when the code is the expected one; what was said is in the failure. */
    Ended expect(int expected) {
      assertEquals(expected, code, () -> "out: " + out + "\nerr: " + err);
      return this;
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }

  private Annuaire() {}

  /** Runs {@code scripts/annuaire}. */
  static Ended run(String... arguments) {
    return runTyping("", arguments);
  }

  /** Runs {@code scripts/annuaire} with that standard input. */
  static Ended runTyping(String typed, String... arguments) {
    return program(typed, Map.of(), command(arguments));
  }

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Project.ROOT.resolve("scripts/annuaire").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs any program. */
  static Ended program(String typed, Map<String, String> environment, List<String> command) {
    try {
      Path in = Files.createTempFile("annuaire", ".in");
      Path out = Files.createTempFile("annuaire", ".out");
      Path err = Files.createTempFile("annuaire", ".err");
      Files.writeString(in, typed);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Ended ended = new Ended(process.waitFor(), text(out), text(err));
      Files.delete(in);
      return ended;
    } catch (IOException cannotRun) {
      throw new AssertionError("cannot run " + command + "; scripts/check installs it", cannotRun);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The files of a folder, as arguments after the given ones. */
  static String[] withFiles(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    List<Path> files = Project.below(folder, "").stream().filter(Files::isRegularFile).toList();
    assertTrue(!files.isEmpty(), "no files in " + folder);
    files.forEach(file -> all.add(file.toString()));
    return all.toArray(String[]::new);
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
