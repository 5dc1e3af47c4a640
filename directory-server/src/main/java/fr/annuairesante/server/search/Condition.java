package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Sounds;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * When a filter is true of an entry. Undefined (RFC 4511 §4.5.1.7) depends on the schema and the
 * assertion only, never on the entry, so it is compiled away: {@link Conditions} keeps two-valued
 * conditions with the negations on the leaves.
 */
@SuppressWarnings("ArrayRecordComponent") // conditions are never compared
sealed interface Condition {

  Condition ALWAYS = new AllOf(List.of());
  Condition NEVER = new AnyOf(List.of());

  record AllOf(List<Condition> parts) implements Condition {}

  record AnyOf(List<Condition> parts) implements Condition {}

  /**
   * One assertion on the values of an attribute.
   *
   * @param types the attribute and its subtypes
   * @param numbers of the types
   * @param derived those of the types that entries do not store; nearly always none
   * @param dnToo whether the attributes of the entry's name count as well
   * @param negated true when no value may pass
   */
  record Leaf(
      List<AttributeType> types,
      int[] numbers,
      List<String> derived,
      Check check,
      boolean dnToo,
      boolean negated)
      implements Condition {

    static Leaf of(List<AttributeType> types, Check check, boolean dnToo) {
      int[] numbers = new int[types.size()];
      List<String> derived = new ArrayList<>();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Types.number(types.get(i));
        if (StoredEntry.isDerived(types.get(i).name())) {
          derived.add(types.get(i).name());
        }
      }
      return new Leaf(types, numbers, derived, check, dnToo, false);
    }

    /** The same of any value at all. */
    Leaf present() {
      return of(types, new Check.Present(), false);
    }

    Leaf not() {
      return new Leaf(types, numbers, derived, check, dnToo, !negated);
    }
  }

  /** What a value must be. */
  sealed interface Check {

    /** Any value at all. */
    record Present() implements Check {}

    /** The same normal form under a matching. */
    record Equal(Matching matching, String normal, byte[] utf8) implements Check {}

    /** Sounds like it, as what is equal does. */
    record Alike(Matching matching, String normal, byte[] utf8, Sounds sounds) implements Check {}

    record Substrings(Matching matching, SubstringPattern pattern) implements Check {}

    /** At least (or at most) a normal form, in the order of UTF-8. */
    record Range(Matching matching, String normal, byte[] utf8, boolean atLeast) implements Check {}
  }
}
