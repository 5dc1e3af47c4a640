package fr.annuairesante.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads back what a sample wrote, as an importer would. */
final class SampleDirectory {

  private SampleDirectory() {}

  static Path file(SampleSummary.Day day, Extract extract) {
    return day.files().stream()
        .filter(
            f ->
                f.getFileName()
                    .toString()
                    .startsWith(
                        extract.fileName("").substring(0, extract.fileName("").length() - 4)))
        .findFirst()
        .orElseThrow();
  }

  /** Lines without the header. */
  static List<String> lines(SampleSummary.Day day, Extract extract) throws IOException {
    try (Stream<String> lines = Files.lines(file(day, extract), StandardCharsets.UTF_8)) {
      return lines.skip(1).toList();
    }
  }

  /** Fields of the well-formed lines. */
  static List<List<String>> records(SampleSummary.Day day, Extract extract) throws IOException {
    return lines(day, extract).stream()
        .map(line -> List.of(line.split("\\|", -1)))
        .filter(fields -> fields.size() == extract.columns())
        .filter(
            fields ->
                extract == Extract.MAILBOX
                    ? fields.get(1).contains("@")
                    : fields.get(1).matches("[0-9A-Z]{9,11}"))
        .toList();
  }
}
