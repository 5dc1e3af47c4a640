package fr.annuairesante.server;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Before;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The directory in force, while another is built in bulk from it and from files, by the rules of
 * the nightly import: an entry keeps its identity and what people decided about it; what operators
 * made is carried over; a person who is in the register no more stays, closed. Thread-safe.
 */
final class InForce implements AutoCloseable {

  private final Path folder;
  private final long micros;
  private final Queue<Snapshot> snapshots = new ConcurrentLinkedQueue<>();
  private final BitSet replaced = new BitSet();

  /**
   * @param micros the instant of the new directory, microseconds since 1970
   */
  InForce(Path folder, long micros) {
    this.folder = folder;
    this.micros = micros;
  }

  /** What imports made in these zones, but for what is closed. */
  EntrySource imported(List<Zone> zones) {
    return sink ->
        visit(
            zones,
            entry -> {
              DirectoryEntry each = entry.toEntry();
              if (!isLocal(entry.stamp()) && !isClosed(each)) {
                sink.put(each);
              }
            });
  }

  private static boolean isLocal(Stamp stamp) {
    return !stamp.creator().equals(StoredEntry.IMPORTER);
  }

  /** Closed itself; a mailbox that is hidden for its person still has a digest. */
  private static boolean isClosed(DirectoryEntry entry) {
    return entry.attribute(Attributes.CLOSED).isPresent()
        && entry.attribute(Attributes.DIGEST).isEmpty();
  }

  /** What takes imported entries and puts them, merged with those in force, into the load. */
  EntrySink into(BulkLoad load) {
    return imported -> {
      NameKey key = NameKey.of(imported.dn());
      Optional<Before> there = find(key, true);
      if (there.isEmpty()) {
        load.put(Decided.withMailboxes(imported, List.of(), published(imported)));
      } else if (isLocal(there.get().stamp())) {
        load.put(there.get().entry(), key, there.get().stamp());
      } else {
        DirectoryEntry merged = merged(there.get().entry(), imported);
        load.put(merged, key, stamp(there.get(), merged));
      }
    };
  }

  private DirectoryEntry merged(DirectoryEntry there, DirectoryEntry imported) throws IOException {
    return Decided.withMailboxes(
        Decided.merge(there, imported), published(there), published(imported));
  }

  /** Addresses of a person's mailboxes that operators published here. */
  private List<String> published(DirectoryEntry person) throws IOException {
    List<String> published = new ArrayList<>();
    for (String address : person.values(Attributes.MAILBOX_ADDRESS)) {
      if (find(NameKey.of(Tree.mailbox(address)), false)
          .filter(mailbox -> isLocal(mailbox.stamp()))
          .isPresent()) {
        published.add(address);
      }
    }
    return published;
  }

  private Stamp stamp(Before there, DirectoryEntry now) {
    return now.equals(there.entry())
        ? there.stamp()
        : there.stamp().modified(micros, 0, StoredEntry.IMPORTER);
  }

  private Optional<Before> find(NameKey key, boolean replaces) throws IOException {
    Snapshot taken = snapshots.poll();
    Snapshot snapshot = taken == null ? Snapshot.open(folder) : taken;
    Before[] found = new Before[1];
    try {
      snapshot.find(
          key,
          entry -> {
            found[0] = new Before(entry.toEntry(), entry.stamp());
            if (replaces) {
              replaced(entry.document());
            }
            return Next.STOP;
          });
    } finally {
      snapshots.add(snapshot);
    }
    return Optional.ofNullable(found[0]);
  }

  private synchronized void replaced(int document) {
    replaced.set(document);
  }

  /** Everything else that stays; all imported entries were put. */
  void carryOver(List<Zone> asTheyAre, BulkLoad load) throws IOException {
    visit(asTheyAre, entry -> carry(entry.toEntry(), entry, load));
    Instant now = Instant.ofEpochSecond(0, micros * 1000);
    visit(
        List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX, Zone.PERSON, Zone.ACTIVITY, Zone.STRUCTURE),
        entry -> {
          if (!replaced.get(entry.document())) {
            DirectoryEntry there = entry.toEntry();
            Optional<DirectoryEntry> stays =
                isLocal(entry.stamp()) || isClosed(there)
                    ? Optional.of(there)
                    : Decided.afterLeaving(there, now);
            if (stays.isPresent()) {
              carry(stays.get(), entry, load);
            }
          }
        });
  }

  private void carry(DirectoryEntry entry, StoredEntry there, BulkLoad load) throws IOException {
    Stamp stamp = stamp(new Before(there.toEntry(), there.stamp()), entry);
    load.put(entry, NameKey.of(entry.dn()), stamp);
  }

  private interface Visitor {
    void visit(StoredEntry entry) throws IOException;
  }

  private void visit(List<Zone> zones, Visitor visitor) throws IOException {
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
