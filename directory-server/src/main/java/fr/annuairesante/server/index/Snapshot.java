package fr.annuairesante.server.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * The directory at one moment: what a search sees from its first entry to its last. Used by one
 * thread, then closed.
 */
public final class Snapshot implements AutoCloseable {

  private final IndexReader reader;
  private final Closeable release;
  private final List<LeafReaderContext> segments;

  Snapshot(IndexReader reader, Closeable release) {
    this.reader = reader;
    this.release = release;
    this.segments = reader.leaves();
  }

  /** What an index held at its last commit, without serving it: for tools beside the server. */
  public static Snapshot open(Path folder) throws IOException {
    FSDirectory files = FSDirectory.open(folder);
    DirectoryReader reader = DirectoryReader.open(files);
    return new Snapshot(
        reader,
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
    StoredEntry entry = new StoredEntry();
    for (LeafReaderContext context : segments) {
      LeafReader segment = context.reader();
      DocIdSetIterator candidates = Candidates.of(plan, segment);
      if (candidates != null && !visit(segment, candidates, entry, visitor)) {
        return false;
      }
    }
    return true;
  }

  private static boolean visit(
      LeafReader segment, DocIdSetIterator candidates, StoredEntry entry, Visitor visitor)
      throws IOException {
    Bits live = segment.getLiveDocs();
    BinaryDocValues entries = null;
    int document = candidates.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(document)) {
        if (entries == null) {
          entries = segment.getBinaryDocValues(EntryDocument.ENTRY);
        }
        if (!entries.advanceExact(document)) {
          throw new IOException("document " + document + " of the index has no entry");
        }
        if (visitor.visit(entry.reset(entries.binaryValue())) == Next.STOP) {
          return false;
        }
      }
      document = candidates.nextDoc();
    }
    return true;
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

  /** How many entries there are. */
  public int entries() {
    return reader.numDocs();
  }

  /** Checks the files of the index against their checksums; throws at the first that is wrong. */
  public void verifyFiles() throws IOException {
    for (LeafReaderContext context : segments) {
      context.reader().checkIntegrity();
    }
  }

  @Override
  public void close() throws IOException {
    release.close();
  }
}
