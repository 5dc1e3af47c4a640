package fr.annuairesante.server.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, reused from one entry to the next. Not thread-safe. */
public final class ByteArray {

  private byte[] bytes = new byte[1024];
  private int size;

  public int size() {
    return size;
  }

  /** The array itself, valid up to {@link #size} and until the next write. */
  public byte[] array() {
    return bytes;
  }

  public void clear() {
    size = 0;
  }

  public void write(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  /** Writes the first bytes of an array. */
  public void write(byte[] from, int length) {
    write(from, 0, length);
  }

  public void write(byte[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  public void write(ByteArray other) {
    write(other.bytes, 0, other.size);
  }

  public void writeLong(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  public void writeVarInt(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  /** Writes the length of a text in UTF-8 and the text. */
  void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeVarInt(utf8.length);
    write(utf8, utf8.length);
  }

  /** Writes an OCTET STRING, tag and length included. */
  public void writeOctets(byte[] value) {
    writeHeader(Ber.OCTET_STRING, value.length);
    write(value, value.length);
  }

  /** Writes a tag and a length. */
  public void writeHeader(int tag, int length) {
    room(6);
    size = Ber.header(bytes, size, tag, length);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
