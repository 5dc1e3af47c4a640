package fr.annuairesante.server;

import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What drafts are made on: a state of the index, what was changed since, and what was read of it.
 * Used by one thread at a time.
 */
final class Ground {

  /** A draft that searches goes through all changes. */
  private static final int MANY_CHANGES = 256;

  /** All that is read is kept in memory. */
  private static final int MANY_READ = 4096;

  /** So little is in memory when it is shown, and needs no disk. */
  private static final int MANY_BYTES = 1 << 20;

  private final Snapshot snapshot;
  private final Searcher searcher;
  private final Map<String, Change> changes = new HashMap<>();
  private final Map<String, Optional<Before>> read = new HashMap<>();
  private long bytes;

  /** A state that nothing was changed of; its owner closes it. */
  Ground(Snapshot snapshot, Searcher searcher) {
    this.snapshot = snapshot;
    this.searcher = searcher;
  }

  /** The state, without the changes. */
  Snapshot snapshot() {
    return snapshot;
  }

  Searcher searcher() {
    return searcher;
  }

  /** What was changed since, by the key of the name. */
  Map<String, Change> changes() {
    return Collections.unmodifiableMap(changes);
  }

  /** What the drafts after it are made on as well. */
  void add(Draft draft) {
    changes.putAll(draft.changes());
  }

  /** The changes took so many bytes of the journal. */
  void addBytes(int written) {
    bytes += written;
  }

  /** True when drafts should rather be made on a later state. */
  boolean isLarge() {
    return changes.size() >= MANY_CHANGES || read.size() >= MANY_READ || bytes >= MANY_BYTES;
  }

  /** The entry of that name in the state, without the changes. */
  Optional<Before> before(NameKey key) throws IOException {
    Optional<Before> known = read.get(key.text());
    if (known == null) {
      known = stored(snapshot, key);
      read.put(key.text(), known);
    }
    return known;
  }

  /** The entry of that name in a state. */
  static Optional<Before> stored(Snapshot snapshot, NameKey key) throws IOException {
    Before[] found = new Before[1];
    snapshot.find(
        key,
        entry -> {
          found[0] = new Before(entry.toEntry(), entry.stamp());
          return Snapshot.Next.STOP;
        });
    return Optional.ofNullable(found[0]);
  }
}
