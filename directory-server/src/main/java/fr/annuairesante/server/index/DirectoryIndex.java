package fr.annuairesante.server.index;

import fr.annuairesante.schema.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * An index that is served: snapshots to search, changes on top. Thread-safe; changes are applied by
 * one thread at a time.
 */
public final class DirectoryIndex implements AutoCloseable {

  /** No journal record: the state of the directory when it is asked for. */
  public static final long NOW = -1;

  private static final String SEQUENCE = "journal.sequence";
  private static final String SCHEMA = "schema";

  private final IndexWriter writer;
  private final EntryDocument document = new EntryDocument();
  private final HeldStates held = new HeldStates();
  private volatile State state;

  /**
   * The directory after a transaction of the journal.
   *
   * @param listing what is not shown of it now
   */
  record State(DirectoryReader reader, long sequence, DomainListing listing) {

    /**
     * Null when the state was replaced meanwhile.
     *
     * @param listingNow what is not shown now: an older state must not show more
     */
    Snapshot snapshot(DomainListing listingNow) {
      return reader.tryIncRef() ? new Snapshot(reader, sequence, listingNow, reader::decRef) : null;
    }
  }

  /** Finds out which domains are to be hidden. */
  @FunctionalInterface
  public interface Listing {
    DomainListing in(Snapshot changed) throws IOException;
  }

  /** Opens an index that {@link BulkLoad} finished. */
  public DirectoryIndex(Path folder) throws IOException {
    FSDirectory files = FSDirectory.open(folder);
    long sequence = sequenceOf(committed(files));
    IndexWriterConfig configuration =
        new IndexWriterConfig(null)
            .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
            .setIndexDeletionPolicy(new RecentCommits())
            .setUseCompoundFile(false)
            .setMergePolicy(gentleMerging());
    this.writer = new IndexWriter(new RecentFiles(files), configuration);
    this.state = new State(DirectoryReader.open(writer, true, false), sequence, DomainListing.NONE);
  }

  /**
   * Leaves the big segments of the bulk load alone: merging them would stop nobody but cost all.
   */
  private static TieredMergePolicy gentleMerging() {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setMaxMergedSegmentMB(512);
    policy.setSegmentsPerTier(8);
    return policy;
  }

  static Map<String, String> commitData(long journalSequence) {
    Map<String, String> data = new HashMap<>();
    data.put(SEQUENCE, Long.toString(journalSequence));
    data.put(SCHEMA, Types.fingerprint());
    data.put(RecentCommits.TIME, Long.toString(System.currentTimeMillis()));
    return data;
  }

  /** The last journal record that the committed index in a folder holds. */
  public static long sequenceIn(Path folder) throws IOException {
    try (FSDirectory files = FSDirectory.open(folder)) {
      return sequenceOf(committed(files));
    }
  }

  private static Map<String, String> committed(FSDirectory files) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      String schema = data.get(SCHEMA);
      if (!Types.fingerprint().equals(schema)) {
        throw new IOException(
            "the index was made by another version of the schema ("
                + schema
                + "): import the files again");
      }
      return data;
    }
  }

  static long sequenceOf(Map<String, String> data) {
    return Long.parseLong(data.get(SEQUENCE));
  }

  /** The last journal record that a snapshot taken from now on holds. */
  public long sequence() {
    return state.sequence();
  }

  /** Adds an entry or replaces the one of that name. */
  public synchronized void put(DirectoryEntry entry, Stamp stamp) throws IOException {
    NameKey key = NameKey.of(entry.dn());
    writer.updateDocument(keyTerm(key), document.of(entry, key, stamp));
  }

  public synchronized void delete(NameKey key) throws IOException {
    writer.deleteDocuments(keyTerm(key));
  }

  private static Term keyTerm(NameKey key) {
    return new Term(EntryDocument.KEY, new BytesRef(key.text()));
  }

  /** Makes the changes up to a journal record visible to snapshots taken from now on. */
  public synchronized void refresh(long journalSequence) throws IOException {
    if (state.sequence() != journalSequence) {
      refresh(journalSequence, changed -> state.listing());
    }
  }

  /**
   * The same, and in the same moment hides other domains than before.
   *
   * @param listed decides on the changed directory
   */
  public synchronized void refresh(long journalSequence, Listing listed) throws IOException {
    State before = state;
    DirectoryReader changed = DirectoryReader.openIfChanged(before.reader(), writer, true);
    DirectoryReader reader = changed == null ? before.reader() : changed;
    if (changed == null) {
      reader.incRef();
    }
    DomainListing listing;
    try (Snapshot seen = new Snapshot(reader, journalSequence, DomainListing.NONE, () -> {})) {
      listing = listed.in(seen);
    } catch (IOException | RuntimeException failed) {
      reader.decRef();
      throw failed;
    }
    state = new State(reader, journalSequence, listing);
    before.reader().decRef();
  }

  /** The domains that snapshots taken from now on do not show. */
  public DomainListing listing() {
    return state.listing();
  }

  /** Makes what is visible durable. */
  public void commit() throws IOException {
    writer.setLiveCommitData(commitData(sequence()).entrySet());
    writer.commit();
  }

  /** A snapshot of the directory as it is now; to be closed. */
  public Snapshot snapshot() {
    while (true) {
      State now = state;
      Snapshot snapshot = now.snapshot(now.listing());
      if (snapshot != null) {
        return snapshot;
      }
    }
  }

  /** The same, which {@link #snapshot(long)} gives again in the next minutes. */
  public synchronized Snapshot heldSnapshot() throws IOException {
    held.hold(state);
    return snapshot();
  }

  /**
   * The directory as it was after a journal record, some minutes ago at most; to be closed.
   *
   * @param wanted {@link #NOW} for the last one
   */
  public synchronized Optional<Snapshot> snapshot(long wanted) throws IOException {
    if (wanted == NOW || wanted == sequence()) {
      return Optional.of(snapshot());
    }
    Optional<Snapshot> kept = held.snapshot(wanted, listing());
    if (kept.isPresent()) {
      return kept;
    }
    for (IndexCommit commit : DirectoryReader.listCommits(writer.getDirectory())) {
      if (sequenceOf(commit.getUserData()) == wanted) {
        DirectoryReader reader = DirectoryReader.open(commit);
        return Optional.of(new Snapshot(reader, wanted, listing(), reader));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    held.close();
    state.reader().decRef();
    writer.close();
    writer.getDirectory().close();
  }
}
