package fr.annuairesante.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of one extract as UTF-8 bytes: fields separated by {@code |}, LF at the end, no quoting
 * (DATA-FORMATS §1.6). Growing, reusable, not thread-safe.
 */
final class LineBuffer {

  private final boolean trailingSeparator;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int lastLine;
  private int lineStart;
  private long lines;

  LineBuffer(boolean trailingSeparator) {
    this.trailingSeparator = trailingSeparator;
  }

  LineBuffer field(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length + 2);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    bytes[size++] = '|';
    return this;
  }

  LineBuffer code(Code code) {
    byte[] encoded = code.encoded();
    reserve(encoded.length + 1);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  LineBuffer empty(int count) {
    reserve(count + 1);
    for (int i = 0; i < count; i++) {
      bytes[size++] = '|';
    }
    return this;
  }

  void end() {
    if (!trailingSeparator) {
      size--;
    }
    reserve(1);
    bytes[size++] = '\n';
    lastLine = lineStart;
    lineStart = size;
    lines++;
  }

  /** Writes the last line once more, byte for byte. */
  void repeatLastLine() {
    int length = size - lastLine;
    reserve(length);
    System.arraycopy(bytes, lastLine, bytes, size, length);
    size += length;
    lastLine = lineStart;
    lineStart = size;
    lines++;
  }

  /** The last line without its end, separators included; empty if there is none. */
  String lastLine() {
    int end = size > lastLine ? size - 1 : size;
    return new String(bytes, lastLine, end - lastLine, StandardCharsets.UTF_8);
  }

  /** Writes a whole line as given, only its end is added. */
  void raw(String line) {
    byte[] encoded = line.getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length + 1);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    bytes[size++] = '\n';
    lastLine = lineStart;
    lineStart = size;
    lines++;
  }

  long lines() {
    return lines;
  }

  int size() {
    return size;
  }

  /** The bytes so far; the array belongs to this buffer and is valid up to {@link #size()}. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    size = 0;
    lastLine = 0;
    lineStart = 0;
    lines = 0;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
