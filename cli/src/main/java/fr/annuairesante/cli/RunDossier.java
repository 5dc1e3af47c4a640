package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.difference.SourceFacts;
import java.io.IOException;
import java.util.List;

/**
 * What a run says of itself in the directory, as JSON: what the next run compares with.
 *
 * @param started UTC, generalized time
 * @param account who ran it
 * @param accepted limits that a person let pass
 */
record RunDossier(String started, String account, List<SourceFacts> files, List<String> accepted) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  RunDossier {
    started = started == null ? "" : started;
    account = account == null ? "" : account;
    files = files == null ? List.of() : List.copyOf(files);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
  }

  /** Of a run in bulk, which nobody's account made. */
  static RunDossier inBulk(String started, ImportReport read) {
    return new RunDossier(started, "", facts(read), List.of());
  }

  /** What there is to know of the files that were read. */
  static List<SourceFacts> facts(ImportReport read) {
    return read.files().stream().map(SourceFacts::of).toList();
  }

  /** Reads what {@link #toJson} wrote; what it does not know is left out. */
  static RunDossier of(String json) throws IOException {
    return JSON.readValue(json, RunDossier.class);
  }

  String toJson() throws IOException {
    return JSON.writeValueAsString(this);
  }

  /** True when it is about the same texts. */
  boolean hasFiles(List<SourceFacts> others) {
    return files.stream()
        .map(SourceFacts::sha256)
        .sorted()
        .toList()
        .equals(others.stream().map(SourceFacts::sha256).sorted().toList());
  }
}
