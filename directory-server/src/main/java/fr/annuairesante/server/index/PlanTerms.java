package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Sounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/** The plans of single assertions, in the terms that {@link EntryDocument} writes. */
public final class PlanTerms {

  /** More words hardly narrow the candidates, which are checked anyway. */
  private static final int MOST_SOUNDS = 8;

  private PlanTerms() {}

  /** Entries with a value of that normal form. */
  public static Plan value(AttributeType type, String normal) {
    Indexed how = Types.indexed(type.name());
    if (!how.terms()) {
      List<BytesRef> grams = new ArrayList<>();
      Grams.require(Piece.whole(normal), grams);
      return grams.isEmpty() ? present(type) : new Plan.Grams(how.grams().text, grams);
    }
    Plan.Term term =
        new Plan.Term(
            EntryDocument.VALUES,
            EntryDocument.valueTerm(how.number(), normal),
            EntryDocument.exact(normal));
    if (how.naming() == null) {
      return term;
    }
    String key = how.naming().container() + "/" + NameKey.component(type.name(), normal);
    Plan.Term named = new Plan.Term(EntryDocument.KEY, new BytesRef(key), true);
    return Plan.any(List.of(term, named));
  }

  /** Entries that have the attribute; they all match when its presence is all that is asked. */
  public static Plan present(AttributeType type) {
    return isInAll(type) ? Plan.EVERYTHING : Shapes.withAttribute(type);
  }

  /** True for what every entry has (RFC 4512 §2.4.1): a set of them all would say nothing. */
  public static boolean isInAll(AttributeType type) {
    return type.name().equals(Attributes.OBJECT_CLASS);
  }

  /** Entries of a class, all of which match. */
  public static Plan ofClass(String normal) {
    return Shapes.withClass(normal);
  }

  /** Entries whose identity may be that one. */
  public static Plan identified(String uuid) {
    return new Plan.Term(
        EntryDocument.VALUES, EntryDocument.uuidTerm(UUID.fromString(uuid)), false);
  }

  /** True when every value of the attribute has a term, so that ranges and tests find it. */
  public static boolean hasValueTerms(AttributeType type) {
    return Types.indexed(type.name()).hasOnlyTerms();
  }

  /** True when substrings of the values of all these are found by their grams. */
  public static boolean havePieces(List<AttributeType> types) {
    for (AttributeType type : types) {
      if (Types.indexed(type.name()).grams() == null) {
        return false;
      }
    }
    return true;
  }

  /** Entries with a value from (or up to) a normal form. */
  public static Plan range(AttributeType type, String normal, boolean atLeast) {
    int number = Types.number(type);
    BytesRef values = EntryDocument.valuesOf(number);
    BytesRef bound = EntryDocument.valueTerm(number, normal);
    return atLeast
        ? new Plan.Terms(EntryDocument.VALUES, bound, values, null, null, 0)
        : new Plan.Terms(EntryDocument.VALUES, null, values, bound, null, 0);
  }

  /** Entries with a value whose normal form passes a test; cut values always do. */
  public static Plan matching(AttributeType type, String prefix, Predicate<BytesRef> test) {
    return new Plan.Terms(
        EntryDocument.VALUES,
        null,
        EntryDocument.valueTerm(Types.number(type), prefix),
        null,
        term -> term.length >= EntryDocument.LONGEST_TERM || test.test(term),
        EntryDocument.TYPE_BYTES);
  }

  /** Entries with values that have all these pieces, as far as grams tell. */
  public static Plan pieces(AttributeType type, List<Piece> pieces) {
    String field = Types.indexed(type.name()).grams().text;
    List<BytesRef> grams = new ArrayList<>();
    for (Piece piece : pieces) {
      Grams.require(piece, grams);
    }
    if (!grams.isEmpty()) {
      return new Plan.Grams(field, grams);
    }
    return pieces.stream()
        .map(Grams::start)
        .filter(Objects::nonNull)
        .<Plan>map(start -> new Plan.GramStart(field, start))
        .findFirst()
        .orElse(Plan.EVERYTHING);
  }

  /** Entries with a value of {@code sn} that starts with the first of these pieces. */
  public static Plan nameStart(AttributeType sn, List<Piece> pieces) {
    String start = pieces.get(0).text();
    Plan elsewhere = pieces(sn, pieces);
    return EntryDocument.exact(start) && !(elsewhere instanceof Plan.Everything)
        ? new Plan.NameStart(EntryDocument.valueTerm(start), elsewhere)
        : elsewhere;
  }

  /** True when a term that starts with this piece stands for a value that does. */
  public static boolean isExact(Piece piece) {
    return EntryDocument.exact(piece.text());
  }

  /** Mailboxes of people whose family name starts with a normal form. */
  public static Plan familyName(String start) {
    return new Plan.FamilyName(EntryDocument.valueTerm(start));
  }

  /** Entries with a value that sounds like that, as far as its words tell. */
  public static Plan sounding(AttributeType type, Sounds sounds) {
    Indexed how = Types.indexed(type.name());
    if (how.sounds() != null) {
      List<Sounds.Group> groups = sounds.groups().stream().limit(MOST_SOUNDS).toList();
      return Plan.all(groups.stream().map(group -> sounding(how.sounds(), group)).toList());
    }
    return how.hasOnlyTerms() && type.matching() == Matching.FOLDED
        ? matching(type, "", term -> sounds.areIn(Sounds.of(term.utf8ToString())))
        : present(type);
  }

  private static Plan sounding(String field, Sounds.Group group) {
    List<Plan> ways = new ArrayList<>();
    for (List<String> way : group.ways()) {
      ways.add(
          new Plan.Grams(field, way.stream().map(EntryDocument::valueTerm).distinct().toList()));
    }
    return Plan.any(ways);
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
      Plan.Terms names =
          Plan.Terms.startingWith(EntryDocument.KEY, new BytesRef(name.text() + "/"));
      return Zone.of(name) == Zone.PERSON ? new Plan.Activities(names) : names;
    }
    return Plan.any(zones.stream().<Plan>map(PlanTerms::zone).toList());
  }

  /** Entries of a zone. */
  public static Plan.Term zone(Zone zone) {
    return new Plan.Term(Zone.FIELD, zone.term(), true);
  }
}
