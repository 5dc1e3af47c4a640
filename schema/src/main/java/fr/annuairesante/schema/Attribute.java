package fr.annuairesante.schema;

import java.util.List;
import java.util.Objects;

/**
 * One attribute of an entry: a canonical name of {@link DirectorySchema} and at least one value.
 *
 * @param name canonical name, as {@link AttributeType#name()} spells it
 * @param values values as written in the source, never empty strings; the first is the one an
 *     address book shows (LDAP-CLIENTS §3: Thunderbird takes value [0])
 */
public record Attribute(String name, List<String> values) {

  /** Copies the values; throws {@link IllegalArgumentException} when there is none. */
  public Attribute {
    Objects.requireNonNull(name, "name");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("attribute " + name + " has no value");
    }
  }

  /** The first value, the one to show. */
  public String first() {
    return values.get(0);
  }
}
