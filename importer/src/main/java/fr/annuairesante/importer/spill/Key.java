package fr.annuairesante.importer.spill;

import java.nio.charset.StandardCharsets;

/**
 * A grouping key: at most 255 bytes, its ASCII letters made capitals, because names of entries
 * differ by more than case. Reused from record to record; not thread-safe.
 */
public final class Key {

  static final int LONGEST = 255;

  private final byte[] bytes = new byte[LONGEST];
  private int length;

  /** Empties the key. */
  public Key clear() {
    length = 0;
    return this;
  }

  /** Adds bytes at the end; throws {@link IndexOutOfBoundsException} when the key gets too long. */
  public Key append(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = source[i];
      bytes[length++] = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
    }
    return this;
  }

  /** Makes the text the key. */
  public Key set(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return clear().append(utf8, 0, utf8.length);
  }

  public boolean isEmpty() {
    return length == 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  long hash() {
    return Hash.of(bytes, 0, length);
  }
}
