package fr.annuairesante.server.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/**
 * How the candidates of a filter are found: every entry that matches is among them. Immutable.
 *
 * <p>{@link Term} and {@link All} of grams are what names cost; {@link Everything} is a scan.
 */
public sealed interface Plan {

  Plan EVERYTHING = new Everything();
  Plan NOTHING = new Nothing();

  /** Every entry. */
  record Everything() implements Plan {}

  /** No entry. */
  record Nothing() implements Plan {}

  /**
   * Entries with one term.
   *
   * @param exact whether each of them matches: only then may the plan be complemented
   */
  record Term(String field, BytesRef term, boolean exact) implements Plan {}

  /** Entries with all of these terms of one field. */
  record Grams(String field, List<BytesRef> grams) implements Plan {
    public Grams {
      grams = List.copyOf(grams);
    }
  }

  /** Entries with a term of one field that starts so: some tens of terms. */
  record GramStart(String field, BytesRef start) implements Plan {}

  /**
   * Mailboxes of people whose family name starts so: side by side in a segment that is sorted, as
   * the one of the mailboxes is.
   */
  record FamilyName(BytesRef start) implements Plan {}

  /**
   * Entries of which a family name, or what a service has in its place, starts so. In a segment
   * that is sorted they are two ranges; elsewhere their grams find them.
   */
  record NameStart(BytesRef start, Plan elsewhere) implements Plan {}

  /**
   * Entries with a term of a range that passes a test: what prefixes, orders and substrings of
   * attributes with few values are.
   *
   * @param from first term, null for the first of all
   * @param prefix when not null, terms start with it, and so does {@code from}
   * @param to last term included, or null
   * @param test on the UTF-8 of a term without its first bytes, or null for all
   * @param untested how many bytes those are
   */
  record Terms(
      String field,
      BytesRef from,
      BytesRef prefix,
      BytesRef to,
      Predicate<BytesRef> test,
      int untested)
      implements Plan {

    /** All terms that start so. */
    static Terms startingWith(String field, BytesRef prefix) {
      return new Terms(field, null, prefix, null, null, 0);
    }

    boolean passes(BytesRef term) {
      return test == null
          || test.test(new BytesRef(term.bytes, term.offset + untested, term.length - untested));
    }
  }

  /**
   * The activities below a person. A segment of a few changes seldom has any, and then need not
   * look for the name.
   */
  record Activities(Terms names) implements Plan {}

  /** Candidates of every part. */
  record All(List<Plan> parts) implements Plan {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Candidates of at least one part. */
  record Any(List<Plan> parts) implements Plan {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Entries that are no candidates of a part whose candidates all match. */
  record Without(Plan part) implements Plan {}

  /** True when finding the candidates costs little, whatever comes of the other parts. */
  private static boolean isCheap(Plan plan) {
    if (plan instanceof Any any) {
      return any.parts().stream().allMatch(Plan::isCheap);
    }
    return plan instanceof Term
        || plan instanceof Grams
        || plan instanceof GramStart
        || plan instanceof FamilyName
        || plan instanceof NameStart;
  }

  /** Names, addresses, identifiers: so few candidates that checking them beats narrowing them. */
  private static boolean isSelective(Plan plan) {
    if (plan instanceof Any any) {
      return any.parts().stream().allMatch(Plan::isSelective);
    }
    return plan instanceof Grams
        || plan instanceof FamilyName
        || plan instanceof NameStart
        || (plan instanceof Term term && term.field().equals(EntryDocument.VALUES));
  }

  /**
   * The conjunction, simplified: beside a name or an address, parts that would have to collect many
   * terms first (presence, ranges, complements) are left to the check.
   */
  static Plan all(List<Plan> parts) {
    if (parts.contains(NOTHING)) {
      return NOTHING;
    }
    boolean onlyCheap = anySelective(parts);
    List<Plan> needed = new ArrayList<>(parts.size());
    for (Plan part : parts) {
      if (!(part instanceof Everything)
          && (!onlyCheap || isCheap(part))
          && !needed.contains(part)) {
        needed.add(part);
      }
    }
    return switch (needed.size()) {
      case 0 -> EVERYTHING;
      case 1 -> needed.get(0);
      default -> new All(needed);
    };
  }

  private static boolean anySelective(List<Plan> parts) {
    for (Plan part : parts) {
      if (isSelective(part)) {
        return true;
      }
    }
    return false;
  }

  /** True for a scope of so few entries, below one person, that the filter is left to the check. */
  static boolean isSmall(Plan scope) {
    return scope instanceof Terms || scope instanceof Activities;
  }

  /**
   * The candidates of a filter that are in a scope too; the scope is not left to the check, and the
   * filter is when the scope {@link #isSmall}.
   */
  static Plan within(Plan scope, Plan filter) {
    if (scope instanceof Everything || filter instanceof Nothing) {
      return filter;
    }
    if (isSmall(scope)) {
      return scope;
    }
    return filter instanceof Everything ? scope : new All(List.of(scope, filter));
  }

  /** The disjunction, simplified. */
  static Plan any(List<Plan> parts) {
    List<Plan> possible = new ArrayList<>(parts.size());
    for (Plan part : parts) {
      if (part instanceof Everything) {
        return EVERYTHING;
      }
      if (!(part instanceof Nothing) && !possible.contains(part)) {
        possible.add(part);
      }
    }
    return switch (possible.size()) {
      case 0 -> NOTHING;
      case 1 -> possible.get(0);
      default -> new Any(possible);
    };
  }
}
