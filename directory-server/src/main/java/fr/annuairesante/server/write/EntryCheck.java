package fr.annuairesante.server.write;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.ObjectClass;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an entry keeps its schema (RFC 4512 §2.4, §2.5, §2.3): the first thing that it breaks.
 */
final class EntryCheck {

  private EntryCheck() {}

  /** What holds of every entry that a client writes, whoever fills in the rest. */
  static void given(DirectoryEntry entry) {
    Set<ObjectClass> classes = classes(entry);
    for (Attribute attribute : entry.attributes()) {
      AttributeType type = DirectorySchema.required(attribute.name());
      if (type.singleValued() && attribute.values().size() > 1) {
        throw new Refused(ResultCode.CONSTRAINT_VIOLATION, type.name() + " has one value at most");
      }
      if (classes.stream().noneMatch(each -> allows(each, type.name()))) {
        throw new Refused(
            ResultCode.OBJECT_CLASS_VIOLATION,
            "no object class of the entry allows " + type.name());
      }
    }
    name(entry);
  }

  /** Its values have no more bytes than that, in UTF-8. */
  static void size(DirectoryEntry entry, int most) {
    long bytes = 0;
    for (Attribute attribute : entry.attributes()) {
      for (String value : attribute.values()) {
        bytes += value.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (bytes > most) {
      throw new Refused(ResultCode.ADMIN_LIMIT_EXCEEDED, "an entry has at most " + most + " bytes");
    }
  }

  /** The same, and nothing is filled in: what its classes require is there. */
  static void whole(DirectoryEntry entry) {
    given(entry);
    for (ObjectClass each : classes(entry)) {
      for (String required : each.must()) {
        if (entry.attribute(required).isEmpty()) {
          throw new Refused(
              ResultCode.OBJECT_CLASS_VIOLATION,
              "object class " + each.name() + " requires " + required);
        }
      }
    }
  }

  private static boolean allows(ObjectClass each, String attribute) {
    return each.must().contains(attribute) || each.may().contains(attribute);
  }

  /** Those named and their superiors. */
  private static Set<ObjectClass> classes(DirectoryEntry entry) {
    Set<ObjectClass> classes = new LinkedHashSet<>();
    for (String name : entry.values(Attributes.OBJECT_CLASS)) {
      Optional<ObjectClass> each = DirectorySchema.objectClass(name);
      if (each.isEmpty()) {
        throw new Refused(
            ResultCode.OBJECT_CLASS_VIOLATION, "no object class " + name + " is known");
      }
      while (each.isPresent() && classes.add(each.get())) {
        each = Optional.ofNullable(each.get().superior()).flatMap(DirectorySchema::objectClass);
      }
    }
    if (classes.isEmpty()) {
      throw new Refused(ResultCode.OBJECT_CLASS_VIOLATION, "an entry has object classes");
    }
    return classes;
  }

  /** The most special structural class; an entry has one (RFC 4512 §2.4.2). */
  static String structuralClass(DirectoryEntry entry) {
    Set<String> structural = new LinkedHashSet<>();
    Set<String> superiors = new LinkedHashSet<>();
    for (ObjectClass each : classes(entry)) {
      if (each.kind() == ObjectClass.Kind.STRUCTURAL) {
        structural.add(each.name());
        superiors.add(each.superior());
      }
    }
    structural.removeAll(superiors);
    if (structural.size() != 1) {
      throw new Refused(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "an entry has one structural object class; given: " + String.join(", ", structural));
    }
    return structural.iterator().next();
  }

  /** Every value of the entry's own name is among its attributes (RFC 4511 §4.7). */
  static void name(DirectoryEntry entry) {
    RDN rdn = rdn(entry.dn());
    String[] names = rdn.getAttributeNames();
    for (int i = 0; i < names.length; i++) {
      if (!has(entry, names[i], rdn.getAttributeValues()[i])) {
        throw new Refused(
            ResultCode.NAMING_VIOLATION,
            "the entry lacks the " + names[i].toLowerCase(Locale.ROOT) + " that its name says");
      }
    }
  }

  /** The same after a modify, which does not rename (RFC 4511 §4.6). */
  static void keepsName(DirectoryEntry entry) {
    try {
      name(entry);
    } catch (Refused unnamed) {
      throw new Refused(
          ResultCode.NOT_ALLOWED_ON_RDN, "the value that names the entry does not change");
    }
  }

  /** The first value of an entry's own name. */
  static String namingValue(String dn) {
    return rdn(dn).getAttributeValues()[0];
  }

  private static RDN rdn(String dn) {
    try {
      return new DN(dn).getRDN();
    } catch (LDAPException impossible) {
      throw new IllegalArgumentException("the name was read before: " + dn, impossible);
    }
  }

  private static boolean has(DirectoryEntry entry, String attribute, String value) {
    Optional<AttributeType> type = DirectorySchema.type(attribute);
    return type.isPresent()
        && entry.values(type.get().name()).stream()
            .anyMatch(
                each ->
                    EntryValues.normal(type.get(), each)
                        .equals(EntryValues.normal(type.get(), value)));
  }
}
