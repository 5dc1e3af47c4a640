package fr.annuairesante.server.index;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * Keeps open, from one {@link Snapshot} to the next, where the terms of a segment are looked up:
 * opening that anew was nearly all of the memory that a search took, and much of its time. Keeps
 * which names a small one has, too. Lets go of both with the files of the segment, of which Lucene
 * tells. Thread-safe.
 */
final class KeptTerms {

  /** Of each segment, some kilobytes each; what more searches at a time open is forgotten. */
  private static final int MOST = 4;

  private final Map<IndexReader.CacheKey, Kept> bySegment = new ConcurrentHashMap<>();

  private static final class Kept {
    final Queue<Open> open = new ArrayBlockingQueue<>(MOST);
    volatile SegmentNames names;
  }

  /**
   * Of one segment, whichever of its documents are deleted. Used by one snapshot at a time. Whoever
   * looks up seeks first, and is done before the field is asked for again; postings stay as they
   * are.
   */
  static final class Open {

    private Field latest;

    /** Fields asked so far, the last one first: two or three, most often. */
    private record Field(String name, TermsEnum terms, Field before) {}

    /** Null when no document has the field. */
    TermsEnum terms(LeafReader segment, String field) throws IOException {
      for (Field each = latest; each != null; each = each.before()) {
        if (each.name().equals(field)) {
          return each.terms();
        }
      }
      Terms terms = segment.terms(field);
      if (terms == null) {
        return null;
      }
      latest = new Field(field, terms.iterator(), latest);
      return latest.terms();
    }
  }

  /** For the caller alone, until it is given back. */
  Open take(LeafReader segment) {
    Kept kept = bySegment.get(segment.getCoreCacheHelper().getKey());
    Open open = kept == null ? null : kept.open.poll();
    return open == null ? new Open() : open;
  }

  /** Only while the segment is open. */
  void giveBack(LeafReader segment, Open open) {
    kept(segment).open.offer(open);
  }

  /** Of a small segment, only while it is open. */
  SegmentNames names(LeafReader segment) throws IOException {
    Kept kept = kept(segment);
    if (kept.names == null) {
      kept.names = SegmentNames.of(segment);
    }
    return kept.names;
  }

  /** Segments of which something is kept. */
  int segments() {
    return bySegment.size();
  }

  private Kept kept(LeafReader segment) {
    IndexReader.CacheHelper core = segment.getCoreCacheHelper();
    return bySegment.computeIfAbsent(
        core.getKey(),
        first -> {
          core.addClosedListener(bySegment::remove);
          return new Kept();
        });
  }
}
