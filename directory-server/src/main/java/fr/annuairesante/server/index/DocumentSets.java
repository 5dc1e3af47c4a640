package fr.annuairesante.server.index;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;

/** Sets of documents of a segment made of others, walked through upwards. */
final class DocumentSets {

  private DocumentSets() {}

  /** Every document of the segment: the neutral part of a conjunction. */
  static final class Whole extends DocIdSetIterator {
    private final int end;
    private int current = -1;

    Whole(int end) {
      this.end = end;
    }

    @Override
    public int docID() {
      return current;
    }

    @Override
    public int nextDoc() {
      return advance(current + 1);
    }

    @Override
    public int advance(int target) {
      current = target < end ? target : NO_MORE_DOCS;
      return current;
    }

    @Override
    public long cost() {
      return end;
    }
  }

  /** Documents of at least one part; the parts are some tens at most. */
  static final class Union extends DocIdSetIterator {
    private final DocIdSetIterator[] parts;
    private int current = -1;

    Union(DocIdSetIterator[] parts) {
      this.parts = parts;
    }

    @Override
    public int docID() {
      return current;
    }

    @Override
    public int nextDoc() throws IOException {
      return advance(current + 1);
    }

    @Override
    public int advance(int target) throws IOException {
      int least = NO_MORE_DOCS;
      for (DocIdSetIterator part : parts) {
        int at = part.docID();
        if (at < target) {
          at = part.advance(target);
        }
        least = Math.min(least, at);
      }
      current = least;
      return least;
    }

    @Override
    public long cost() {
      long cost = 0;
      for (DocIdSetIterator part : parts) {
        cost += part.cost();
      }
      return cost;
    }
  }

  /** Documents of no excluded iterator. */
  static final class Complement extends DocIdSetIterator {
    private final DocIdSetIterator excluded;
    private final int end;
    private int current = -1;

    Complement(DocIdSetIterator excluded, int end) {
      this.excluded = excluded;
      this.end = end;
    }

    @Override
    public int docID() {
      return current;
    }

    @Override
    public int nextDoc() throws IOException {
      return advance(current + 1);
    }

    @Override
    public int advance(int target) throws IOException {
      int candidate = target;
      while (candidate < end) {
        int next = excluded.docID();
        if (next < candidate) {
          next = excluded.advance(candidate);
        }
        if (next != candidate) {
          current = candidate;
          return current;
        }
        candidate++;
      }
      current = NO_MORE_DOCS;
      return current;
    }

    @Override
    public long cost() {
      return end;
    }
  }
}
