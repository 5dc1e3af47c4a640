package fr.annuairesante.server.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The segment of a bulk load's mailboxes, which are sorted as {@link EntryDocument#ORDER} says:
 * people by family name, services by what they have in its place, the few with several or none. So
 * a start of a name is a range of documents, found without a posting list.
 */
final class SortedNames {

  private SortedNames() {}

  /** False in every other segment: the changes of a served directory are not sorted. */
  static boolean isIn(LeafReader segment) {
    return segment.getMetaData().getSort() != null;
  }

  /** People whose family name starts so; null when there are none. */
  static DocIdSetIterator people(Segment segment, BytesRef start) throws IOException {
    return range(segment, EntryDocument.FAMILY_NAME, 0, start);
  }

  /** Of whom or of which a name may start so. */
  static List<DocIdSetIterator> all(Segment segment, BytesRef start) throws IOException {
    int firstService = documents(segment, EntryDocument.FAMILY_NAME);
    int firstOther = firstService + documents(segment, EntryDocument.SERVICE_NAME);
    List<DocIdSetIterator> ranges = new ArrayList<>(3);
    add(ranges, range(segment, EntryDocument.FAMILY_NAME, 0, start));
    add(ranges, range(segment, EntryDocument.SERVICE_NAME, firstService, start));
    if (firstOther < segment.documents()) {
      ranges.add(DocIdSetIterator.range(firstOther, segment.documents()));
    }
    return ranges;
  }

  /** That have the field. */
  private static int documents(Segment segment, String field) throws IOException {
    Terms names = segment.reader().terms(field);
    return names == null ? 0 : names.getDocCount();
  }

  private static void add(List<DocIdSetIterator> ranges, DocIdSetIterator range) {
    if (range != null) {
      ranges.add(range);
    }
  }

  /** Of the documents from {@code first} on, which have one of these names each, in their order. */
  private static DocIdSetIterator range(Segment segment, String field, int first, BytesRef start)
      throws IOException {
    TermsEnum at = segment.terms(field);
    if (at == null
        || at.seekCeil(start) == TermsEnum.SeekStatus.END
        || !StringHelper.startsWith(at.term(), start)) {
      return null;
    }
    int from = firstDocument(at);
    int to =
        at.seekCeil(afterAll(start)) == TermsEnum.SeekStatus.END
            ? first + documents(segment, field)
            : firstDocument(at);
    return DocIdSetIterator.range(from, to);
  }

  private static int firstDocument(TermsEnum at) throws IOException {
    return at.postings(null, PostingsEnum.NONE).nextDoc();
  }

  /** After all that starts so: no UTF-8 has the last byte. */
  private static BytesRef afterAll(BytesRef start) {
    byte[] bytes = Arrays.copyOfRange(start.bytes, start.offset, start.offset + start.length + 1);
    bytes[start.length] = (byte) 0xff;
    return new BytesRef(bytes);
  }
}
