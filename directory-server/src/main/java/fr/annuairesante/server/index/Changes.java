package fr.annuairesante.server.index;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * The changes that make the next state of the one shown last. What stands there goes by the number
 * of its document, and what does not needs no deleting: a name to be deleted, Lucene looks up in
 * each segment, which it opens anew. Used by the thread that changes, then closed, while the state
 * is still open.
 */
final class Changes implements AutoCloseable {

  /** More names are not remembered: whatever changes after them is looked up by Lucene. */
  private static final int MOST = 10_000;

  private final IndexWriter writer;
  private final DirectoryReader shown;
  private final Snapshot snapshot;
  private final Set<NameKey> changed = new HashSet<>();

  /**
   * @param shown all that the writer holds so far; null when that is not known, and names are to be
   *     looked up
   */
  Changes(IndexWriter writer, DirectoryReader shown, KeptTerms kept) {
    this.writer = writer;
    this.shown = shown;
    this.snapshot =
        shown == null ? null : new Snapshot(shown, 0, DomainListing.NONE, kept, () -> {});
  }

  /** Adds an entry's document, or puts it in the place of the one of that name. */
  void put(NameKey key, Iterable<IndexableField> document) throws IOException {
    if (remove(key)) {
      writer.addDocument(document);
    } else {
      writer.updateDocument(term(key), document);
    }
  }

  /** Adds the document of a name that nothing has yet. */
  void add(NameKey key, Iterable<IndexableField> document) throws IOException {
    remember(key);
    writer.addDocument(document);
  }

  void delete(NameKey key) throws IOException {
    if (!remove(key)) {
      writer.deleteDocuments(term(key));
    }
  }

  /**
   * False when it may be there still: it has changed since the state was shown, or Lucene merges
   * its segment just now.
   */
  private boolean remove(NameKey key) throws IOException {
    if (shown == null || !remember(key)) {
      return false;
    }
    int[] document = {-1};
    snapshot.find(
        key,
        entry -> {
          document[0] = entry.document();
          return Snapshot.Next.STOP;
        });
    return document[0] < 0 || writer.tryDeleteDocument(shown, document[0]) >= 0;
  }

  /** False when it has changed already, or too many have to know. */
  private boolean remember(NameKey key) {
    return changed.size() < MOST && changed.add(key);
  }

  private static Term term(NameKey key) {
    return new Term(EntryDocument.KEY, new BytesRef(key.text()));
  }

  @Override
  public void close() throws IOException {
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
