package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/** The plans of single assertions, in the terms that {@link EntryDocument} writes. */
public final class PlanTerms {

  private PlanTerms() {}

  /** Entries with a value of that normal form. */
  public static Plan value(AttributeType type, String normal) {
    String gramField = Grams.fieldOf(type.name());
    Plan.Term term =
        new Plan.Term(
            EntryDocument.valueField(type.name()),
            EntryDocument.valueTerm(normal),
            EntryDocument.exact(normal));
    if (!Grams.alsoHasTerms(type.name())) {
      List<BytesRef> grams = gramsOf(type, normal, true, true);
      return grams.isEmpty() ? present(type) : new Plan.Grams(gramField, grams);
    }
    Optional<Plan> named = Naming.named(type, normal);
    return named.isPresent() ? Plan.any(List.of(term, named.get())) : term;
  }

  /** Entries that have the attribute; they all match when its presence is all that is asked. */
  public static Plan present(AttributeType type) {
    return Shapes.withAttribute(type);
  }

  /** Entries of a class, all of which match. */
  public static Plan ofClass(String normal) {
    return Shapes.withClass(normal);
  }

  /** Entries whose identity may be that one. */
  public static Plan identified(String uuid) {
    return new Plan.Term(
        EntryDocument.valueField("entryUUID"),
        EntryDocument.uuidTerm(UUID.fromString(uuid)),
        false);
  }

  /** True when every value of the attribute has a term, so that ranges and tests find it. */
  public static boolean hasValueTerms(AttributeType type) {
    return type.index() != AttributeType.Index.NONE
        && Grams.fieldOf(type.name()) == null
        && !Shapes.holds(type)
        && Naming.named(type, "").isEmpty();
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

  /** The grams that a value containing that part has. */
  public static List<BytesRef> gramsOf(
      AttributeType type, String part, boolean atStart, boolean atEnd) {
    return Grams.required(part, atStart, atEnd, Grams.shortest(Grams.fieldOf(type.name())));
  }

  /** Entries with all these grams in the attribute. */
  public static Plan grams(AttributeType type, List<BytesRef> grams) {
    return new Plan.Grams(Grams.fieldOf(type.name()), grams);
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
}
