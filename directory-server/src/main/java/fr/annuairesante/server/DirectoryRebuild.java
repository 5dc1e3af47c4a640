package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.CommitData;
import fr.annuairesante.server.index.Folders;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Builds the whole directory anew beside the old one, which stays in force until {@link #commit}
 * and whatever happens before. Owns the data directory meanwhile.
 *
 * <p>Accounts, operators, domains, receipts, runs and withdrawals are not in the registers: they
 * are carried over as they are; what stays of the rest is said in {@link InForce}.
 */
public final class DirectoryRebuild implements AutoCloseable {

  private static final List<Zone> CARRIED =
      List.of(Zone.OPERATOR, Zone.DOMAIN, Zone.ACCOUNT, Zone.RECEIPT, Zone.RUN, Zone.WITHDRAWAL);

  private final DataDirectory data;
  private final DataDirectory.Ownership ownership;
  private final Path folder;
  private final BulkLoad load;
  private final Optional<Path> previous;
  private final Optional<InForce> inForce;

  /**
   * Starts a rebuild.
   *
   * @throws DataDirectory.InUse when a server or another import owns the directory
   */
  public static DirectoryRebuild begin(DataDirectory data) throws IOException {
    catchUp(data);
    DataDirectory.Ownership ownership = data.own();
    try {
      return new DirectoryRebuild(data, ownership);
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  /** What a crash left in the journal only belongs to the directory that is carried over. */
  private static void catchUp(DataDirectory data) throws IOException {
    if (data.index().isPresent()) {
      Directory.open(data, SearchLimits.DEFAULT).close();
    }
  }

  private DirectoryRebuild(DataDirectory data, DataDirectory.Ownership ownership)
      throws IOException {
    this.data = data;
    this.ownership = ownership;
    this.previous = data.index();
    this.folder = data.nextIndex();
    long micros = Stamp.micros(Instant.now());
    this.load = new BulkLoad(folder, micros);
    this.inForce =
        previous.isEmpty()
            ? Optional.empty()
            : Optional.of(new InForce(previous.get(), micros, data.work().resolve("newcomers")));
  }

  /** Takes the imported entries. */
  public EntrySink sink() {
    return inForce.map(there -> there.into(load)).orElse(load);
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
    return inForce.map(there -> there.imported(zones)).orElse(EntrySource.EMPTY);
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
    long held = carryOver();
    try (Journal journal = Journal.open(data.journal(), held)) {
      journal.readOn(transaction -> {});
      load.finish(held, journal.lastSequence());
    }
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
    inForce.get().settleNewcomers(load);
    inForce.get().carryOver(CARRIED, load);
    return CommitData.sequenceIn(previous.get());
  }

  /** Gives up, unless committed; the old directory stays in force. */
  @Override
  public void close() throws IOException {
    try (ownership) {
      if (inForce.isPresent()) {
        inForce.get().close();
      }
      load.close();
      Folders.delete(data.work());
    }
  }
}
