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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
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
  private final SearcherManager snapshots;
  private final EntryDocument document = new EntryDocument();
  private volatile long sequence;

  /** Opens an index that {@link BulkLoad} finished. */
  public DirectoryIndex(Path folder) throws IOException {
    FSDirectory files = FSDirectory.open(folder);
    this.sequence = sequenceOf(committed(files));
    IndexWriterConfig configuration =
        new IndexWriterConfig(null)
            .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
            .setIndexDeletionPolicy(new RecentCommits())
            .setMergePolicy(gentleMerging());
    this.writer = new IndexWriter(files, configuration);
    this.snapshots = new SearcherManager(writer, true, false, new SearcherFactory());
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
  public synchronized long sequence() {
    return sequence;
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

  /** Makes the changes up to a journal record visible and durable. */
  public synchronized void commit(long journalSequence) throws IOException {
    writer.setLiveCommitData(commitData(journalSequence).entrySet());
    writer.commit();
    snapshots.maybeRefreshBlocking();
    sequence = journalSequence;
  }

  /** A snapshot of the directory as it is now; to be closed. */
  public Snapshot snapshot() throws IOException {
    IndexSearcher searcher = snapshots.acquire();
    return new Snapshot(searcher.getIndexReader(), sequence, () -> snapshots.release(searcher));
  }

  /**
   * The directory as it was after a journal record, some minutes ago at most; to be closed.
   *
   * @param wanted {@link #NOW} for the last one
   */
  public synchronized Optional<Snapshot> snapshot(long wanted) throws IOException {
    if (wanted == NOW || wanted == sequence) {
      return Optional.of(snapshot());
    }
    for (IndexCommit commit : DirectoryReader.listCommits(writer.getDirectory())) {
      if (sequenceOf(commit.getUserData()) == wanted) {
        DirectoryReader reader = DirectoryReader.open(commit);
        return Optional.of(new Snapshot(reader, wanted, reader));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    snapshots.close();
    writer.close();
    writer.getDirectory().close();
  }
}
