package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry as bytes, spilled or sent: texts in UTF-8 behind their length, lists behind their size.
 */
public final class EntryBytes {

  private EntryBytes() {}

  /** The entry as bytes. */
  public static byte[] write(DirectoryEntry entry) {
    List<byte[]> texts = new ArrayList<>();
    texts.add(utf8(entry.dn()));
    for (Attribute attribute : entry.attributes()) {
      texts.add(utf8(attribute.name()));
      attribute.values().forEach(value -> texts.add(utf8(value)));
    }
    int size = 4 + texts.stream().mapToInt(t -> 4 + t.length).sum() + 4 * entry.attributes().size();
    ByteBuffer out = ByteBuffer.allocate(size);
    put(out, utf8(entry.dn()));
    out.putInt(entry.attributes().size());
    for (Attribute attribute : entry.attributes()) {
      put(out, utf8(attribute.name()));
      out.putInt(attribute.values().size());
      attribute.values().forEach(value -> put(out, utf8(value)));
    }
    return out.array();
  }

  /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} on anything else. */
  public static DirectoryEntry read(byte[] bytes) {
    try {
      return read(bytes, 0, bytes.length);
    } catch (BufferUnderflowException broken) {
      throw new IllegalArgumentException("the bytes are no entry", broken);
    }
  }

  /** The same of a part of an array that is known to be good. */
  public static DirectoryEntry read(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    String dn = text(in);
    Attribute[] attributes = new Attribute[size(in)];
    for (int i = 0; i < attributes.length; i++) {
      String name = text(in).intern();
      String[] values = new String[size(in)];
      for (int k = 0; k < values.length; k++) {
        values[k] = text(in);
      }
      attributes[i] = new Attribute(name, List.of(values));
    }
    return new DirectoryEntry(dn, List.of(attributes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer out, byte[] text) {
    out.putInt(text.length).put(text);
  }

  /** A length or a count: never more than what is left. */
  private static int size(ByteBuffer in) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return size;
  }

  private static String text(ByteBuffer in) {
    byte[] utf8 = new byte[size(in)];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
