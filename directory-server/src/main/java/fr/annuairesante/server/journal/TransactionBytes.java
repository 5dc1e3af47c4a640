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
import java.util.Optional;
import java.util.UUID;

/**
 * A transaction as bytes. Attribute names are written out, so that a journal outlives a change of
 * schema.
 */
final class TransactionBytes {

  private static final int PUT = 1;
  private static final int REPLACE = 2;
  private static final int DELETE = 3;

  private TransactionBytes() {}

  static byte[] write(Transaction transaction) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(transaction.sequence());
      out.writeLong(transaction.micros());
      write(out, transaction.by());
      write(out, transaction.origin());
      out.writeInt(transaction.changes().size());
      for (Change change : transaction.changes()) {
        write(out, change);
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Change change) throws IOException {
    boolean put = change instanceof Change.Put;
    out.writeByte(put ? change.found().isPresent() ? REPLACE : PUT : DELETE);
    if (change.found().isPresent()) {
      write(out, change.found().get().stamp());
      write(out, change.found().get().entry());
    }
    if (change instanceof Change.Put after) {
      write(out, after.stamp());
      write(out, after.entry());
    }
  }

  static Transaction read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    long sequence = in.readLong();
    long micros = in.readLong();
    String by = readText(in);
    String origin = readText(in);
    int count = in.readInt();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(readChange(in));
    }
    return new Transaction(sequence, micros, by, origin, changes);
  }

  private static Change readChange(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case PUT -> readPut(Optional.empty(), in);
      case REPLACE -> readPut(Optional.of(readBefore(in)), in);
      case DELETE -> new Change.Delete(readBefore(in));
      default -> throw new IOException("unknown kind of change " + kind);
    };
  }

  private static Change readPut(Optional<Before> before, DataInputStream in) throws IOException {
    Stamp stamp = readStamp(in);
    return new Change.Put(before, readEntry(in), stamp);
  }

  private static Before readBefore(DataInputStream in) throws IOException {
    Stamp stamp = readStamp(in);
    return new Before(readEntry(in), stamp);
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
