package fr.annuairesante.server.index;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.misc.store.HardlinkCopyDirectoryWrapper;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Builds a fresh index offline, one zone at a time so that each segment holds one zone and
 * mailboxes come first in every answer, people's before services', by name. Thread-safe. Nothing is
 * visible before {@link #finish}; an abandoned load leaves only its folder.
 */
public final class BulkLoad implements EntrySink, AutoCloseable {

  private static final double BUFFER_MEBIBYTES = 96;
  private static final int FEW_SEGMENTS = 3;

  /** In this order their documents stand in the index, and so in answers. */
  private static final List<Zone> ORDER =
      List.of(
          Zone.CONTAINER,
          Zone.MAILBOX,
          Zone.PERSON,
          Zone.STRUCTURE,
          Zone.OPERATOR,
          Zone.DOMAIN,
          Zone.ACCOUNT,
          Zone.RECEIPT,
          Zone.RUN,
          Zone.CHOICE,
          Zone.WITHDRAWAL,
          Zone.HIDDEN_MAILBOX,
          Zone.ACTIVITY);

  private final Path folder;
  private final Path parts;
  private final long micros;
  private boolean finished;
  private final AtomicLong loaded = new AtomicLong();
  private final Map<Zone, IndexWriter> writers = new EnumMap<>(Zone.class);
  private final ThreadLocal<EntryDocument> documents = ThreadLocal.withInitial(EntryDocument::new);

  /**
   * A load into an empty folder.
   *
   * @param micros the instant that every entry is created at, microseconds since 1970
   */
  public BulkLoad(Path folder, long micros) throws IOException {
    this.folder = folder;
    this.parts = folder.resolveSibling(folder.getFileName() + ".parts");
    this.micros = micros;
    Files.createDirectories(folder);
    Files.createDirectories(parts);
  }

  /** Takes an imported entry: its identity comes from its name, its creator is the importer. */
  @Override
  public void put(DirectoryEntry entry) throws IOException {
    NameKey key = NameKey.of(entry.dn());
    int change = (int) (loaded.get() & 0xffffff);
    put(entry, key, Stamp.created(Stamp.uuidOfImported(key), micros, change, StoredEntry.IMPORTER));
  }

  /** Takes an entry that was already there, with its own stamp. */
  public void put(DirectoryEntry entry, NameKey key, Stamp stamp) throws IOException {
    writer(Zone.of(key, entry)).addDocument(documents.get().of(entry, key, stamp));
    loaded.incrementAndGet();
  }

  /** How many entries were taken so far. */
  public long loaded() {
    return loaded.get();
  }

  private IndexWriter writer(Zone zone) throws IOException {
    synchronized (writers) {
      IndexWriter writer = writers.get(zone);
      if (writer == null) {
        IndexWriterConfig configuration = configuration();
        if (zone == Zone.MAILBOX) {
          SortField order = new SortField(EntryDocument.ORDER, SortField.Type.STRING);
          configuration.setIndexSort(new Sort(order));
        }
        writer = new IndexWriter(FSDirectory.open(partOf(zone)), configuration);
        writers.put(zone, writer);
      }
      return writer;
    }
  }

  private Path partOf(Zone zone) {
    return parts.resolve(zone.name());
  }

  private static IndexWriterConfig configuration() {
    LogByteSizeMergePolicy merging = new LogByteSizeMergePolicy();
    merging.setMergeFactor(16);
    merging.setNoCFSRatio(0);
    // Nobody searches meanwhile: merges need not spare the disk.
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.disableAutoIOThrottle();
    return new IndexWriterConfig(null)
        .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
        .setUseCompoundFile(false)
        .setMergePolicy(merging)
        .setMergeScheduler(merges)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
  }

  /**
   * Puts the zones together and makes the index durable.
   *
   * @param journalSequence the last journal record this index already holds
   * @param loaded the last one there is
   */
  public void finish(long journalSequence, long loaded) throws IOException {
    closeParts();
    try (Directory whole = new HardlinkCopyDirectoryWrapper(FSDirectory.open(folder));
        IndexWriter writer = new IndexWriter(whole, configuration())) {
      for (Zone zone : ORDER) {
        if (writers.containsKey(zone)) {
          try (Directory part = FSDirectory.open(partOf(zone))) {
            writer.addIndexes(part);
          }
        }
      }
      writer.setLiveCommitData(CommitData.of(journalSequence, loaded).entrySet());
      writer.commit();
    }
    writers.clear();
    Folders.delete(parts);
    finished = true;
  }

  /** Merges each zone into few segments, mailboxes into one: every search asks every segment. */
  private void closeParts() throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> merges = new ArrayList<>();
      for (Zone zone : ORDER) {
        IndexWriter writer = writers.get(zone);
        if (writer != null) {
          merges.add(
              () -> {
                writer.forceMerge(zone == Zone.MAILBOX ? 1 : FEW_SEGMENTS);
                writer.close();
                return null;
              });
        }
      }
      for (Future<Void> merge : pool.invokeAll(merges)) {
        merge.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the new index could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing the new index", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Gives up what is not finished. */
  @Override
  public void close() throws IOException {
    for (IndexWriter writer : writers.values()) {
      writer.rollback();
    }
    writers.clear();
    Folders.delete(parts);
    if (!finished) {
      Folders.delete(folder);
    }
  }
}
