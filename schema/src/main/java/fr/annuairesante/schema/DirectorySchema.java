package fr.annuairesante.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every attribute type and object class the directory knows: the standard ones that mail clients
 * ask for, and ours. A name that is not here is unknown, and a filter item on it is Undefined (RFC
 * 4511 §4.5.1.7).
 */
public final class DirectorySchema {

  /** The one root of our own object identifiers: a UUID-derived arc (X.667), unregistered. */
  public static final String OID_ROOT = "2.25.95593442486909299496501143226492129273";

  private static final Map<String, AttributeType> BY_NAME = new LinkedHashMap<>();
  private static final List<AttributeType> TYPES = new ArrayList<>();
  private static final Map<String, List<AttributeType>> FAMILIES = new HashMap<>();
  private static final List<ObjectClass> CLASSES =
      Stream.concat(StandardClasses.all().stream(), ObjectClasses.own().stream()).toList();
  private static final Map<String, ObjectClass> CLASS_BY_NAME = new HashMap<>();

  static {
    StandardTypes.user().forEach(DirectorySchema::register);
    StandardTypes.operational().forEach(DirectorySchema::register);
    OwnTypes.all().forEach(DirectorySchema::register);
    TYPES.forEach(type -> FAMILIES.put(type.name(), family(type)));
    for (ObjectClass each : CLASSES) {
      CLASS_BY_NAME.put(each.oid(), each);
      CLASS_BY_NAME.put(each.name().toLowerCase(Locale.ROOT), each);
    }
  }

  private DirectorySchema() {}

  /** The type of that name or OID, aliases and any case included; options are no part of it. */
  public static Optional<AttributeType> type(String nameOrOid) {
    AttributeType exact = BY_NAME.get(nameOrOid);
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(BY_NAME.get(nameOrOid.toLowerCase(Locale.ROOT)));
  }

  /** The type of a name that the code itself uses; throws when it is none. */
  public static AttributeType required(String canonicalName) {
    return type(canonicalName)
        .orElseThrow(() -> new IllegalArgumentException("no attribute type " + canonicalName));
  }

  /** True for the object identifier of an attribute type or class of ours. */
  static boolean own(String oid) {
    return oid.startsWith(OID_ROOT + ".");
  }

  /** All types, in a stable order: a type's position is its number in the index. */
  public static List<AttributeType> types() {
    return Collections.unmodifiableList(TYPES);
  }

  /** The type itself and those that specialise it, such as cn, sn, o... for {@code name}. */
  public static List<AttributeType> withSubtypes(AttributeType type) {
    return FAMILIES.get(type.name());
  }

  private static List<AttributeType> family(AttributeType type) {
    List<AttributeType> family = new ArrayList<>();
    family.add(type);
    for (AttributeType each : TYPES) {
      if (type.name().equals(each.superior())) {
        family.addAll(family(each));
      }
    }
    return List.copyOf(family);
  }

  /** All object classes, superiors first. */
  public static Collection<ObjectClass> classes() {
    return CLASSES;
  }

  /** The class of that name or OID, in any case. */
  public static Optional<ObjectClass> objectClass(String nameOrOid) {
    return Optional.ofNullable(CLASS_BY_NAME.get(nameOrOid.toLowerCase(Locale.ROOT)));
  }

  private static void register(AttributeType type) {
    TYPES.add(type);
    BY_NAME.put(type.oid(), type);
    for (String name : type.names()) {
      BY_NAME.put(name, type);
      BY_NAME.put(name.toLowerCase(Locale.ROOT), type);
    }
  }
}
