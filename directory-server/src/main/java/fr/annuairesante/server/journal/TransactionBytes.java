package fr.annuairesante.server.journal;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.Stamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A change as bytes. Attribute names are written out, so that a journal outlives a change of
 * schema.
 *
 * @param sequence its number in the journal, from 1
 */
record ChangeRecord(long sequence, Change change) {

  private static final int PUT = 1;
  private static final int DELETE = 2;

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(sequence);
      if (change instanceof Change.Put put) {
        out.writeByte(PUT);
        write(out, put.stamp());
        write(out, put.entry());
      } else {
        Change.Delete delete = (Change.Delete) change;
        out.writeByte(DELETE);
        out.writeLong(delete.micros());
        write(out, delete.by());
        write(out, delete.dn());
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static ChangeRecord fromBytes(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    long sequence = in.readLong();
    int kind = in.readByte();
    return switch (kind) {
      case PUT -> {
        Stamp stamp = readStamp(in);
        yield new ChangeRecord(sequence, new Change.Put(readEntry(in), stamp));
      }
      case DELETE -> {
        long micros = in.readLong();
        String by = readText(in);
        yield new ChangeRecord(sequence, new Change.Delete(readText(in), micros, by));
      }
      default -> throw new IOException("unknown kind of change " + kind);
    };
  }

  private static void write(DataOutputStream out, Stamp stamp) throws IOException {
    out.writeLong(stamp.uuid().getMostSignificantBits());
    out.writeLong(stamp.uuid().getLeastSignificantBits());
    out.writeLong(stamp.createdMicros());
    out.writeLong(stamp.modifiedMicros());
    out.writeInt(stamp.change());
    write(out, stamp.creator());
    write(out, stamp.modifier());
  }

  private static Stamp readStamp(DataInputStream in) throws IOException {
    UUID uuid = new UUID(in.readLong(), in.readLong());
    return new Stamp(uuid, in.readLong(), in.readLong(), in.readInt(), readText(in), readText(in));
  }

  private static void write(DataOutputStream out, DirectoryEntry entry) throws IOException {
    write(out, entry.dn());
    out.writeInt(entry.attributes().size());
    for (Attribute attribute : entry.attributes()) {
      write(out, attribute.name());
      out.writeInt(attribute.values().size());
      for (String value : attribute.values()) {
        write(out, value);
      }
    }
  }

  private static DirectoryEntry readEntry(DataInputStream in) throws IOException {
    String dn = readText(in);
    int count = in.readInt();
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = readText(in);
      int size = in.readInt();
      List<String> values = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        values.add(readText(in));
      }
      attributes.add(new Attribute(name, values));
    }
    return new DirectoryEntry(dn, attributes);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes does not fit its record");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
