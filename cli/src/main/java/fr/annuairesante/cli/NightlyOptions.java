package fr.annuairesante.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is said of a run, beside its files. */
final class NightlyOptions {

  @Option(
      names = "--plan",
      description = "With --server: say and store what would change; change nothing.")
  private boolean plan;

  @Option(
      names = "--accept",
      paramLabel = "LIMIT",
      description = {
        "Let one limit pass, such as DOMAIN_LEFT, or DOMAIN_LEFT:some.domain for one group; can be"
            + " repeated."
      })
  private Set<String> accepted = new LinkedHashSet<>();

  @Option(
      names = "--revert",
      paramLabel = "RUN",
      description = "With --server and no file: restore what that run changed.")
  private String revert;

  @Option(
      names = "--replay",
      paramLabel = "REJECTS",
      description = {
        "With --server and the files of that run: take the lines of its rejects file, corrected or"
            + " not, in place of the refused ones."
      })
  private Path replay;

  boolean plan() {
    return plan;
  }

  Set<String> accepted() {
    return accepted;
  }

  /** Null when no run is to be taken back. */
  String revert() {
    return revert;
  }

  /** The rejects file to replay, if any. */
  Optional<Path> replay() {
    return Optional.ofNullable(replay);
  }

  /** Whether something is asked that only a running server can do. */
  boolean needsServer() {
    return plan || replay != null || revert != null;
  }
}
