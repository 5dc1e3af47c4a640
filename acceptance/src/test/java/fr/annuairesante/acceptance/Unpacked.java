package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Debian mail server unpacked by {@code scripts/check} and not installed: two of them exclude
 * each other, and would take the place of the machine's own.
 *
 * @param root the folder that stands for {@code /}
 */
record Unpacked(Path root) {

  /** The one unpacked under that name; fails where {@code scripts/check} did not run. */
  static Unpacked named(String name) {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    Path root =
        (cache == null || cache.isEmpty() ? home : Path.of(cache))
            .resolve("annuaire-clients")
            .resolve(name);
    assertTrue(
        Files.exists(root.resolve("complete")),
        () -> name + " is not in " + root + "; scripts/check downloads it");
    return new Unpacked(root);
  }

  /**
   * Variables to run its programs with: their libraries, and users that only an installed package
   * would have made (libnss-wrapper), written into {@code folder}.
   */
  Map<String, String> environment(Path folder, String... users) throws IOException {
    StringBuilder names = new StringBuilder(Files.readString(Path.of("/etc/passwd")));
    StringBuilder groups = new StringBuilder(Files.readString(Path.of("/etc/group")));
    int id = 64_000;
    for (String user : users) {
      names.append(String.format("%s:x:%d:%d::/:/bin/false%n", user, id, id));
      groups.append(String.format("%s:x:%d:%n", user, id));
      id++;
    }
    Path passwd = Files.writeString(folder.resolve("passwd"), names);
    Path group = Files.writeString(folder.resolve("group"), groups);
    Map<String, String> variables = new HashMap<>();
    variables.put("NSS_WRAPPER_PASSWD", passwd.toString());
    variables.put("NSS_WRAPPER_GROUP", group.toString());
    variables.put("LD_PRELOAD", "libnss_wrapper.so"); // found in the folders below
    variables.put(
        "LD_LIBRARY_PATH",
        libraries().stream().map(Path::toString).collect(Collectors.joining(":")));
    variables.put("PATH", root.resolve("usr/sbin") + ":" + System.getenv("PATH"));
    return variables;
  }

  /** The folders with shared libraries, whatever the processor is called. */
  private List<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("usr/lib"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("lib.*\\.so(\\..*)?"))
          .map(Path::getParent)
          .distinct()
          .toList();
    }
  }
}
