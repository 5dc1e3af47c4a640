package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.annuairesante.importer.ImportReport;
import fr.annuairesante.importer.difference.SourceFacts;
import fr.annuairesante.schema.GeneralizedTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a run says of itself in the directory, as JSON: what the next run compares with, and how
 * fresh the directory is told from.
 *
 * @param started UTC, generalized time
 * @param ended the same of a load in bulk; else the empty string: the entry's own time says it
 * @param account who ran it
 * @param accepted limits that a person let pass
 * @param replayed SHA-256 of the rejects file whose lines it took in place of refused ones; empty
 *     when it took none
 * @param reason why it stopped, for people; empty when it did not
 */
record RunDossier(
    String started,
    String ended,
    String account,
    List<SourceFacts> files,
    List<String> accepted,
    String replayed,
    String reason) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  RunDossier {
    started = started == null ? "" : started;
    ended = ended == null ? "" : ended;
    account = account == null ? "" : account;
    replayed = replayed == null ? "" : replayed;
    reason = reason == null ? "" : reason;
    files = files == null ? List.of() : List.copyOf(files);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
  }

  /** Of a run in bulk, which nobody's account made. */
  static RunDossier inBulk(
      Instant started, Instant ended, ImportReport read, Set<String> accepted) {
    return new RunDossier(
        GeneralizedTime.write(started),
        GeneralizedTime.write(ended),
        "",
        facts(read),
        List.copyOf(accepted),
        "",
        "");
  }

  /** Of a run that wrote nothing. */
  static RunDossier stopped(Instant started, String account, String reason) {
    return new RunDossier(
        GeneralizedTime.write(started), "", account, List.of(), List.of(), "", reason);
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

  /** Whether it is about the same texts, with the same lines replayed. */
  boolean isAbout(RunDossier other) {
    return digests().equals(other.digests()) && replayed.equals(other.replayed);
  }

  private List<String> digests() {
    return files.stream().map(SourceFacts::sha256).sorted().toList();
  }
}
