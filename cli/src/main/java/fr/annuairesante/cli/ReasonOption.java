package fr.annuairesante.cli;

import picocli.CommandLine.Option;

/** Why the agency takes something away from somebody. */
final class ReasonOption {

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason;

  @Override
  public String toString() {
    return reason;
  }
}
