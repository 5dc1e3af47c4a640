package fr.annuairesante.server.index;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lucene's writer as a served index needs it: a commit holds changes up only until it has taken
 * what it will be, not while it writes that to the disk. Thread-safe.
 */
final class ServingWriter extends IndexWriter {

  private static final Logger LOG = LoggerFactory.getLogger(ServingWriter.class);

  private final ReentrantLock between;
  private volatile Thread committing;

  /**
   * @param between let go by a commit of the thread that holds it, once changes may go on
   */
  ServingWriter(Directory files, ReentrantLock between) throws IOException {
    super(files, configuration());
    this.between = between;
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(null)
        .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
        .setIndexDeletionPolicy(new RecentCommits())
        .setUseCompoundFile(false)
        .setMergeScheduler(new QuietMerges())
        .setMaxFullFlushMergeWaitMillis(0)
        .setMergePolicy(gentleMerging());
  }

  /** A merge that fails, for want of room, ends the writer: the next change hears of it. */
  private static final class QuietMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable failure) {
      LOG.warn("segments of the index were not merged: {}", failure.toString());
    }
  }

  /**
   * Leaves the big segments of the bulk load alone: merging them would stop nobody but cost all.
   * The segment of one change is some kilobytes: taken for one of megabytes, as Lucene does for
   * fewer segments, it would be merged with those again and again.
   */
  private static TieredMergePolicy gentleMerging() {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setMaxMergedSegmentMB(512);
    policy.setFloorSegmentMB(0.1);
    policy.setSegmentsPerTier(8);
    return policy;
  }

  /** Commits; the calling thread holds the lock, and may not hold it any more on return. */
  void commitHolding() throws IOException {
    committing = Thread.currentThread();
    try {
      commit();
    } finally {
      committing = null;
    }
  }

  @Override
  protected void doAfterFlush() {
    if (committing == Thread.currentThread()) {
      committing = null;
      between.unlock();
    }
  }
}
