package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.trustspace.PersonalEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** The index in force, read while another is built. Thread-safe. */
final class OldIndex implements AutoCloseable {

  private final Path folder;
  private final Queue<Snapshot> snapshots = new ConcurrentLinkedQueue<>();

  OldIndex(Path folder) {
    this.folder = folder;
  }

  /** An entry in force. */
  record Found(DirectoryEntry entry, Stamp stamp, int document) {
    static Found of(StoredEntry entry) {
      return new Found(entry.toEntry(), entry.stamp(), entry.document());
    }

    boolean isLocal() {
      return stamp.isLocal();
    }
  }

  private interface Reading {
    void read(Snapshot snapshot) throws IOException;
  }

  /** A snapshot is one thread's at a time. */
  private void borrow(Reading reading) throws IOException {
    Snapshot taken = snapshots.poll();
    Snapshot snapshot = taken == null ? Snapshot.open(folder) : taken;
    try {
      reading.read(snapshot);
    } finally {
      snapshots.add(snapshot);
    }
  }

  Optional<Found> find(NameKey key) throws IOException {
    return find(key, Found::of);
  }

  private <T> Optional<T> find(NameKey key, Function<StoredEntry, T> wanted) throws IOException {
    List<T> found = new ArrayList<>(1);
    borrow(
        snapshot ->
            snapshot.find(
                key,
                entry -> {
                  found.add(wanted.apply(entry));
                  return Next.STOP;
                }));
    return found.stream().findFirst();
  }

  /** The mailboxes of a national identifier. */
  List<Found> mailboxes(String number) throws IOException {
    List<Found> found = new ArrayList<>();
    borrow(
        snapshot ->
            PersonalEntries.mailboxes(
                snapshot,
                number,
                entry -> {
                  found.add(Found.of(entry));
                  return Next.CONTINUE;
                }));
    return found;
  }

  /** Of the entry of that name. */
  Optional<Stamp> stamp(String dn) throws IOException {
    return find(NameKey.of(dn), StoredEntry::stamp);
  }

  /** Whether a national identifier has zero-paper choices. */
  boolean hasChoices(String number) throws IOException {
    boolean[] found = new boolean[1];
    borrow(
        snapshot ->
            PersonalEntries.choices(
                snapshot,
                number,
                entry -> {
                  found[0] = true;
                  return Next.STOP;
                }));
    return found[0];
  }

  /** Whether an entry of the zone is such a one. */
  boolean has(Zone zone, Predicate<StoredEntry> wanted) throws IOException {
    boolean[] none = new boolean[1];
    borrow(
        snapshot ->
            none[0] =
                snapshot.visit(
                    PlanTerms.zone(zone), entry -> wanted.test(entry) ? Next.STOP : Next.CONTINUE));
    return !none[0];
  }

  /** Sees one entry after the other, which is valid during the call only. */
  interface Visitor {
    void visit(StoredEntry entry) throws IOException;
  }

  void visit(List<Zone> zones, Visitor visitor) throws IOException {
    try (Snapshot snapshot = Snapshot.open(folder)) {
      for (Zone zone : zones) {
        snapshot.visit(
            PlanTerms.zone(zone),
            entry -> {
              visitor.visit(entry);
              return Next.CONTINUE;
            });
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Snapshot each = snapshots.poll(); each != null; each = snapshots.poll()) {
      each.close();
    }
  }
}
