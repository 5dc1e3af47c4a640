package fr.annuairesante.server.index;

import fr.annuairesante.schema.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/**
 * An index that is served: snapshots to search, changes on top. Thread-safe; changes are applied by
 * one thread at a time.
 */
public final class DirectoryIndex implements AutoCloseable {

  /** No state's key: the state of the directory when it is asked for. */
  public static final long NOW = -1;

  private static final long ROOM_BYTES = 256L << 20;

  private final FSDirectory files;
  private final EntryDocument document = new EntryDocument();
  private final HeldStates held = new HeldStates();
  private final KeptTerms kept = new KeptTerms();

  /**
   * Held from the first change of a state to its last, and while a commit takes what it will be.
   */
  private final ReentrantLock between = new ReentrantLock();

  private final long loaded;
  private volatile ServingWriter writer;

  /** Since the state shown last; null when there are none. */
  private Changes changes;

  /** False from {@link #reopen} to the next state: the writer may hold what is not shown. */
  private boolean allIsShown = true;

  private volatile State state;
  private volatile long committed;
  private volatile long committedKey;
  private volatile boolean failed;

  /** Of the files that one wrote, some may be both in memory and on disk: the next would fail. */
  private volatile boolean commitFailed;

  /** Finds out which domains are to be hidden. */
  @FunctionalInterface
  public interface Listing {
    DomainListing in(Snapshot changed) throws IOException;
  }

  /** Opens an index that {@link BulkLoad} finished. */
  public DirectoryIndex(Path folder) throws IOException {
    this.files = FSDirectory.open(folder);
    Map<String, String> data = CommitData.in(files);
    this.loaded = CommitData.loadedOf(data);
    this.committed = CommitData.sequenceOf(data);
    this.writer = new ServingWriter(new RecentFiles(files), between);
    this.state =
        State.of(DirectoryReader.open(writer, true, false), committed, DomainListing.NONE, kept);
    this.committedKey = state.key();
  }

  /** The last journal record that a snapshot taken from now on holds. */
  public long sequence() {
    return state.sequence();
  }

  /** The last journal record that is there after a crash. */
  public long committed() {
    return committed;
  }

  /** Adds an entry or replaces the one of that name. */
  public void put(DirectoryEntry entry, Stamp stamp) throws IOException {
    begin();
    NameKey key = NameKey.of(entry.dn());
    changes.put(key, document.of(entry, key, stamp));
  }

  /** Adds an entry of a name that the index, with the changes so far, does not have. */
  public void add(DirectoryEntry entry, Stamp stamp) throws IOException {
    begin();
    NameKey key = NameKey.of(entry.dn());
    changes.add(key, document.of(entry, key, stamp));
  }

  public void delete(NameKey key) throws IOException {
    begin();
    changes.delete(key);
  }

  private void begin() throws IOException {
    if (failed) {
      throw new IOException("the index is not whole");
    }
    if (!between.isHeldByCurrentThread()) {
      between.lock();
    }
    if (changes == null) {
      changes = new Changes(writer, allIsShown ? state.reader() : null, kept);
    }
  }

  private void endChanges() throws IOException {
    if (changes != null) {
      changes.close();
      changes = null;
    }
  }

  /** Makes the changes up to a journal record visible to snapshots taken from now on. */
  public void refresh(long journalSequence) throws IOException {
    if (state.sequence() != journalSequence) {
      show(journalSequence, changed -> state.listing());
    }
    endState();
  }

  /**
   * The same, and in the same moment hides other domains than before.
   *
   * @param listed decides on the changed directory
   */
  public void refresh(long journalSequence, Listing listed) throws IOException {
    show(journalSequence, listed);
    endState();
  }

  private void endState() {
    if (between.isHeldByCurrentThread()) {
      between.unlock();
    }
  }

  private synchronized void show(long journalSequence, Listing listed) throws IOException {
    endChanges();
    State before = state;
    DirectoryReader changed = DirectoryReader.openIfChanged(before.reader(), writer, true);
    DirectoryReader reader = changed == null ? before.reader() : changed;
    if (changed == null) {
      reader.incRef();
    }
    DomainListing listing;
    try (Snapshot seen =
        new Snapshot(reader, journalSequence, DomainListing.NONE, kept, () -> {})) {
      listing = listed.in(seen);
    } catch (IOException | RuntimeException unreadable) {
      reader.decRef();
      throw unreadable;
    }
    state = State.of(reader, journalSequence, listing, kept);
    allIsShown = true;
    before.reader().decRef();
  }

  /** The domains that snapshots taken from now on do not show. */
  public DomainListing listing() {
    return state.listing();
  }

  /**
   * After a failure: when a state was begun and not shown, then no more of it and no commit before
   * {@link #reopen}. Searches see what they saw.
   */
  public void giveUp() {
    if (between.isHeldByCurrentThread()) {
      failed = true;
      changes = null;
      between.unlock();
    }
  }

  /** True when what was changed can be shown, even if no more can be changed or committed. */
  public boolean canShow() {
    return !failed && writer.isOpen();
  }

  /** True when its disk is far from full. */
  public boolean hasRoom() {
    return files.getDirectory().toFile().getUsableSpace() >= ROOM_BYTES;
  }

  /** True when it must be reopened before it can be changed. */
  public boolean hasFailed() {
    return failed || commitFailed || !writer.isOpen();
  }

  /**
   * Begins again from the last commit; the journal after {@link #committed} is then to be applied
   * again. Searches see what they saw until the next {@link #refresh}.
   */
  public void reopen() throws IOException {
    failed = true;
    changes = null;
    allIsShown = false;
    writer.rollback();
    writer = new ServingWriter(new RecentFiles(files), between);
    commitFailed = false;
    failed = false;
  }

  /** True when a crash would leave just what searches see. */
  public boolean isCommitted() {
    return state.key() == committedKey;
  }

  /**
   * Makes what is visible durable: one state, whole. Changes wait for it only while it takes what
   * it will be, not while it writes to the disk.
   */
  public void commit() throws IOException {
    ServingWriter committing = writer;
    between.lock();
    try {
      if (hasFailed()) {
        throw new IOException("the index is not whole, and is made again from its last commit");
      }
      long sequence = sequence();
      committing.setLiveCommitData(CommitData.of(sequence, loaded).entrySet());
      committing.commitHolding();
      committed = sequence;
      committedKey = StateKey.of(SegmentInfos.readLatestCommit(files));
    } catch (IOException | RuntimeException | Error unwritten) {
      commitFailed = true;
      throw unwritten;
    } finally {
      if (between.isHeldByCurrentThread()) {
        between.unlock();
      }
    }
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
   * The directory as it was some minutes ago at most; to be closed.
   *
   * @param wanted the {@link Snapshot#key} of the state, or {@link #NOW} for the last one
   */
  public synchronized Optional<Snapshot> snapshot(long wanted) throws IOException {
    if (wanted == NOW || wanted == state.key()) {
      return Optional.of(snapshot());
    }
    Optional<Snapshot> earlier = held.snapshot(wanted, listing());
    if (earlier.isPresent()) {
      return earlier;
    }
    for (IndexCommit commit : DirectoryReader.listCommits(files)) {
      if (StateKey.of(SegmentInfos.readCommit(files, commit.getSegmentsFileName())) == wanted) {
        DirectoryReader reader = DirectoryReader.open(commit);
        long sequence = CommitData.sequenceOf(commit.getUserData());
        return Optional.of(new Snapshot(reader, sequence, listing(), kept, reader));
      }
    }
    return Optional.empty();
  }

  /** Forgets what was not committed; does not wait for merges under way. */
  @Override
  public void close() throws IOException {
    held.close();
    state.reader().decRef();
    writer.rollback();
    writer.getDirectory().close();
  }
}
