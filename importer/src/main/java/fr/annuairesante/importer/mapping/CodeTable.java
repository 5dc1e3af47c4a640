package fr.annuairesante.importer.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A code list that ships with the importer: a header line, then {@code code,label}. */
final class CodeTable {

  private CodeTable() {}

  static Map<String, String> read(String resource) {
    try (InputStream in = CodeTable.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String> labels = new LinkedHashMap<>();
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(row -> labels.put(row[0], row[1]));
      return Map.copyOf(labels);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the jar lacks its resource " + resource, unreadable);
    }
  }
}
