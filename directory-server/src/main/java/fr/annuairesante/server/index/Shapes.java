package fr.annuairesante.server.index;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Matching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * The shape of an entry: which attributes and object classes it has. Millions of entries share a
 * few thousand shapes, so one term for each entry answers presence and {@code objectClass} instead
 * of some thirty. Not thread-safe.
 *
 * <p>A shape is written {@code :cn:mail:sn:=person:=top:}, in the order of the names.
 */
final class Shapes {

  private static final int MOST_KNOWN = 20_000;

  private final Map<List<String>, BytesRef> known = new HashMap<>();

  /** True when the shape holds the attribute's values, which then have no terms of their own. */
  static boolean holds(AttributeType type) {
    return type.name().equals(Attributes.OBJECT_CLASS);
  }

  BytesRef of(DirectoryEntry entry) {
    List<String> parts = new ArrayList<>(entry.attributes().size() + 8);
    for (Attribute attribute : entry.attributes()) {
      parts.add(attribute.name());
      if (attribute.name().equals(Attributes.OBJECT_CLASS)) {
        attribute.values().forEach(each -> parts.add("=" + Matching.OID.normalise(each)));
      }
    }
    BytesRef shape = known.get(parts);
    if (shape == null) {
      shape = new BytesRef(":" + String.join(":", parts.stream().sorted().toList()) + ":");
      if (known.size() < MOST_KNOWN) {
        known.put(List.copyOf(parts), shape);
      }
    }
    return shape;
  }

  /** Shapes with that attribute. */
  static Plan withAttribute(AttributeType type) {
    return with(type.name());
  }

  /** Shapes with a class of that normal form. */
  static Plan withClass(String normal) {
    return with("=" + normal);
  }

  private static Plan with(String part) {
    byte[] wanted = (":" + part + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Plan.Terms(
        EntryDocument.SHAPE, null, null, null, shape -> contains(shape, wanted), 0);
  }

  private static boolean contains(BytesRef shape, byte[] wanted) {
    int last = shape.offset + shape.length - wanted.length;
    for (int at = shape.offset; at <= last; at++) {
      int i = 0;
      while (i < wanted.length && shape.bytes[at + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
