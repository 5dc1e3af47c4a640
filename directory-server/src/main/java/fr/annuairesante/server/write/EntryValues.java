package fr.annuairesante.server.write;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Matching;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of an entry while they are written, step by step (RFC 4511 §4.6). What the steps
 * lead to is for {@link EntryCheck}: on the way, an entry may break its schema. Not thread-safe.
 */
final class EntryValues {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private final int most;

  /**
   * No attributes.
   *
   * @param most values of one attribute
   */
  EntryValues(int most) {
    this.most = most;
  }

  EntryValues(DirectoryEntry entry, int most) {
    this(most);
    for (Attribute attribute : entry.attributes()) {
      values.put(attribute.name(), new ArrayList<>(attribute.values()));
    }
  }

  DirectoryEntry entry(String dn) {
    return new DirectoryEntry(
        dn,
        values.entrySet().stream()
            .map(each -> new Attribute(each.getKey(), each.getValue()))
            .toList());
  }

  void apply(Write.Modification modification) {
    switch (modification.kind()) {
      case ADD -> add(modification.values());
      case DELETE -> delete(modification.values());
      case REPLACE -> replace(modification.values());
      case INCREMENT ->
          throw new Refused(
              ResultCode.PROTOCOL_ERROR,
              "increment (RFC 4525) is not offered: no attribute of this directory is an integer");
    }
  }

  /** Adds values, none of which may be there. */
  void add(Write.Values given) {
    AttributeType type = writable(given.description());
    if (given.values().isEmpty()) {
      throw new Refused(
          ResultCode.PROTOCOL_ERROR, "no value is given to be added to " + type.name());
    }
    List<String> present = values.getOrDefault(type.name(), List.of());
    Set<String> normal = new LinkedHashSet<>(present.stream().map(v -> normal(type, v)).toList());
    for (String value : checked(type, given)) {
      if (!normal.add(normal(type, value))) {
        throw new Refused(
            ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
            type.name() + " has this value already, or is given it twice");
      }
    }
    List<String> all = new ArrayList<>(present);
    all.addAll(given.values());
    put(type, all);
  }

  private void delete(Write.Values given) {
    AttributeType type = writable(given.description());
    List<String> present = values.get(type.name());
    if (present == null) {
      throw new Refused(ResultCode.NO_SUCH_ATTRIBUTE, "the entry has no " + type.name());
    }
    if (given.values().isEmpty()) {
      values.remove(type.name());
      return;
    }
    if (type.matching().equality() == null) {
      throw new Refused(
          ResultCode.INAPPROPRIATE_MATCHING,
          "values of " + type.name() + " cannot be told apart: replace or delete the attribute");
    }
    List<String> left = new ArrayList<>(present);
    for (String value : checked(type, given)) {
      String wanted = normal(type, value);
      if (!left.removeIf(each -> normal(type, each).equals(wanted))) {
        throw new Refused(
            ResultCode.NO_SUCH_ATTRIBUTE,
            type.name() + " has no such value to be deleted, or it is to be deleted twice");
      }
    }
    put(type, left);
  }

  private void replace(Write.Values given) {
    AttributeType type = writable(given.description());
    Set<String> normal = new LinkedHashSet<>();
    for (String value : checked(type, given)) {
      if (!normal.add(normal(type, value))) {
        throw new Refused(
            ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, type.name() + " is given a value twice");
      }
    }
    put(type, given.values());
  }

  private void put(AttributeType type, List<String> all) {
    if (all.isEmpty()) {
      values.remove(type.name());
    } else if (all.size() > most) {
      throw new Refused(
          ResultCode.ADMIN_LIMIT_EXCEEDED, "an attribute has at most " + most + " values");
    } else {
      values.put(type.name(), List.copyOf(all));
    }
  }

  /** The type that a description names, if clients may write it at all. */
  private static AttributeType writable(String description) {
    AttributeType type =
        DirectorySchema.type(description)
            .orElseThrow(
                () ->
                    new Refused(
                        ResultCode.UNDEFINED_ATTRIBUTE_TYPE,
                        "no attribute type " + description + " is known; the schema lists all"));
    if (type.operational()) {
      throw new Refused(
          ResultCode.CONSTRAINT_VIOLATION, type.name() + " is written by the server only");
    }
    return type;
  }

  private static List<String> checked(AttributeType type, Write.Values given) {
    for (String value : given.values()) {
      if (!ValueSyntax.holds(type, value)) {
        throw new Refused(
            ResultCode.INVALID_ATTRIBUTE_SYNTAX,
            "a value of "
                + type.name()
                + " is not of its syntax: "
                + type.matching().name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return given.values();
  }

  /** What two equal values share; without an equality rule, the value itself. */
  static String normal(AttributeType type, String value) {
    if (type.matching() == Matching.NONE) {
      return value;
    }
    String normal = type.matching().normalise(value);
    return normal == null ? value : normal;
  }
}
