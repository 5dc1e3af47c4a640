package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectorySchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attribute types by number, as the index stores them, with what writing them needs. */
public final class Types {

  /** Changes when documents are made otherwise: an index made before must not be read. */
  private static final int FORMAT = 6;

  private static final List<AttributeType> TYPES = DirectorySchema.types();
  private static final Map<String, Indexed> BY_NAME = new HashMap<>();
  private static final byte[][] NAMES = new byte[TYPES.size()][];

  static {
    for (int i = 0; i < TYPES.size(); i++) {
      BY_NAME.put(TYPES.get(i).name(), Indexed.of(TYPES.get(i), i));
      NAMES[i] = Ber.octets(TYPES.get(i).name().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Types() {}

  /** How many types there are; numbers are below it. */
  public static int count() {
    return TYPES.size();
  }

  public static AttributeType type(int number) {
    return TYPES.get(number);
  }

  /** The number of a type of the schema. */
  public static int number(AttributeType type) {
    return indexed(type.name()).number();
  }

  /** The number of a canonical name; throws when there is no such type. */
  public static int number(String canonicalName) {
    return indexed(canonicalName).number();
  }

  /** How the type of a canonical name is indexed; throws when there is no such type. */
  static Indexed indexed(String canonicalName) {
    Indexed indexed = BY_NAME.get(canonicalName);
    if (indexed == null) {
      throw new IllegalArgumentException("no attribute type " + canonicalName);
    }
    return indexed;
  }

  /** The name as an OCTET STRING, tag and length included; not to be changed. */
  public static byte[] encodedName(int number) {
    return NAMES[number];
  }

  /** Changes when the numbers do: an index of another schema cannot be read. */
  static String fingerprint() {
    StringBuilder names = new StringBuilder();
    TYPES.forEach(
        type -> names.append(type.name()).append('/').append(type.matching()).append(' '));
    return FORMAT + "-" + TYPES.size() + "-" + Integer.toHexString(names.toString().hashCode());
  }
}
