package fr.annuairesante.server.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * A segment as one {@link Snapshot} sees it. Where terms are looked up stays open for the next
 * question: opening it costs more than asking, and who decides changes asks thousands of times.
 * Used by one thread.
 */
final class Segment {

  private final LeafReader reader;
  private final int firstDocument;
  private Open open;

  /** Fields asked so far, the last one first: two or three, most often. */
  private record Open(String field, TermsEnum terms, Open before) {}

  Segment(LeafReaderContext context) {
    this.reader = context.reader();
    this.firstDocument = context.docBase;
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
    for (Open each = open; each != null; each = each.before()) {
      if (each.field().equals(field)) {
        return each.terms();
      }
    }
    Terms terms = reader.terms(field);
    if (terms == null) {
      return null;
    }
    open = new Open(field, terms.iterator(), open);
    return open.terms();
  }
}
