package fr.annuairesante.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An entry as the directory stores it: its distinguished name and its attributes in display order.
 *
 * <p>Each attribute name appears once, in its canonical spelling. The naming attribute and {@code
 * objectClass} are among the attributes. Operational attributes that the server makes itself
 * (timestamps, {@code entryUUID}...) are not.
 *
 * @param dn RFC 4514 text; {@link Tree} builds it
 * @param attributes in the order an address book should see them
 */
public record DirectoryEntry(String dn, List<Attribute> attributes) {

  public DirectoryEntry {
    Objects.requireNonNull(dn, "dn");
    attributes = List.copyOf(attributes);
  }

  /** The attribute of that canonical name, if the entry has it. */
  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** All values of that attribute; empty when it is absent. */
  public List<String> values(String name) {
    return attribute(name).map(Attribute::values).orElse(List.of());
  }

  /** The first value of that attribute, or the empty string when it is absent. */
  public String first(String name) {
    return attribute(name).map(Attribute::first).orElse("");
  }

  /** A builder that ignores null, empty and repeated values, as register columns often are. */
  public static Builder builder(String dn) {
    return new Builder(dn);
  }

  /** Collects attributes; not thread-safe. */
  public static final class Builder {
    private final String dn;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    private Builder(String dn) {
      this.dn = dn;
    }

    /** Adds one value unless it is null, empty or already there. */
    public Builder add(String name, String value) {
      if (value != null && !value.isEmpty()) {
        values.computeIfAbsent(name, n -> new LinkedHashSet<>(2)).add(value);
      }
      return this;
    }

    /** Adds several values by the rule of {@link #add(String, String)}. */
    public Builder addAll(String name, Collection<String> all) {
      all.forEach(value -> add(name, value));
      return this;
    }

    /** Adds the object classes, most general first. */
    public Builder objectClasses(String... classes) {
      for (String each : classes) {
        add(Attributes.OBJECT_CLASS, each);
      }
      return this;
    }

    public DirectoryEntry build() {
      List<Attribute> attributes = new ArrayList<>(values.size());
      values.forEach((name, set) -> attributes.add(new Attribute(name, List.copyOf(set))));
      return new DirectoryEntry(dn, attributes);
    }
  }
}
