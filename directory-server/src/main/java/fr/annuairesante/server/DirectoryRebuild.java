package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.Folders;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Builds the whole directory anew beside the old one, which stays in force until {@link #commit}
 * and whatever happens before. Owns the data directory meanwhile.
 *
 * <p>Accounts, operators, domains, receipts, runs and zero-paper choices are not in the registers:
 * they are carried over as they are.
 */
public final class DirectoryRebuild implements AutoCloseable {

  private static final List<Zone> CARRIED =
      List.of(Zone.OPERATOR, Zone.DOMAIN, Zone.ACCOUNT, Zone.RECEIPT, Zone.RUN, Zone.CHOICE);

  private final DataDirectory data;
  private final DataDirectory.Ownership ownership;
  private final Path folder;
  private final BulkLoad load;
  private final Optional<Path> previous;
  private final EntrySink sink;

  /**
   * Starts a rebuild.
   *
   * @throws DataDirectory.InUse when a server or another import owns the directory
   */
  public static DirectoryRebuild begin(DataDirectory data) throws IOException {
    DataDirectory.Ownership ownership = data.own();
    try {
      return new DirectoryRebuild(data, ownership);
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  private DirectoryRebuild(DataDirectory data, DataDirectory.Ownership ownership)
      throws IOException {
    this.data = data;
    this.ownership = ownership;
    this.previous = data.index();
    this.folder = data.nextIndex();
    this.load = new BulkLoad(folder, Stamp.micros(Instant.now()));
    this.sink = previous.isEmpty() ? load : kept(previous.get()).before(load);
  }

  private static KeptByImport kept(Path previous) throws IOException {
    try (Snapshot snapshot = Snapshot.open(previous)) {
      return KeptByImport.in(snapshot);
    }
  }

  /** Takes the imported entries. */
  public EntrySink sink() {
    return sink;
  }

  /** Persons, activities and structures of the directory in force. */
  public EntrySource previousRegister() {
    return previous(List.of(Zone.PERSON, Zone.ACTIVITY, Zone.STRUCTURE));
  }

  /** Mailboxes of the directory in force. */
  public EntrySource previousMailboxes() {
    return previous(List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX));
  }

  private EntrySource previous(List<Zone> zones) {
    return previous.isEmpty()
        ? EntrySource.EMPTY
        : sink -> {
          try (Snapshot snapshot = Snapshot.open(previous.get())) {
            for (Zone zone : zones) {
              snapshot.visit(
                  PlanTerms.zone(zone),
                  entry -> {
                    sink.put(entry.toEntry());
                    return Snapshot.Next.CONTINUE;
                  });
            }
          }
        };
  }

  /** Entries taken so far. */
  public long loaded() {
    return load.loaded();
  }

  /** Puts the new directory in force; from here on it is durable. */
  public void commit() throws IOException {
    for (DirectoryEntry container : Tree.containers()) {
      load.put(container);
    }
    load.finish(carryOver());
    data.putInForce(folder);
  }

  /** Size of the directory in force on disk, in bytes. */
  public long bytes() throws IOException {
    return Folders.size(folder);
  }

  /** Carries over what the old index holds; its journal's later changes are replayed on opening. */
  private long carryOver() throws IOException {
    if (previous.isEmpty()) {
      return 0;
    }
    try (Snapshot snapshot = Snapshot.open(previous.get())) {
      for (Zone zone : CARRIED) {
        carry(snapshot, zone, entry -> true);
      }
      carry(snapshot, Zone.MAILBOX, KeptByImport::isPublished);
      carry(snapshot, Zone.HIDDEN_MAILBOX, KeptByImport::isPublished);
    }
    return DirectoryIndex.sequenceIn(previous.get());
  }

  private void carry(Snapshot snapshot, Zone zone, Predicate<DirectoryEntry> kept)
      throws IOException {
    snapshot.visit(
        PlanTerms.zone(zone),
        stored -> {
          DirectoryEntry entry = stored.toEntry();
          if (kept.test(entry)) {
            load.put(entry, NameKey.of(entry.dn()), stored.stamp());
          }
          return Snapshot.Next.CONTINUE;
        });
  }

  /** Gives up, unless committed; the old directory stays in force. */
  @Override
  public void close() throws IOException {
    try (ownership) {
      load.close();
      Folders.delete(data.work());
    }
  }
}
