package fr.annuairesante.cli;

import fr.annuairesante.importer.report.NightReport.Guard;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A limit that stops a run, in words: what was found, and how to let it pass. */
final class GuardSentence {

  private static final Set<String> OF_FILES =
      Set.of(
          "FILE_AGE",
          "FILE_CUT",
          "FILE_KIND",
          "FILE_MISSING",
          "COLUMNS",
          "REFUSED_LINES",
          "LINES_LESS");

  /** The rest is in the report: where all is other, each département is. */
  private static final int MOST_SAID = 20;

  private GuardSentence() {}

  /**
   * Stops the run, which has changed nothing so far.
   *
   * @param stopping may be empty: then the run goes on
   */
  static void refuse(List<Guard> stopping, Console console) throws Failure {
    if (stopping.isEmpty()) {
      return;
    }
    stopping.stream()
        .limit(MOST_SAID)
        .forEach(guard -> console.note("over the limit: " + of(guard)));
    Guard first = stopping.get(0);
    throw new Failure(
        "nothing was changed: "
            + of(first)
            + (stopping.size() > 1 ? ", and " + (stopping.size() - 1) + " more" : ""),
        "look at the report; --accept " + accepted(first) + " lets this one pass");
  }

  static String of(Guard guard) {
    String subject = guard.subject();
    return guard.code()
        + switch (guard.code()) {
          case "FILE_AGE" ->
              String.format(
                  Locale.ROOT,
                  ": %s is %.0f minutes older than the file applied last",
                  subject,
                  guard.measured());
          case "FILE_CUT" -> ": the last line of " + subject + " is not ended: it may be cut";
          case "FILE_KIND" -> ": " + subject + " is of another kind than its name says";
          case "FILE_MISSING" -> ": " + subject + " is missing beside other files of the register";
          case "COLUMNS" ->
              String.format(
                  Locale.ROOT,
                  ": %.0f columns of %s came or went since the file applied last",
                  guard.measured(),
                  subject);
          default ->
              String.format(
                  Locale.ROOT,
                  "%s %.1f%s, limit %.1f%s",
                  subject.isEmpty() ? "" : ":" + subject,
                  guard.measured(),
                  guard.unit(),
                  guard.limit(),
                  guard.unit());
        };
  }

  /** What {@code --accept} takes: the group too, but not the name of a file, which nobody types. */
  static String accepted(Guard guard) {
    boolean ofFile = OF_FILES.contains(guard.code());
    return guard.code() + (guard.subject().isEmpty() || ofFile ? "" : ":" + guard.subject());
  }
}
