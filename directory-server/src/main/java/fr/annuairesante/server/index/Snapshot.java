package fr.annuairesante.server.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * The directory at one moment: what a search sees from its first entry to its last. Used by one
 * thread, then closed.
 */
public final class Snapshot implements AutoCloseable {

  private final IndexReader reader;
  private final long sequence;
  private final DomainListing listing;
  private final KeptTerms kept;
  private final Closeable release;
  private final List<LeafReaderContext> leaves;
  private final Segment[] segments;
  private final StoredEntry single = new StoredEntry();
  private Reading latest;
  private boolean failed;

  /**
   * @param sequence the last journal record it holds
   * @param listing domains whose mailboxes it does not show
   * @param kept what other snapshots left open
   */
  Snapshot(
      IndexReader reader, long sequence, DomainListing listing, KeptTerms kept, Closeable release) {
    this.reader = reader;
    this.sequence = sequence;
    this.listing = listing;
    this.kept = kept;
    this.release = release;
    this.leaves = reader.leaves();
    this.segments = new Segment[leaves.size()];
  }

  /** What an index held at its last commit, without serving it: for tools beside the server. */
  public static Snapshot open(Path folder) throws IOException {
    FSDirectory files = FSDirectory.open(folder);
    DirectoryReader reader = DirectoryReader.open(files);
    return new Snapshot(
        reader,
        CommitData.sequenceOf(reader.getIndexCommit().getUserData()),
        DomainListing.NONE,
        new KeptTerms(),
        () -> {
          reader.close();
          files.close();
        });
  }

  /** What a visitor wants after an entry. */
  public enum Next {
    CONTINUE,
    STOP
  }

  /** Sees candidates one by one. */
  @FunctionalInterface
  public interface Visitor {
    /** The entry is valid during the call only. */
    Next visit(StoredEntry entry) throws IOException;
  }

  /**
   * Shows every candidate of the plan, in the order of the index, until the visitor has enough.
   *
   * @return false when the visitor stopped
   */
  public boolean visit(Plan plan, Visitor visitor) throws IOException {
    return visit(plan, 0, visitor);
  }

  /** The same from a document on: a number that {@link StoredEntry#document} gave. */
  public boolean visit(Plan plan, int from, Visitor visitor) throws IOException {
    return visit(plan, new Walk(visitor, from, document -> true));
  }

  /** The same without the documents that are not wanted, of which nothing is read. */
  public boolean visit(Plan plan, IntPredicate wanted, Visitor visitor) throws IOException {
    return visit(plan, new Walk(visitor, 0, wanted));
  }

  private boolean visit(Plan plan, Walk walk) throws IOException {
    boolean finished = false;
    try {
      boolean all = visitAll(plan, walk);
      finished = true;
      return all;
    } finally {
      failed |= !finished;
    }
  }

  private boolean visitAll(Plan plan, Walk walk) throws IOException {
    StoredEntry entry = new StoredEntry();
    for (int i = 0; i < segments.length; i++) {
      Segment segment = segment(i);
      boolean before = segment.firstDocument() + segment.documents() <= walk.from;
      DocIdSetIterator candidates = before ? null : Candidates.of(plan, segment);
      if (candidates != null && !walk.through(segment, candidates, entry)) {
        return false;
      }
    }
    return true;
  }

  private Segment segment(int number) {
    if (segments[number] == null) {
      segments[number] = new Segment(leaves.get(number), kept);
    }
    return segments[number];
  }

  /**
   * One way through the documents, which have one number each in the whole index.
   *
   * @param from the first to be shown
   * @param wanted whether a document is to be shown
   */
  private record Walk(Visitor visitor, int from, IntPredicate wanted) {

    boolean through(Segment segment, DocIdSetIterator candidates, StoredEntry entry)
        throws IOException {
      Bits live = segment.reader().getLiveDocs();
      BinaryDocValues entries = null;
      int document = candidates.advance(Math.max(0, from - segment.firstDocument()));
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        if ((live == null || live.get(document))
            && wanted.test(segment.firstDocument() + document)) {
          entries = entries == null ? segment.entries() : entries;
          if (visitor.visit(entryOf(segment, entries, document, entry)) == Next.STOP) {
            return false;
          }
        }
        document = candidates.nextDoc();
      }
      return true;
    }
  }

  /** Shows the entry of a document: a number that {@link StoredEntry#document} gave. */
  public Next read(int document, Visitor visitor) throws IOException {
    if (latest == null || !latest.reaches(document)) {
      Segment segment = segment(ReaderUtil.subIndex(document, leaves));
      latest = new Reading(segment, segment.entries());
    }
    return visitor.visit(
        entryOf(latest.segment, latest.entries, document - latest.segment.firstDocument(), single));
  }

  /** The entries of a segment, which are read forwards only. */
  private record Reading(Segment segment, BinaryDocValues entries) {
    boolean reaches(int document) {
      int within = document - segment.firstDocument();
      return within > entries.docID() && within < segment.documents();
    }
  }

  private static StoredEntry entryOf(
      Segment segment, BinaryDocValues entries, int document, StoredEntry entry)
      throws IOException {
    int number = segment.firstDocument() + document;
    if (!entries.advanceExact(document)) {
      throw new IOException("document " + number + " of the index has no entry");
    }
    return entry.reset(entries.binaryValue()).numbered(number);
  }

  /** Shows the entry of that name, if there is one. */
  public boolean find(NameKey name, Visitor visitor) throws IOException {
    return !visit(
        PlanTerms.named(name),
        entry -> {
          visitor.visit(entry);
          return Next.STOP;
        });
  }

  /** The last journal record it holds. */
  public long sequence() {
    return sequence;
  }

  /** The domains whose mailboxes it does not show to readers. */
  public DomainListing listing() {
    return listing;
  }

  /** Its name, which {@link DirectoryIndex#snapshot(long)} knows for some minutes. */
  public long key() {
    return StateKey.of(reader, sequence);
  }

  /** Numbers of documents are below it. */
  public int documents() {
    return reader.maxDoc();
  }

  /** How many entries there are. */
  public int entries() {
    return reader.numDocs();
  }

  /** Checks the files of the index against their checksums; throws at the first that is wrong. */
  public void verifyFiles() throws IOException {
    for (LeafReaderContext context : leaves) {
      context.reader().checkIntegrity();
    }
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : segments) {
      if (segment != null && !failed) {
        segment.close();
      }
    }
    release.close();
  }
}
