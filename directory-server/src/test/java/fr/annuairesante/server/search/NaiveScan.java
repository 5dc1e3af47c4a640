package fr.annuairesante.server.search;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Sounds;
import fr.annuairesante.server.filter.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a search must find, read off RFC 4511 §4.5.1.7 with no index and no compilation: every entry
 * is tried, and every filter item is true, false or Undefined.
 */
public final class NaiveScan {

  private final List<Scanned> entries = new ArrayList<>();

  /** Normal forms of assertions, which are many times the same. */
  private final Map<Matching, Map<String, Optional<String>>> forms = new HashMap<>();

  private final Map<String, Set<String>> sounds = new HashMap<>();

  private final Map<String, List<AttributeType>> families = new HashMap<>();

  private record Scanned(DirectoryEntry entry, Map<String, List<String>> normal) {}

  public NaiveScan(List<DirectoryEntry> all) {
    for (DirectoryEntry entry : all) {
      Map<String, List<String>> normal = new HashMap<>();
      for (Attribute attribute : entry.attributes()) {
        Matching matching = DirectorySchema.required(attribute.name()).matching();
        List<String> values = new ArrayList<>();
        for (String value : attribute.values()) {
          String form = matching.normalise(value);
          values.add(form == null ? "\uffff" : form);
        }
        normal.put(attribute.name(), values);
      }
      entries.add(new Scanned(entry, normal));
    }
  }

  /** Names of the entries below a base for which the filter is true. */
  public List<String> find(String base, Scope scope, Filter filter) {
    List<String> found = new ArrayList<>();
    for (Scanned scanned : entries) {
      if (inScope(scanned.entry.dn(), base, scope) && Boolean.TRUE.equals(truth(filter, scanned))) {
        found.add(scanned.entry.dn());
      }
    }
    return found;
  }

  private static boolean inScope(String dn, String base, Scope scope) {
    return switch (scope) {
      case BASE -> dn.equals(base);
      case ONE_LEVEL ->
          dn.endsWith("," + base) && dn.indexOf(',') == dn.length() - base.length() - 1;
      case SUBTREE -> dn.equals(base) || dn.endsWith("," + base);
    };
  }

  /** Null is Undefined. */
  private Boolean truth(Filter filter, Scanned entry) {
    if (filter instanceof Filter.And and) {
      Boolean result = true;
      for (Filter part : and.parts()) {
        Boolean truth = truth(part, entry);
        if (Boolean.FALSE.equals(truth)) {
          return false;
        }
        result = truth == null ? null : result;
      }
      return result;
    } else if (filter instanceof Filter.Or or) {
      Boolean result = false;
      for (Filter part : or.parts()) {
        Boolean truth = truth(part, entry);
        if (Boolean.TRUE.equals(truth)) {
          return true;
        }
        result = truth == null ? null : result;
      }
      return result;
    } else if (filter instanceof Filter.Not not) {
      Boolean truth = truth(not.part(), entry);
      return truth == null ? null : !truth;
    } else {
      return item(filter, entry);
    }
  }

  private Boolean item(Filter item, Scanned entry) {
    String attribute = attributeOf(item);
    Optional<AttributeType> type = DirectorySchema.type(attribute);
    if (type.isEmpty()) {
      return null;
    }
    Matching matching = type.get().matching();
    List<String> values = new ArrayList<>();
    for (AttributeType each :
        families.computeIfAbsent(attribute, a -> DirectorySchema.withSubtypes(type.get()))) {
      values.addAll(entry.normal.getOrDefault(each.name(), List.of()));
    }
    if (item instanceof Filter.Present) {
      return !values.isEmpty();
    } else if (item instanceof Filter.Equality equality) {
      return equal(matching, equality.value(), values);
    } else if (item instanceof Filter.Approximate approximate) {
      return alike(matching, approximate.value(), values);
    } else if (item instanceof Filter.Substrings substrings) {
      return matching.substrings() == null ? null : anyContains(matching, substrings, values);
    } else if (item instanceof Filter.GreaterOrEqual range) {
      return ordered(matching, range.value(), values, true);
    } else {
      return ordered(matching, ((Filter.LessOrEqual) item).value(), values, false);
    }
  }

  private String normal(Matching matching, String text) {
    return forms
        .computeIfAbsent(matching, m -> new HashMap<>())
        .computeIfAbsent(text, t -> Optional.ofNullable(matching.normalise(t)))
        .orElse(null);
  }

  private Boolean equal(Matching matching, String assertion, List<String> values) {
    String normal = normal(matching, assertion);
    boolean noClass =
        matching == Matching.OID && DirectorySchema.objectClass(assertion.strip()).isEmpty();
    boolean undefined = noClass || normal == null || matching.equality() == null;
    return undefined ? null : values.contains(normal);
  }

  private Boolean alike(Matching matching, String assertion, List<String> values) {
    Boolean equal = equal(matching, assertion, values);
    if (matching != Matching.FOLDED || equal == null || equal) {
      return equal;
    }
    Sounds asserted = Sounds.asserted(normal(matching, assertion));
    return !asserted.groups().isEmpty()
        && values.stream()
            .anyMatch(value -> asserted.areIn(sounds.computeIfAbsent(value, Sounds::of)));
  }

  private Boolean ordered(
      Matching matching, String assertion, List<String> values, boolean atLeast) {
    String normal = normal(matching, assertion);
    if (normal == null || matching.ordering() == null) {
      return null;
    }
    return values.stream()
        .anyMatch(v -> atLeast ? v.compareTo(normal) >= 0 : v.compareTo(normal) <= 0);
  }

  /** Spaces are added around value and parts as RFC 4518 §2.6.1 says, then parts are looked for. */
  private Boolean anyContains(Matching matching, Filter.Substrings filter, List<String> values) {
    List<String> parts = new ArrayList<>();
    parts.add(part(matching, filter.initial()));
    filter.any().forEach(any -> parts.add(part(matching, any)));
    parts.add(part(matching, filter.last()));
    if (parts.stream().anyMatch("\uffff"::equals)) {
      return null;
    }
    return values.stream().anyMatch(value -> contains(value, parts));
  }

  private String part(Matching matching, String raw) {
    if (raw == null) {
      return "";
    }
    String normal = normal(matching, raw);
    if (normal == null) {
      return "\uffff";
    }
    if (normal.isEmpty() || matching == Matching.TELEPHONE) {
      return normal;
    }
    String before = spaceLike(matching, raw.charAt(0)) ? " " : "";
    String after = spaceLike(matching, raw.charAt(raw.length() - 1)) ? " " : "";
    return before + normal + after;
  }

  private static boolean spaceLike(Matching matching, char c) {
    boolean names = matching == Matching.FOLDED || matching == Matching.ADDRESS;
    return names ? Folding.isSpaceLike(c) : Character.isWhitespace(c);
  }

  private static boolean contains(String value, List<String> parts) {
    String spaced = " " + value.replace(" ", "  ") + " ";
    int from = 0;
    String initial = parts.get(0);
    if (!initial.isEmpty()) {
      String start = " " + initial.strip().replace(" ", "  ") + (initial.endsWith(" ") ? " " : "");
      if (!spaced.startsWith(start)) {
        return false;
      }
      from = start.length();
    }
    for (String any : parts.subList(1, parts.size() - 1)) {
      if (any.isEmpty()) {
        continue;
      }
      String wanted =
          (any.startsWith(" ") ? " " : "")
              + any.strip().replace(" ", "  ")
              + (any.endsWith(" ") ? " " : "");
      int at = spaced.indexOf(wanted, from);
      if (at < 0) {
        return false;
      }
      from = at + wanted.length();
    }
    String last = parts.get(parts.size() - 1);
    if (last.isEmpty()) {
      return true;
    }
    String end = (last.startsWith(" ") ? " " : "") + last.strip().replace(" ", "  ") + " ";
    return spaced.endsWith(end) && spaced.length() - end.length() >= from;
  }

  private static String attributeOf(Filter item) {
    if (item instanceof Filter.Present present) {
      return present.attribute();
    } else if (item instanceof Filter.Equality equality) {
      return equality.attribute();
    } else if (item instanceof Filter.Approximate approximate) {
      return approximate.attribute();
    } else if (item instanceof Filter.Substrings substrings) {
      return substrings.attribute();
    } else if (item instanceof Filter.GreaterOrEqual range) {
      return range.attribute();
    } else {
      return ((Filter.LessOrEqual) item).attribute();
    }
  }
}
