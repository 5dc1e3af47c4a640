package fr.annuairesante.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables packed with this module. */
final class Resource {

  private Resource() {}

  /** All lines of a text table, UTF-8. */
  static List<String> lines(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks its table " + name + "; rebuild it.");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the table " + name, e);
    }
  }

  /** Rows of a {@code |} table without its first line. */
  static List<List<String>> table(String name) {
    return lines(name).stream().skip(1).map(line -> List.of(line.split("\\|", -1))).toList();
  }

  /** Rows of a comma table (RFC 4180 quotes, no line break inside a value), first line skipped. */
  static List<List<String>> csv(String name) {
    return lines(name).stream().skip(1).map(Resource::commaFields).toList();
  }

  private static List<String> commaFields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
