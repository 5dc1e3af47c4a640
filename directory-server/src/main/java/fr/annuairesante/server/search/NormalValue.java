package fr.annuairesante.server.search;

import fr.annuairesante.schema.Matching;
import java.nio.charset.StandardCharsets;

/**
 * The normal form of a stored value, in a reused buffer: what {@link Matching#normalise} says, byte
 * by byte where the value is ASCII, as nearly all are. Not thread-safe.
 */
final class NormalValue {

  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Reads a value; false when it is no value of its syntax and therefore matches nothing. */
  boolean read(Matching matching, byte[] from, int offset, int size) {
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, bytes.length * 2)];
    }
    boolean done =
        switch (matching) {
          case FOLDED, ADDRESS -> foldAscii(from, offset, size, true);
          case CASE_IGNORE, IA5 -> foldAscii(from, offset, size, false);
          default -> false;
        };
    return done || readText(matching, new String(from, offset, size, StandardCharsets.UTF_8));
  }

  /** Reads a value already decoded. */
  boolean readText(Matching matching, String text) {
    String normal = matching.normalise(text);
    if (normal == null) {
      return false;
    }
    byte[] utf8 = normal.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < utf8.length) {
      bytes = new byte[utf8.length];
    }
    System.arraycopy(utf8, 0, bytes, 0, utf8.length);
    length = utf8.length;
    return true;
  }

  /** False, and nothing read, at the first byte that is not ASCII. */
  private boolean foldAscii(byte[] from, int offset, int size, boolean names) {
    int to = 0;
    boolean pendingSpace = false;
    for (int i = offset; i < offset + size; i++) {
      byte c = from[i];
      if (c < 0) {
        return false;
      }
      if (names ? isNameSpace(c) : isSpace(c)) {
        pendingSpace = to > 0;
        continue;
      }
      if (pendingSpace) {
        bytes[to++] = ' ';
        pendingSpace = false;
      }
      bytes[to++] = c >= 'A' && c <= 'Z' ? (byte) (c + 32) : c;
    }
    length = to;
    return true;
  }

  private static boolean isNameSpace(byte c) {
    return c <= ' ' || c == '-' || c == '\'' || c == '`';
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
  }
}
