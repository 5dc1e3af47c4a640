package fr.annuairesante.server.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.apache.lucene.util.StringHelper;

/**
 * Runs a {@link Plan} on one segment: an iterator over document numbers in ascending order, deleted
 * ones included. This replaces Lucene's query machinery, whose per-query cost is several times that
 * of the postings themselves for one-term searches (DESIGN.md, floors).
 */
final class Candidates {

  /** More grams than the rarest few hardly narrow the candidates, which are checked anyway. */
  private static final int MOST_GRAMS = 8;

  private Candidates() {}

  /** Null when the segment has none. */
  static DocIdSetIterator of(Plan plan, Segment segment) throws IOException {
    if (plan instanceof Plan.Everything) {
      return new DocumentSets.Whole(segment.documents());
    } else if (plan instanceof Plan.Nothing) {
      return null;
    } else if (plan instanceof Plan.Term term) {
      return term(term, segment);
    } else if (plan instanceof Plan.Grams grams) {
      return grams(grams, segment);
    } else if (plan instanceof Plan.GramStart start) {
      return gramStart(start, segment);
    } else if (plan instanceof Plan.FamilyName name) {
      return SortedNames.isIn(segment.reader())
          ? SortedNames.people(segment, name.start())
          : terms(familyNames(name), segment);
    } else if (plan instanceof Plan.NameStart name) {
      return SortedNames.isIn(segment.reader())
          ? union(SortedNames.all(segment, name.start()))
          : of(name.elsewhere(), segment);
    } else if (plan instanceof Plan.Terms terms) {
      return terms(terms, segment);
    } else if (plan instanceof Plan.Activities activities) {
      return at(PlanTerms.zone(Zone.ACTIVITY), segment) == null
          ? null
          : terms(activities.names(), segment);
    } else if (plan instanceof Plan.All all) {
      return all(all, segment);
    } else if (plan instanceof Plan.Any any) {
      return any(any, segment);
    } else {
      return without((Plan.Without) plan, segment);
    }
  }

  private static DocIdSetIterator term(Plan.Term term, Segment segment) throws IOException {
    TermsEnum found = at(term, segment);
    if (found == null) {
      return null;
    }
    return found.docFreq() == segment.documents()
        ? new DocumentSets.Whole(segment.documents())
        : found.postings(null, PostingsEnum.NONE);
  }

  /** Null when the segment has no entry with the term. */
  private static TermsEnum at(Plan.Term term, Segment segment) throws IOException {
    if (term.field().equals(EntryDocument.KEY) && !segment.mayHave(term.term())) {
      return null;
    }
    TermsEnum terms = segment.terms(term.field());
    return terms != null && terms.seekExact(term.term()) ? terms : null;
  }

  private static DocIdSetIterator grams(Plan.Grams plan, Segment segment) throws IOException {
    TermsEnum at = segment.terms(plan.field());
    if (at == null) {
      return null;
    }
    List<DocIdSetIterator> found = new ArrayList<>(plan.grams().size());
    for (BytesRef gram : plan.grams()) {
      if (!at.seekExact(gram)) {
        return null;
      }
      found.add(at.postings(null, PostingsEnum.NONE));
    }
    if (found.size() > MOST_GRAMS) {
      found.sort(Comparator.comparingLong(DocIdSetIterator::cost));
      found = found.subList(0, MOST_GRAMS);
    }
    return found.size() == 1 ? found.get(0) : ConjunctionUtils.intersectIterators(found);
  }

  /** Read as far as wanted: most of these searches end at their size limit. */
  private static DocIdSetIterator gramStart(Plan.GramStart plan, Segment segment)
      throws IOException {
    TermsEnum at = segment.terms(plan.field());
    if (at == null) {
      return null;
    }
    List<DocIdSetIterator> found = new ArrayList<>();
    BytesRef term = at.seekCeil(plan.start()) == TermsEnum.SeekStatus.END ? null : at.term();
    while (term != null && StringHelper.startsWith(term, plan.start())) {
      found.add(at.postings(null, PostingsEnum.NONE));
      term = at.next();
    }
    return union(found);
  }

  private static Plan.Terms familyNames(Plan.FamilyName plan) {
    return Plan.Terms.startingWith(EntryDocument.FAMILY_NAME, plan.start());
  }

  private static DocIdSetIterator terms(Plan.Terms plan, Segment segment) throws IOException {
    TermsEnum at = segment.terms(plan.field());
    if (at == null) {
      return null;
    }
    BytesRef first = plan.from() != null ? plan.from() : plan.prefix();
    BytesRef lowest = first == null ? new BytesRef() : first;
    BytesRef term = at.seekCeil(lowest) == TermsEnum.SeekStatus.END ? null : at.term();
    if (term == null || !inRange(plan, term)) {
      return null;
    }
    DocIdSetBuilder documents = new DocIdSetBuilder(segment.documents());
    PostingsEnum postings = null;
    while (term != null && inRange(plan, term)) {
      if (plan.passes(term)) {
        postings = at.postings(postings, PostingsEnum.NONE);
        documents.add(postings);
      }
      term = at.next();
    }
    return documents.build().iterator();
  }

  private static boolean inRange(Plan.Terms plan, BytesRef term) {
    if (plan.prefix() != null && !StringHelper.startsWith(term, plan.prefix())) {
      return false;
    }
    return plan.to() == null || term.compareTo(plan.to()) <= 0;
  }

  private static DocIdSetIterator all(Plan.All plan, Segment segment) throws IOException {
    List<DocIdSetIterator> parts = new ArrayList<>(plan.parts().size());
    for (Plan part : plan.parts()) {
      DocIdSetIterator iterator = of(part, segment);
      if (iterator == null) {
        return null;
      }
      if (!(iterator instanceof DocumentSets.Whole)) {
        parts.add(iterator);
      }
    }
    return switch (parts.size()) {
      case 0 -> new DocumentSets.Whole(segment.documents());
      case 1 -> parts.get(0);
      default -> ConjunctionUtils.intersectIterators(parts);
    };
  }

  private static DocIdSetIterator any(Plan.Any plan, Segment segment) throws IOException {
    List<DocIdSetIterator> parts = new ArrayList<>(plan.parts().size());
    for (Plan part : plan.parts()) {
      DocIdSetIterator iterator = of(part, segment);
      if (iterator instanceof DocumentSets.Whole) {
        return iterator;
      }
      if (iterator != null) {
        parts.add(iterator);
      }
    }
    return union(parts);
  }

  private static DocIdSetIterator union(List<DocIdSetIterator> parts) {
    return switch (parts.size()) {
      case 0 -> null;
      case 1 -> parts.get(0);
      default -> new DocumentSets.Union(parts.toArray(DocIdSetIterator[]::new));
    };
  }

  private static DocIdSetIterator without(Plan.Without plan, Segment segment) throws IOException {
    DocIdSetIterator excluded = of(plan.part(), segment);
    if (excluded instanceof DocumentSets.Whole) {
      return null;
    }
    return excluded == null
        ? new DocumentSets.Whole(segment.documents())
        : new DocumentSets.Complement(excluded, segment.documents());
  }
}
