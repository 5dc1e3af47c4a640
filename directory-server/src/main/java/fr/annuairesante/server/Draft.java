package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/**
 * A transaction in the making: the directory with the changes before it, and its own. Used by one
 * thread.
 */
public final class Draft {

  private final Ground ground;
  private final Map<String, Change> own = new LinkedHashMap<>();
  private final long sequence;
  private final long micros;
  private final String by;

  /**
   * @param ground the directory that it changes
   * @param sequence its number in the journal if it changes anything
   */
  Draft(Ground ground, long sequence, long micros, String by) {
    this.ground = ground;
    this.sequence = sequence;
    this.micros = micros;
    this.by = by;
  }

  /** The instant of the change, as its timestamps will say. */
  public Instant now() {
    return Stamp.instant(micros);
  }

  /** The directory without the changes that it does not hold yet. */
  Snapshot snapshot() {
    return ground.snapshot();
  }

  /** The number of the transaction in the journal, if it changes anything. */
  public long sequence() {
    return sequence;
  }

  /** The entry of that name, with the changes made so far. */
  public Optional<DirectoryEntry> entry(String dn) throws IOException {
    return stored(NameKey.of(dn)).map(Before::entry);
  }

  /** Who made the entry of that name, when, and who changed it last. */
  public Optional<Stamp> stamp(String dn) throws IOException {
    return stored(NameKey.of(dn)).map(Before::stamp);
  }

  private Optional<Before> stored(NameKey key) throws IOException {
    Change change = own.getOrDefault(key.text(), ground.changes().get(key.text()));
    return change == null ? ground.before(key) : after(change);
  }

  private static Optional<Before> after(Change change) {
    return change instanceof Change.Put put
        ? Optional.of(new Before(put.entry(), put.stamp()))
        : Optional.empty();
  }

  /** All entries that a search finds, with the changes made so far; without limit. */
  public List<DirectoryEntry> find(Search search) throws IOException {
    return find(search, Integer.MAX_VALUE);
  }

  /** The same, at most so many. */
  public List<DirectoryEntry> find(Search search, int most) throws IOException {
    List<DirectoryEntry> found = new ArrayList<>();
    Map<String, Change> earlier = ground.changes();
    // So many more as the changes may have taken away.
    long asked = (long) most + earlier.size() + own.size();
    Search limited = asked < Integer.MAX_VALUE ? search.upTo((int) asked) : search;
    for (DirectoryEntry entry : ground.searcher().find(ground.snapshot(), limited)) {
      String key = NameKey.of(entry.dn()).text();
      if (!own.containsKey(key) && !earlier.containsKey(key)) {
        found.add(entry);
      }
    }
    String base = NameKey.parse(search.base()).orElse(NameKey.SUFFIX).text();
    for (Map.Entry<String, Change> each : earlier.entrySet()) {
      if (!own.containsKey(each.getKey())) {
        addIfFound(each.getKey(), each.getValue(), base, search, found);
      }
    }
    own.forEach((key, change) -> addIfFound(key, change, base, search, found));
    return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
  }

  /** Most changes are elsewhere in the tree, which their key says at once. */
  private static void addIfFound(
      String key, Change change, String base, Search search, List<DirectoryEntry> found) {
    if (key.startsWith(base) && change instanceof Change.Put put && matches(put, search)) {
      found.add(put.entry());
    }
  }

  private static boolean matches(Change.Put put, Search search) {
    NameKey key = NameKey.of(put.entry().dn());
    byte[] bytes = StoredEntry.encode(put.entry(), key, put.stamp());
    return Searcher.finds(search, key, new StoredEntry().reset(new BytesRef(bytes)));
  }

  /**
   * Adds an entry, or replaces the one of its name and keeps its identity; one that is already so
   * is left alone.
   *
   * @throws IllegalArgumentException when an attribute is none of the schema
   */
  public void put(DirectoryEntry entry) throws IOException {
    Optional<Before> before = stored(NameKey.of(entry.dn()));
    put(entry, before.map(Before::stamp));
  }

  /**
   * The same, and the entry is from now on of whoever asks, not of an import that may have made it:
   * no later import changes it.
   */
  public void takeOver(DirectoryEntry entry) throws IOException {
    Optional<Stamp> stamp = stamp(entry.dn());
    put(entry, stamp.map(was -> was.ownedBy(by)));
  }

  /** Gives an entry another name and content; it stays the same entry. */
  public void rename(String dn, DirectoryEntry entry) throws IOException {
    Optional<Stamp> stamp = stamp(dn);
    delete(dn);
    put(entry, stamp);
  }

  /** Puts an entry back as it was, identity included. */
  public void restore(Before was) throws IOException {
    put(was.entry(), Optional.of(was.stamp()));
  }

  private void put(DirectoryEntry entry, Optional<Stamp> identity) throws IOException {
    NameKey key = NameKey.of(entry.dn());
    Optional<Before> now = stored(key);
    if (now.isPresent() && now.get().entry().equals(entry)) {
      return;
    }
    int change = own.size() & 0xffffff;
    Stamp stamp =
        identity
            .map(was -> was.modified(micros, change, by))
            .orElseGet(() -> Stamp.created(UUID.randomUUID(), micros, change, by));
    StoredEntry.encode(entry, key, stamp);
    own.put(key.text(), new Change.Put(found(key), entry, stamp));
  }

  /** Removes an entry; nothing when there is none. What is below it must be removed too. */
  public void delete(String dn) throws IOException {
    NameKey key = NameKey.of(dn);
    if (stored(key).isEmpty()) {
      return;
    }
    Optional<Before> before = found(key);
    if (before.isEmpty()) {
      own.remove(key.text());
    } else {
      own.put(key.text(), new Change.Delete(before.get()));
    }
  }

  /** The entry as this transaction found it. */
  private Optional<Before> found(NameKey key) throws IOException {
    Change mine = own.get(key.text());
    if (mine != null) {
      return mine.found();
    }
    Change change = ground.changes().get(key.text());
    return change == null ? ground.before(key) : after(change);
  }

  boolean isEmpty() {
    return own.isEmpty();
  }

  /** What it changes, by the key of the name. */
  Map<String, Change> changes() {
    return own;
  }

  Transaction transaction(String origin) {
    return new Transaction(sequence, micros, by, origin, List.copyOf(own.values()));
  }
}
