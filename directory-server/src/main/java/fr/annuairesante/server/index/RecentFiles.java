package fr.annuairesante.server.index;

import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * Files of an index, of which those of the latest changes stay in memory until they are merged or
 * committed. Lucene's own class asks the context of a file for its size, and writes those without
 * one, some four of each segment, to the disk: creating them was most of what a change cost.
 */
final class RecentFiles extends NRTCachingDirectory {

  private static final double LARGEST_MERGE_MEBIBYTES = 4;
  private static final double MEBIBYTES = 64;
  private static final long BYTES = (long) (MEBIBYTES * 1024 * 1024);

  RecentFiles(Directory files) {
    super(files, LARGEST_MERGE_MEBIBYTES, MEBIBYTES);
  }

  @Override
  protected boolean doCacheWrite(String name, IOContext context) {
    boolean hasSize = context.mergeInfo != null || context.flushInfo != null;
    return hasSize ? super.doCacheWrite(name, context) : ramBytesUsed() < BYTES;
  }
}
