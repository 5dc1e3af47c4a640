package fr.annuairesante.server.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * Which names a small segment may have: a Bloom filter, that says no to all but one in seventy that
 * it has not. A name that is new is looked up in every segment, and names are alike: most of each
 * would be read before it differs. Immutable, thread-safe.
 */
final class SegmentNames {

  /** Of larger segments there are few, and reading their names would take long. */
  static final int MOST_DOCUMENTS = 1 << 14;

  private static final int BITS_A_NAME = 16;
  private static final int ONE = 1;
  private static final int OTHER = 2;

  private final FixedBitSet bits;

  private SegmentNames(int names) {
    int most = Math.max(1, names * BITS_A_NAME);
    this.bits = new FixedBitSet(Integer.highestOneBit(most) << 1);
  }

  /** Reads all names of a segment, deleted ones included: some milliseconds for the largest. */
  static SegmentNames of(LeafReader segment) throws IOException {
    SegmentNames names = new SegmentNames(segment.maxDoc());
    TermsEnum each = Terms.getTerms(segment, EntryDocument.KEY).iterator();
    for (BytesRef name = each.next(); name != null; name = each.next()) {
      names.bits.set(names.place(name, ONE));
      names.bits.set(names.place(name, OTHER));
    }
    return names;
  }

  private int place(BytesRef name, int seed) {
    return StringHelper.murmurhash3_x86_32(name, seed) & (bits.length() - 1);
  }

  /** False only for a name that the segment has not. */
  boolean mayHave(BytesRef name) {
    return bits.get(place(name, ONE)) && bits.get(place(name, OTHER));
  }
}
