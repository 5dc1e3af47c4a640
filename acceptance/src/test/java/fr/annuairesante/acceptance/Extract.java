package fr.annuairesante.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An extract read in the plainest way, by code that shares nothing with the importer: split on the
 * separator, columns by name.
 *
 * @param header the titles
 * @param lines the values by title, in the file's order
 */
record Extract(List<String> header, List<Map<String, String>> lines) {

  static Extract read(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    List<String> header = List.of(all.get(0).replaceFirst("\\|$", "").split("\\|"));
    List<Map<String, String>> lines = new ArrayList<>();
    for (String line : all.subList(1, all.size())) {
      String[] values = line.split("\\|", -1);
      Map<String, String> byTitle = new HashMap<>();
      for (int i = 0; i < header.size() && i < values.length; i++) {
        byTitle.put(header.get(i), values[i]);
      }
      lines.add(byTitle);
    }
    return new Extract(header, lines);
  }

  /** The first file of a folder whose name begins so. */
  static Path file(Path folder, String beginning) {
    return Project.below(folder, ".txt").stream()
        .filter(file -> file.getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  /** Lines by lower-case address, the first of each. */
  Map<String, Map<String, String>> byAddress() {
    Map<String, Map<String, String>> lines = new LinkedHashMap<>();
    for (Map<String, String> line : this.lines) {
      lines.putIfAbsent(line.get("Adresse BAL").toLowerCase(Locale.ROOT), line);
    }
    return lines;
  }

  /** What people do not type, folded away: written here once more on purpose. */
  static String fold(String text) {
    String letters =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replace("æ", "ae");
    return letters.replaceAll("[\\s\\-'’]+", " ");
  }
}
