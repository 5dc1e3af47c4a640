package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.annuairesante.importer.report.IndexPage;
import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.ReportPage;
import fr.annuairesante.schema.GeneralizedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The reports folder of a data directory: each run as JSON and as a page, and the index of all.
 *
 * <pre>
 * import-20261121030000Z.json          the {@link NightReport}
 * import-20261121030000Z.html          the same for people
 * import-20261121030000Z-rejects.txt   refused lines, whole
 * index.html                           all runs
 * </pre>
 */
final class RunReports {

  private static final Logger LOG = Logger.getLogger(RunReports.class.getName());
  private static final String PREFIX = "import-";
  private static final String ENDING = ".json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path folder;

  /**
   * @param folder may be missing: then there is no report yet
   */
  RunReports(Path folder) {
    this.folder = folder;
  }

  /** A name for a run that begins now, which no other has. */
  String nameOfRun(Instant now) {
    String time = GeneralizedTime.write(now);
    String name = time;
    for (int i = 2; Files.exists(json(name)); i++) {
      name = time + "-" + i;
    }
    return name;
  }

  Path json(String run) {
    return folder.resolve(PREFIX + run + ENDING);
  }

  Path page(NightReport report) {
    return folder.resolve(ReportPage.fileName(report));
  }

  Path rejects(String run) {
    return folder.resolve(PREFIX + run + "-rejects.txt");
  }

  /** Writes a run and its page, and the index of all anew. */
  void write(NightReport report) throws IOException {
    Files.createDirectories(folder);
    OutputFile.replace(json(report.run()), out -> out.write(JSON.writeValueAsBytes(report)));
    write(page(report), ReportPage.of(report));
    write(folder.resolve("index.html"), IndexPage.of(newestFirst().toList()));
  }

  private static void write(Path file, String page) throws IOException {
    OutputFile.replace(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs whose files were put in force and not taken back, the newest first. */
  Stream<NightReport> inForce() throws IOException {
    Set<String> takenBack = new HashSet<>();
    return newestFirst()
        .filter(
            each -> {
              if (each.outcome() == Outcome.REVERTED) {
                takenBack.add(each.note());
              }
              return each.outcome().upToDate() && !takenBack.contains(each.note());
            });
  }

  /** All runs, each read when its turn comes. */
  private Stream<NightReport> newestFirst() throws IOException {
    return names().stream().map(this::read).flatMap(Optional::stream);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.startsWith(PREFIX) && name.endsWith(ENDING)) {
            names.add(name.substring(PREFIX.length(), name.length() - ENDING.length()));
          }
        }
      }
    }
    names.sort(Comparator.reverseOrder());
    return names;
  }

  /** Empty when the file is none of ours, or of another version. */
  private Optional<NightReport> read(String run) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(json(run)), NightReport.class));
    } catch (JacksonException notAReport) {
      LOG.log(Level.FINE, "not a report of this version: " + json(run), notAReport);
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "a report cannot be read: " + json(run), unreadable);
      return Optional.empty();
    }
  }
}
