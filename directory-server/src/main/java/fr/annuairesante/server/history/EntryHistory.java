package fr.annuairesante.server.history;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of some entries, change by change, as far back as the journal goes: what a load of
 * the directory as a whole brought is not in it.
 */
public final class EntryHistory {

  private EntryHistory() {}

  /**
   * One change of one entry.
   *
   * @param by distinguished name of who asked for it
   * @param origin the receipt or the import run that it is a part of; or ""
   * @param before empty when the entry was made
   * @param after empty when it was deleted
   */
  public record Step(
      Instant at,
      String by,
      String origin,
      String dn,
      Optional<DirectoryEntry> before,
      Optional<DirectoryEntry> after) {}

  /** Takes the steps. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Step step) throws IOException;
  }

  /**
   * Shows the changes of wanted entries, oldest first; reads the whole journal.
   *
   * @param wanted true of an entry before or after its change
   */
  public static void read(DataDirectory data, Predicate<DirectoryEntry> wanted, Visitor visitor)
      throws IOException {
    try (Journal journal = Journal.open(data.journal())) {
      journal.readOn(
          transaction -> {
            for (Change change : transaction.changes()) {
              Step step = step(transaction, change);
              if (step.before().filter(wanted).isPresent()
                  || step.after().filter(wanted).isPresent()) {
                visitor.visit(step);
              }
            }
          });
    }
  }

  private static Step step(Transaction transaction, Change change) {
    return new Step(
        Stamp.instant(transaction.micros()),
        transaction.by(),
        transaction.origin(),
        change.dn(),
        change.found().map(Before::entry),
        change instanceof Change.Put put ? Optional.of(put.entry()) : Optional.empty());
  }
}
