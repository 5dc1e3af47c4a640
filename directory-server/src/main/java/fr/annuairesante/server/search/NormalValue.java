package fr.annuairesante.server.search;

import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.server.index.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The normal form of a stored value, in a reused buffer: what {@link Matching#normalise} says, byte
 * by byte where the value is ASCII or French, as nearly all are. Not thread-safe.
 */
final class NormalValue {

  /** UTF-8 of U+00C0 to U+017F is one of these and a byte from 0x80 to 0xBF. */
  private static final int FIRST_LEAD = 0xc3;

  private static final int LAST_LEAD = 0xc5;

  private static final int DELETE = 0x7f;

  /** What folding makes of each of these letters where that is ASCII; else null. */
  private static final byte[][] FOLDED_LETTERS = new byte[(LAST_LEAD - FIRST_LEAD + 1) * 64][];

  static {
    for (int i = 0; i < FOLDED_LETTERS.length; i++) {
      String within = Folding.fold("x" + Character.toString(0xc0 + i) + "x");
      boolean letters = within.length() > 2 && within.chars().allMatch(c -> c >= 'a' && c <= 'z');
      String folded = within.substring(1, within.length() - 1);
      FOLDED_LETTERS[i] = letters ? folded.getBytes(StandardCharsets.US_ASCII) : null;
    }
  }

  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Reads an entry's current value; false when it is none of its syntax and matches nothing. */
  boolean read(Matching matching, StoredEntry entry) {
    return read(matching, entry.bytes(), entry.valueStart(), entry.valueLength());
  }

  /** True when it is that one. */
  boolean is(byte[] utf8) {
    return Arrays.equals(bytes, 0, length, utf8, 0, utf8.length);
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Reads a value; false when it is no value of its syntax and therefore matches nothing. */
  boolean read(Matching matching, byte[] from, int offset, int size) {
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, bytes.length * 2)];
    }
    boolean done =
        switch (matching) {
          case FOLDED, ADDRESS -> fold(from, offset, size, true);
          case CASE_IGNORE, IA5 -> fold(from, offset, size, false);
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

  /** False, and nothing read, at the first character that this cannot fold. */
  private boolean fold(byte[] from, int offset, int size, boolean names) {
    int to = 0;
    boolean pendingSpace = false;
    int i = offset;
    while (i < offset + size) {
      byte c = from[i++];
      if (names ? isNameSpace(c) : isSpace(c)) {
        pendingSpace = to > 0;
        continue;
      }
      if (pendingSpace) {
        bytes[to++] = ' ';
        pendingSpace = false;
      }
      if (c >= 0 && c != DELETE) {
        bytes[to++] = c >= 'A' && c <= 'Z' ? (byte) (c + 32) : c;
        continue;
      }
      // The rest is left to Matching.
      byte[] folded = names && i < offset + size ? letter(c, from[i++]) : null;
      if (folded == null) {
        return false;
      }
      for (byte each : folded) {
        bytes[to++] = each;
      }
    }
    length = to;
    return true;
  }

  private static byte[] letter(byte lead, byte next) {
    int index = ((lead & 0xff) - FIRST_LEAD) * 64 + (next & 0x3f);
    return index >= 0 && index < FOLDED_LETTERS.length ? FOLDED_LETTERS[index] : null;
  }

  private static boolean isNameSpace(byte c) {
    return (c >= 0 && c <= ' ') || c == '-' || c == '\'' || c == '`';
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
  }
}
