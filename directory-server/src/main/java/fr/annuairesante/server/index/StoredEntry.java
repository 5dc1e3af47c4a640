package fr.annuairesante.server.index;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/**
 * An entry as bytes: a head ({@link Stamp}, zone, depth), its name, then for each attribute its
 * number, and its values as OCTET STRINGs ready for the wire. A reader over bytes it does not own;
 * {@link #reset} moves it to another entry. Not thread-safe.
 *
 * <p>Layout: zone, depth, uuid (16), created (8), modified (8), change (3), creator, modifier (both
 * empty for the importer), name, then (number, length, values)*; integers of variable length.
 */
public final class StoredEntry {

  /** Creator of everything that comes from a register or an extraction. */
  public static final String IMPORTER = "uid=import," + fr.annuairesante.schema.Tree.ACCOUNTS;

  private static final Set<String> DERIVED =
      Set.of(
          "entryUUID",
          "entryCSN",
          "createTimestamp",
          "modifyTimestamp",
          "creatorsName",
          "modifiersName",
          "entryDN",
          "subschemaSubentry",
          "structuralObjectClass");

  private static final int HEAD = 2 + 16 + 8 + 8 + 3;

  private byte[] bytes = {};
  private int start;
  private int end;
  private int nameStart;
  private int nameLength;
  private int attributes;
  private int position;
  private int type;
  private int valuesStart;
  private int valuesLength;
  private int valueStart;
  private int valueLength;
  private int document;

  /** The bytes of an entry; unknown attribute names throw {@link IllegalArgumentException}. */
  public static byte[] encode(DirectoryEntry entry, NameKey key, Stamp stamp) {
    ByteArray out = new ByteArray();
    out.write(Zone.of(key, entry).code());
    out.write(key.depth());
    out.writeLong(stamp.uuid().getMostSignificantBits());
    out.writeLong(stamp.uuid().getLeastSignificantBits());
    out.writeLong(stamp.createdMicros());
    out.writeLong(stamp.modifiedMicros());
    out.write(stamp.change() >>> 16);
    out.write(stamp.change() >>> 8);
    out.write(stamp.change());
    out.writeText(stamp.creator().equals(IMPORTER) ? "" : stamp.creator());
    out.writeText(stamp.modifier().equals(IMPORTER) ? "" : stamp.modifier());
    out.writeText(entry.dn());
    ByteArray values = new ByteArray();
    for (Attribute attribute : entry.attributes()) {
      values.clear();
      for (String value : attribute.values()) {
        values.writeOctets(value.getBytes(StandardCharsets.UTF_8));
      }
      out.writeVarInt(Types.number(attribute.name()));
      out.writeVarInt(values.size());
      out.write(values);
    }
    return out.toByteArray();
  }

  /** Moves to the entry in these bytes and before its first attribute. */
  public StoredEntry reset(BytesRef ref) {
    bytes = ref.bytes;
    start = ref.offset;
    end = ref.offset + ref.length;
    position = start + HEAD;
    skipText();
    skipText();
    nameLength = readVarInt();
    nameStart = position;
    attributes = nameStart + nameLength;
    position = attributes;
    return this;
  }

  private void skipText() {
    int length = readVarInt();
    position += length;
  }

  private int readVarInt() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[position++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  /** Says which document of the index it is. */
  StoredEntry numbered(int number) {
    document = number;
    return this;
  }

  /** The same document as if it were that entry of the same name. */
  public StoredEntry shownAs(DirectoryEntry other) {
    byte[] encoded = encode(other, NameKey.of(other.dn()), stamp());
    return new StoredEntry().reset(new BytesRef(encoded)).numbered(document);
  }

  /** Its number in the snapshot it was read from. */
  public int document() {
    return document;
  }

  /** Back to before the first attribute. */
  public void rewind() {
    position = attributes;
  }

  /** Moves to the next attribute; false after the last. */
  public boolean next() {
    if (position >= end) {
      return false;
    }
    type = readVarInt();
    valuesLength = readVarInt();
    valuesStart = position;
    valueStart = position;
    valueLength = 0;
    position += valuesLength;
    return true;
  }

  /** Moves to the next value of the current attribute; false after the last. */
  public boolean nextValue() {
    int at = valueStart + valueLength;
    if (at >= valuesStart + valuesLength) {
      return false;
    }
    valueLength = Ber.length(bytes, at + 1);
    valueStart = at + 1 + Ber.lengthOfLength(valueLength);
    return true;
  }

  /** Where the current value starts. */
  public int valueStart() {
    return valueStart;
  }

  public int valueLength() {
    return valueLength;
  }

  /** Moves to the attribute of that number; false when the entry has none. */
  public boolean find(int number) {
    rewind();
    while (next()) {
      if (type == number) {
        return true;
      }
    }
    return false;
  }

  public Zone zone() {
    return Zone.of(bytes[start]);
  }

  /** Components of the name below the suffix. */
  public int depth() {
    return bytes[start + 1];
  }

  public byte[] bytes() {
    return bytes;
  }

  public int nameStart() {
    return nameStart;
  }

  public int nameLength() {
    return nameLength;
  }

  /** Number of the current attribute. */
  public int type() {
    return type;
  }

  /** Where the values of the current attribute start, as OCTET STRINGs back to back. */
  public int valuesStart() {
    return valuesStart;
  }

  public int valuesLength() {
    return valuesLength;
  }

  public String name() {
    return text(nameStart, nameLength);
  }

  /** The values of the current attribute from the current one on, as text. */
  public List<String> values() {
    List<String> values = new ArrayList<>(2);
    while (nextValue()) {
      values.add(text(valueStart, valueLength));
    }
    return values;
  }

  private String text(int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  public Stamp stamp() {
    ByteBuffer head = ByteBuffer.wrap(bytes, start + 2, HEAD - 2);
    UUID uuid = new UUID(head.getLong(), head.getLong());
    long created = head.getLong();
    long modified = head.getLong();
    int change = (head.get() & 0xff) << 16 | (head.get() & 0xff) << 8 | (head.get() & 0xff);
    int saved = position;
    position = start + HEAD;
    String creator = readText();
    String modifier = readText();
    position = saved;
    return new Stamp(
        uuid,
        created,
        modified,
        change,
        creator.isEmpty() ? IMPORTER : creator,
        modifier.isEmpty() ? IMPORTER : modifier);
  }

  /** True when no import made the entry: {@link Stamp#isLocal} without reading the stamp. */
  public boolean isLocal() {
    return bytes[start + HEAD] != 0;
  }

  private String readText() {
    int length = readVarInt();
    String text = text(position, length);
    position += length;
    return text;
  }

  /** The entry without its operational attributes; moves to the end. */
  public DirectoryEntry toEntry() {
    List<Attribute> all = new ArrayList<>();
    rewind();
    while (next()) {
      all.add(new Attribute(Types.type(type).name(), values()));
    }
    return new DirectoryEntry(name(), all);
  }

  /** True when the server makes the attribute up from the rest of the entry. */
  public static boolean isDerived(String attribute) {
    return DERIVED.contains(attribute);
  }

  /**
   * The value of an attribute that the server derives instead of storing it.
   *
   * @return null when that attribute is not derived
   */
  public String derived(String attribute) {
    return switch (attribute) {
      case "entryUUID" -> stamp().uuid().toString();
      case "entryCSN" -> stamp().csn();
      case "createTimestamp" -> GeneralizedTime.write(Stamp.instant(stamp().createdMicros()));
      case "modifyTimestamp" -> GeneralizedTime.write(Stamp.instant(stamp().modifiedMicros()));
      case "creatorsName" -> stamp().creator();
      case "modifiersName" -> stamp().modifier();
      case "entryDN" -> name();
      case "subschemaSubentry" -> "cn=subschema";
      case "structuralObjectClass" -> zone().structuralClass(depth(), name());
      default -> null;
    };
  }
}
