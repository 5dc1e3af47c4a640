package fr.annuairesante.schema.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that are none of its throw {@link
 * IllegalArgumentException}, whatever they are. Not thread-safe.
 */
public final class ByteReader {

  private final byte[] bytes;
  private int position;

  public ByteReader(byte[] bytes) {
    this(bytes, 0);
  }

  public ByteReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
  }

  public boolean atEnd() {
    return position >= bytes.length;
  }

  public int position() {
    return position;
  }

  public int number() {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (position >= bytes.length) {
        throw new IllegalArgumentException("the bytes end within a number");
      }
      byte next = bytes[position++];
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    if (number < 0) {
      throw new IllegalArgumentException("a number is too large");
    }
    return number;
  }

  public String text() {
    int size = size();
    String text = new String(bytes, position, size, StandardCharsets.UTF_8);
    position += size;
    return text;
  }

  public List<String> texts() {
    int size = size();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }

  public byte[] bytes() {
    int size = size();
    position += size;
    return Arrays.copyOfRange(bytes, position - size, position);
  }

  /** A length or a count: never more than what is left. */
  private int size() {
    int size = number();
    if (size > bytes.length - position) {
      throw new IllegalArgumentException("the bytes end too soon");
    }
    return size;
  }
}
