package fr.annuairesante.cli;

import fr.annuairesante.schema.exchange.Reverted;
import java.io.IOException;

/** A run that is taken back. */
final class RevertedRun {

  private final Console console;
  private final ImportLink link;

  RevertedRun(Console console, ImportLink link) {
    this.console = console;
    this.link = link;
  }

  /** The exit code: 1 when something stayed because it was changed since. */
  int revert(String run) throws IOException, Failure {
    Reverted reverted = link.revert(run);
    console.line(
        Progress.count(reverted.restored()) + " entries are as they were before run " + run);
    reverted.refused().forEach(dn -> console.line("changed since, left as it is: " + dn));
    if (reverted.refusals() > 0) {
      throw new Failure(
          Progress.count(reverted.refusals()) + " entries were changed since and stay",
          "change them by hand, or import newer files");
    }
    return 0;
  }
}
