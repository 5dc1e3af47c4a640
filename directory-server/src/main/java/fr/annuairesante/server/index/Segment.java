package fr.annuairesante.server.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** A segment as one {@link Snapshot} sees it. Used by one thread, then closed. */
final class Segment {

  private final LeafReader reader;
  private final int firstDocument;
  private final KeptTerms kept;
  private KeptTerms.Open open;
  private SegmentNames names;

  Segment(LeafReaderContext context, KeptTerms kept) {
    this.reader = context.reader();
    this.firstDocument = context.docBase;
    this.kept = kept;
  }

  LeafReader reader() {
    return reader;
  }

  /** Number of its first document in the whole index. */
  int firstDocument() {
    return firstDocument;
  }

  /** Numbers of its own documents are below it. */
  int documents() {
    return reader.maxDoc();
  }

  /** The stored entries, to be read forwards; null when it has none. */
  BinaryDocValues entries() throws IOException {
    return reader.getBinaryDocValues(EntryDocument.ENTRY);
  }

  /**
   * The terms of a field, anywhere in them: seek first, and be done before they are asked for
   * again. Postings taken from them stay as they are. Null when no document has the field.
   */
  TermsEnum terms(String field) throws IOException {
    if (open == null) {
      open = kept.take(reader);
    }
    return open.terms(reader, field);
  }

  /** False only when it has no entry of that name. */
  boolean mayHave(BytesRef name) throws IOException {
    if (documents() > SegmentNames.MOST_DOCUMENTS) {
      return true;
    }
    if (names == null) {
      names = kept.names(reader);
    }
    return names.mayHave(name);
  }

  /** Keeps for the next snapshot what is open, while the reader still is. */
  void close() {
    if (open != null) {
      kept.giveBack(reader, open);
      open = null;
    }
  }
}
