package fr.annuairesante.server.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;

/**
 * Names a state of the directory with the numbers its documents have in it: merging segments gives
 * them others without a change of the directory. The same after a restart.
 */
final class StateKey {

  private StateKey() {}

  static long of(IndexReader reader, long sequence) {
    List<byte[]> segments = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SegmentReader segment = (SegmentReader) FilterLeafReader.unwrap(leaf.reader());
      segments.add(segment.getSegmentInfo().info.getId());
    }
    return of(sequence, segments);
  }

  /** Of a commit. */
  static long of(SegmentInfos commit) throws IOException {
    List<byte[]> segments = new ArrayList<>();
    for (SegmentCommitInfo segment : commit) {
      segments.add(segment.info.getId());
    }
    return of(CommitData.sequenceOf(commit.getUserData()), segments);
  }

  /** Ids of segments are 16 random bytes. */
  private static long of(long sequence, List<byte[]> segments) {
    long key = sequence;
    for (byte[] id : segments) {
      ByteBuffer bytes = ByteBuffer.wrap(id);
      while (bytes.remaining() >= Long.BYTES) {
        key = Long.rotateLeft(key * 0x9e3779b97f4a7c15L, 29) ^ bytes.getLong();
      }
    }
    return key & Long.MAX_VALUE;
  }
}
