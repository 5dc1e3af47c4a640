package fr.annuairesante.schema.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes numbers and texts one behind the other; {@link ByteReader} reads them. Not thread-safe.
 */
public final class ByteWriter {

  private byte[] bytes = new byte[1024];
  private int length;

  /** A number that is not negative: seven bits a byte, the lowest first. */
  public ByteWriter number(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("a negative number: " + number);
    }
    reserve(5);
    int rest = number;
    while (rest > 0x7f) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  public ByteWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  /** Bytes behind their length. */
  public ByteWriter bytes(byte[] more) {
    number(more.length);
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  public int length() {
    return length;
  }

  /** A copy of all that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Starts anew. */
  public void clear() {
    length = 0;
  }
}
