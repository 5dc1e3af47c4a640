package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.CommitData;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts one entry into the directory from outside of the server, through the journal: works beside
 * it, and the server sees the change at its next login or change. One use; not thread-safe.
 */
public final class EntryChange {

  private final DirectoryEntry entry;
  private final NameKey key;
  private final String by;
  private Optional<Before> before = Optional.empty();
  private long lastMicros;

  private EntryChange(DirectoryEntry entry, String by) {
    this.entry = entry;
    this.key = NameKey.of(entry.dn());
    this.by = by;
  }

  /**
   * Adds an entry, or replaces the one of its name and keeps its identity.
   *
   * @param by distinguished name of who asks for it
   * @return false when it was so already, and nothing was written
   */
  public static boolean put(DataDirectory data, DirectoryEntry entry, String by)
      throws IOException {
    return new EntryChange(entry, by).put(data);
  }

  private boolean put(DataDirectory data) throws IOException {
    Path index = data.index().orElseThrow();
    boolean[] written = new boolean[1];
    try (Journal journal = Journal.open(data.journal(), CommitData.sequenceIn(index));
        Snapshot snapshot = Snapshot.open(index)) {
      snapshot.find(
          key,
          stored -> {
            before = Optional.of(new Before(stored.toEntry(), stored.stamp()));
            return Snapshot.Next.STOP;
          });
      lastMicros = journal.lastMicros();
      journal.append(
          this::read,
          sequence -> {
            written[0] = before.filter(was -> was.entry().equals(entry)).isEmpty();
            return written[0] ? List.of(transaction(sequence)) : List.of();
          });
    }
    return written[0];
  }

  private void read(Transaction transaction) {
    lastMicros = transaction.micros();
    for (Change change : transaction.changes()) {
      if (NameKey.of(change.dn()).equals(key)) {
        before =
            change instanceof Change.Put put
                ? Optional.of(new Before(put.entry(), put.stamp()))
                : Optional.empty();
      }
    }
  }

  private Transaction transaction(long sequence) {
    long now = Math.max(lastMicros + 1, Stamp.micros(Instant.now()));
    Stamp stamp =
        before
            .map(was -> was.stamp().modified(now, 0, by))
            .orElseGet(() -> Stamp.created(UUID.randomUUID(), now, 0, by));
    return new Transaction(sequence, now, by, "", List.of(new Change.Put(before, entry, stamp)));
  }
}
