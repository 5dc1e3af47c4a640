package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Sounds;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Condition.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Compiles a {@link Filter} into the {@link Condition} under which it is true. */
final class Conditions {

  private Conditions() {}

  /** When the filter is true. */
  static Condition whenTrue(Filter filter) {
    return compile(filter, true);
  }

  /** When the filter is true, or when it is false: neither where it is Undefined. */
  private static Condition compile(Filter filter, boolean truth) {
    if (filter instanceof Filter.Not not) {
      return compile(not.part(), !truth);
    } else if (filter instanceof Filter.And and) {
      return join(and.parts(), truth, truth);
    } else if (filter instanceof Filter.Or or) {
      return join(or.parts(), truth, !truth);
    } else {
      Optional<Condition.Leaf> leaf = leaf(filter);
      if (leaf.isEmpty()) {
        return Condition.NEVER;
      }
      return truth ? leaf.get() : leaf.get().not();
    }
  }

  private static Condition join(List<Filter> parts, boolean truth, boolean conjunction) {
    List<Condition> compiled = new ArrayList<>(parts.size());
    for (Filter part : parts) {
      compiled.add(compile(part, truth));
    }
    return conjunction ? new Condition.AllOf(compiled) : new Condition.AnyOf(compiled);
  }

  /** Empty when the item is Undefined whatever the entry. */
  private static Optional<Condition.Leaf> leaf(Filter item) {
    if (item instanceof Filter.Present present) {
      return on(present.attribute(), type -> new Check.Present());
    } else if (item instanceof Filter.Equality equality) {
      return on(equality.attribute(), type -> equal(type.matching(), equality.value()));
    } else if (item instanceof Filter.Approximate approximate) {
      return on(approximate.attribute(), type -> alike(type.matching(), approximate.value()));
    } else if (item instanceof Filter.Substrings substrings) {
      return on(substrings.attribute(), type -> substrings(type.matching(), substrings));
    } else if (item instanceof Filter.GreaterOrEqual range) {
      return on(range.attribute(), type -> range(type.matching(), range.value(), true));
    } else if (item instanceof Filter.LessOrEqual range) {
      return on(range.attribute(), type -> range(type.matching(), range.value(), false));
    } else {
      return extensible((Filter.Extensible) item);
    }
  }

  private static Optional<Condition.Leaf> on(
      String description, Function<AttributeType, Check> check) {
    Optional<AttributeType> type = known(description);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Check compiled = check.apply(type.get());
    return compiled == null
        ? Optional.empty()
        : Optional.of(Condition.Leaf.of(DirectorySchema.withSubtypes(type.get()), compiled, false));
  }

  /**
   * The type an attribute description names. The one option that is part of a name here is {@code
   * ;binary} (RFC 4522), as Thunderbird asks for certificates; no entry has any other.
   */
  static Optional<AttributeType> known(String description) {
    int option = description.indexOf(';');
    if (option < 0) {
      return DirectorySchema.type(description);
    }
    String options = description.substring(option).toLowerCase(Locale.ROOT);
    return options.equals(";binary")
        ? DirectorySchema.type(description.substring(0, option))
        : Optional.empty();
  }

  private static Check equal(Matching matching, String assertion) {
    if (matching.equality() == null) {
      return null;
    }
    String normal =
        matching == Matching.OID ? canonicalClass(assertion) : matching.normalise(assertion);
    return normal == null ? null : new Check.Equal(matching, normal, utf8(normal));
  }

  /**
   * Of names and places: by their sound. All else compares as equality does (RFC 4511 §4.5.1.7.6).
   */
  private static Check alike(Matching matching, String assertion) {
    Check equal = equal(matching, assertion);
    if (matching != Matching.FOLDED || equal == null) {
      return equal;
    }
    String normal = matching.normalise(assertion);
    Sounds sounds = Sounds.asserted(normal);
    return sounds.groups().isEmpty()
        ? equal
        : new Check.Alike(matching, normal, utf8(normal), sounds);
  }

  /** A class may be named by its OID too; an unknown one makes the item Undefined. */
  private static String canonicalClass(String assertion) {
    return DirectorySchema.objectClass(assertion.strip())
        .map(c -> c.name().toLowerCase(Locale.ROOT))
        .orElse(null);
  }

  private static Check substrings(Matching matching, Filter.Substrings filter) {
    if (matching.substrings() == null) {
      return null;
    }
    SubstringPattern pattern = SubstringPattern.of(matching, filter);
    return pattern == null ? null : new Check.Substrings(matching, pattern);
  }

  private static Check range(Matching matching, String assertion, boolean atLeast) {
    String normal = matching.ordering() == null ? null : matching.normalise(assertion);
    return normal == null ? null : new Check.Range(matching, normal, utf8(normal), atLeast);
  }

  private static Optional<Condition.Leaf> extensible(Filter.Extensible filter) {
    Optional<Matching> rule = rule(filter.rule());
    if (filter.rule() != null && rule.isEmpty()) {
      return Optional.empty();
    }
    List<AttributeType> types;
    if (filter.attribute() != null) {
      Optional<AttributeType> type = known(filter.attribute());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      types = DirectorySchema.withSubtypes(type.get());
    } else if (rule.isPresent()) {
      types = DirectorySchema.types().stream().filter(t -> sameFamily(t, rule.get())).toList();
    } else {
      return Optional.empty();
    }
    Check check = equal(rule.orElse(types.get(0).matching()), filter.value());
    return check == null || types.isEmpty()
        ? Optional.empty()
        : Optional.of(Condition.Leaf.of(types, check, filter.dnAttributes()));
  }

  /** A rule without an attribute applies to the attributes that use it for equality. */
  private static boolean sameFamily(AttributeType type, Matching rule) {
    return rule.equality().equals(type.matching().equality());
  }

  private static Optional<Matching> rule(String nameOrOid) {
    if (nameOrOid == null) {
      return Optional.empty();
    }
    return switch (nameOrOid.toLowerCase(Locale.ROOT)) {
      case "caseignorematch", "2.5.13.2" -> Optional.of(Matching.CASE_IGNORE);
      case "caseexactmatch", "2.5.13.5" -> Optional.of(Matching.CASE_EXACT);
      case "caseignoreia5match", "1.3.6.1.4.1.1466.109.114.2" -> Optional.of(Matching.IA5);
      case "distinguishednamematch", "2.5.13.1" -> Optional.of(Matching.NAME);
      case "objectidentifiermatch", "2.5.13.0" -> Optional.of(Matching.OID);
      case "booleanmatch", "2.5.13.13" -> Optional.of(Matching.BOOLEAN);
      case "integermatch", "2.5.13.14" -> Optional.of(Matching.INTEGER);
      case "telephonenumbermatch", "2.5.13.20" -> Optional.of(Matching.TELEPHONE);
      case "generalizedtimematch", "2.5.13.27" -> Optional.of(Matching.TIME);
      case "uuidmatch", "1.3.6.1.1.16.2" -> Optional.of(Matching.UUID);
      default -> Optional.empty();
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
