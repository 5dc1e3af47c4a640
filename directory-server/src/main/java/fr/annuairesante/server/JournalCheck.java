package fr.annuairesante.server;

import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.lucene.util.BytesRef;

/**
 * Reads the whole journal, and compares it with the index: the entries that were changed last, as
 * the journal has them, with what the index holds, and what each later change says it has found.
 * One use; not thread-safe.
 */
final class JournalCheck {

  /** Names that are compared, those changed last: bounds the memory. */
  private static final int MOST_NAMES = 10_000;

  private final Snapshot snapshot;
  private final long loaded;
  private final Consumer<String> faults;
  private final Map<String, Change> held = new LinkedHashMap<>();
  private final Map<String, Change> later = new LinkedHashMap<>();
  private long lastMicros;

  /**
   * A check against a state of the index.
   *
   * @param loaded the last transaction that the index held when an import made it: of what was
   *     before, the import may have made something else
   */
  JournalCheck(Snapshot snapshot, long loaded, Consumer<String> faults) {
    this.snapshot = snapshot;
    this.loaded = loaded;
    this.faults = faults;
  }

  /** The number of the last change. */
  long of(Path folder) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.readOn(this::see);
      if (journal.lastSequence() < snapshot.sequence()) {
        faults.accept(
            "the journal ends with change "
                + journal.lastSequence()
                + ", the index holds change "
                + snapshot.sequence());
      }
      for (Change each : held.values()) {
        compare(each);
      }
      return journal.lastSequence();
    } catch (Journal.DamagedJournal damaged) {
      faults.accept(damaged.getMessage());
      return 0;
    }
  }

  private void see(Transaction transaction) throws IOException {
    if (transaction.micros() <= lastMicros) {
      faults.accept("change " + transaction.sequence() + " is not later than the one before");
    }
    lastMicros = transaction.micros();
    if (transaction.sequence() <= loaded) {
      return;
    }
    boolean inIndex = transaction.sequence() <= snapshot.sequence();
    for (Change change : transaction.changes()) {
      NameKey key = NameKey.of(change.dn());
      if (!found(change).equals(before(key, change, inIndex))) {
        faults.accept(
            "change "
                + transaction.sequence()
                + " says of "
                + change.dn()
                + " what is not in the changes before it, nor in the index");
      }
      remember(inIndex ? held : later, key.text(), change);
    }
  }

  /** Which version of an entry it is; who made it is written shorter in the index. */
  private record Version(UUID entry, long micros, int change) {
    static Version of(Stamp stamp) {
      return new Version(stamp.uuid(), stamp.modifiedMicros(), stamp.change());
    }
  }

  private static Optional<Version> found(Change change) {
    return change.found().map(before -> Version.of(before.stamp()));
  }

  /** What was there before a change; what it says itself when that is no longer known. */
  private Optional<Version> before(NameKey key, Change change, boolean inIndex) throws IOException {
    Change last = later.getOrDefault(key.text(), held.get(key.text()));
    if (last != null) {
      return last instanceof Change.Put put
          ? Optional.of(Version.of(put.stamp()))
          : Optional.empty();
    }
    boolean known = !inIndex && later.size() < MOST_NAMES;
    return known
        ? Ground.stored(snapshot, key).map(stored -> Version.of(stored.stamp()))
        : found(change);
  }

  private static void remember(Map<String, Change> changes, String name, Change change) {
    changes.remove(name);
    changes.put(name, change);
    if (changes.size() > MOST_NAMES) {
      changes.remove(changes.keySet().iterator().next());
    }
  }

  private void compare(Change change) throws IOException {
    NameKey key = NameKey.of(change.dn());
    Optional<Before> expected =
        change instanceof Change.Put put ? Optional.of(asStored(key, put)) : Optional.empty();
    if (!Ground.stored(snapshot, key).equals(expected)) {
      faults.accept("the index does not hold " + change.dn() + " as the journal left it");
    }
  }

  private static Before asStored(NameKey key, Change.Put put) {
    byte[] bytes = StoredEntry.encode(put.entry(), key, put.stamp());
    StoredEntry entry = new StoredEntry().reset(new BytesRef(bytes));
    return new Before(entry.toEntry(), entry.stamp());
  }
}
