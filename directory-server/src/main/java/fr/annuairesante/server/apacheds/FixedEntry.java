package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.server.filter.Filter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An entry that the server makes of itself: the rootDSE or the subschema. Immutable.
 *
 * @param dn as it is sent
 * @param user attributes returned when nothing or {@code *} is asked for
 * @param operational attributes returned when named or asked for with {@code +}
 */
record FixedEntry(
    String dn, Map<String, List<String>> user, Map<String, List<String>> operational) {

  FixedEntry {
    user = new LinkedHashMap<>(user);
    operational = new LinkedHashMap<>(operational);
  }

  /** Whether the filter is true of this entry; what is not known here is not true (RFC 4511). */
  boolean matches(Filter filter) {
    return Boolean.TRUE.equals(value(filter));
  }

  /** What the request's attribute list selects (RFC 4511 §4.5.1.8, RFC 3673). */
  Map<String, List<String>> select(List<String> asked) {
    boolean allUser = asked.isEmpty() || asked.contains("*");
    boolean allOperational = asked.contains("+");
    Set<String> names = new HashSet<>();
    for (String each : asked) {
      names.add(canonical(each));
    }
    Map<String, List<String>> selected = new LinkedHashMap<>();
    user.forEach(
        (name, values) -> {
          if (allUser || names.contains(canonical(name))) {
            selected.put(name, values);
          }
        });
    operational.forEach(
        (name, values) -> {
          if (allOperational || names.contains(canonical(name))) {
            selected.put(name, values);
          }
        });
    return selected;
  }

  /** True, false, or null for Undefined. */
  private Boolean value(Filter filter) {
    if (filter instanceof Filter.And and) {
      return all(and.parts(), false);
    }
    if (filter instanceof Filter.Or or) {
      return all(or.parts(), true);
    }
    if (filter instanceof Filter.Not not) {
      Boolean part = value(not.part());
      return part == null ? null : !part;
    }
    if (filter instanceof Filter.Present present) {
      return values(present.attribute()) != null;
    }
    if (filter instanceof Filter.Equality equality) {
      List<String> values = values(equality.attribute());
      return values == null
          ? null
          : values.stream().anyMatch(each -> each.equalsIgnoreCase(equality.value()));
    }
    return null;
  }

  /** The decisive value if a part has it, else Undefined if a part is, else the other value. */
  private Boolean all(List<Filter> parts, boolean decisive) {
    boolean undefined = false;
    for (Filter part : parts) {
      Boolean value = value(part);
      if (value == null) {
        undefined = true;
      } else if (value == decisive) {
        return decisive;
      }
    }
    return undefined ? null : !decisive;
  }

  private List<String> values(String attribute) {
    Map<String, List<String>> all = new TreeMap<>();
    user.forEach((name, values) -> all.put(canonical(name), values));
    operational.forEach((name, values) -> all.put(canonical(name), values));
    return all.get(canonical(attribute));
  }

  private static String canonical(String name) {
    return DirectorySchema.type(name)
        .map(AttributeType::name)
        .orElse(name)
        .toLowerCase(Locale.ROOT);
  }
}
