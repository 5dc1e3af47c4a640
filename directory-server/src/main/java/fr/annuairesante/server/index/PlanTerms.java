package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/** The plans of single assertions, in the terms that {@link EntryDocument} writes. */
public final class PlanTerms {

  private PlanTerms() {}

  /** Entries with a value of that normal form. */
  public static Plan value(AttributeType type, String normal) {
    return new Plan.Term(
        EntryDocument.valueField(type.name()),
        EntryDocument.valueTerm(normal),
        EntryDocument.exact(normal));
  }

  /** Entries that have the attribute. */
  public static Plan present(AttributeType type, boolean exact) {
    return new Plan.Term(EntryDocument.PRESENT, new BytesRef(type.name()), exact);
  }

  /** Entries with a value from (or up to) a normal form. */
  public static Plan range(AttributeType type, String normal, boolean atLeast) {
    BytesRef bound = EntryDocument.valueTerm(normal);
    String field = EntryDocument.valueField(type.name());
    return atLeast
        ? new Plan.Terms(field, bound, null, null, null)
        : new Plan.Terms(field, null, null, bound, null);
  }

  /** Entries with a value whose normal form passes a test; cut values always do. */
  public static Plan matching(AttributeType type, BytesRef prefix, Predicate<BytesRef> test) {
    return new Plan.Terms(
        EntryDocument.valueField(type.name()),
        null,
        prefix,
        null,
        term -> term.length >= EntryDocument.LONGEST_TERM || test.test(term));
  }

  /** True when the index keeps substrings of the attribute. */
  public static boolean hasGrams(AttributeType type) {
    return !Grams.fieldsOf(type.name()).isEmpty();
  }

  /** The grams that a value containing that part has. */
  public static List<BytesRef> gramsOf(
      AttributeType type, String part, boolean atStart, boolean atEnd) {
    return Grams.required(part, atStart, atEnd, Grams.shortest(Grams.fieldToAsk(type.name())));
  }

  /** Entries with all these grams in the attribute. */
  public static Plan grams(AttributeType type, List<BytesRef> grams) {
    return new Plan.Grams(Grams.fieldToAsk(type.name()), grams);
  }

  /** Entries of that very name. */
  public static Plan.Term named(NameKey name) {
    return new Plan.Term(EntryDocument.KEY, new BytesRef(name.text()), true);
  }

  /** Entries below that name, itself apart. */
  public static Plan below(NameKey name) {
    List<Zone> zones = Zone.below(name);
    if (name.depth() == 0) {
      return Plan.EVERYTHING;
    }
    if (zones.isEmpty()) {
      BytesRef prefix = new BytesRef(name.text() + "/");
      return new Plan.Terms(EntryDocument.KEY, null, prefix, null, null);
    }
    return Plan.any(zones.stream().map(PlanTerms::zone).toList());
  }

  /** Entries of a zone. */
  public static Plan zone(Zone zone) {
    return new Plan.Term(Zone.FIELD, zone.term(), true);
  }

  /**
   * The disjunction, less the parts that the field of all names covers: who has these grams in sn
   * has them in the names.
   */
  public static Plan withoutSubsumed(List<Plan> parts) {
    List<Plan> kept = new ArrayList<>();
    for (Plan part : parts) {
      boolean covered =
          part instanceof Plan.Grams grams
              && !grams.field().equals(Grams.NAMES)
              && (grams.field().equals("~sn") || grams.field().equals("~givenName"))
              && parts.contains(new Plan.Grams(Grams.NAMES, grams.grams()));
      if (!covered) {
        kept.add(part);
      }
    }
    return Plan.any(kept);
  }
}
