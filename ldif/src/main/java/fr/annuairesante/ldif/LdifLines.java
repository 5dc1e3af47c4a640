package fr.annuairesante.ldif;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of an LDIF file, unfolded and without comments (RFC 2849 §2, notes 1 to 4). */
final class LdifLines implements Closeable {

  /** A folded line longer than this is cut, and its record rejected. */
  static final int LONGEST_LINE_BYTES = 1 << 20;

  /**
   * One line after unfolding; empty between records.
   *
   * @param bytes one character for each byte of the file (ISO 8859-1), because the end of a folded
   *     line may fall inside a UTF-8 character
   */
  record Line(long number, String bytes, boolean tooLong) {
    boolean isEmpty() {
      return bytes.isEmpty() && !tooLong;
    }
  }

  private final InputStream in;
  private byte[] line = new byte[256];
  private int length;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long number;

  LdifLines(InputStream in) {
    this.in = in;
  }

  /** The next line that is no comment, or null at the end. */
  Line next() throws IOException {
    for (Line line = unfolded(); line != null; line = unfolded()) {
      if (line.isEmpty() || line.bytes().charAt(0) != '#') {
        return line;
      }
    }
    return null;
  }

  private Line unfolded() throws IOException {
    if (peek() < 0) {
      return null;
    }
    length = 0;
    boolean whole = physical();
    long first = number;
    if (length > 0) {
      while (peek() == ' ') {
        at++;
        whole &= physical();
      }
    }
    return new Line(first, new String(line, 0, length, StandardCharsets.ISO_8859_1), !whole);
  }

  /** Appends one line of the file without its end; false when it had to be cut. */
  private boolean physical() throws IOException {
    number++;
    int before = length;
    boolean whole = true;
    boolean ended = false;
    while (!ended && peek() >= 0) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      whole &= append(from, at - from);
      ended = at < end;
    }
    at += ended ? 1 : 0;
    if (length > before && line[length - 1] == '\r') {
      length--;
    }
    return whole;
  }

  private boolean append(int from, int bytes) {
    int kept = Math.min(bytes, LONGEST_LINE_BYTES - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + kept));
    }
    System.arraycopy(buffer, from, line, length, kept);
    length += kept;
    return kept == bytes;
  }

  /** The next byte without taking it, or -1 at the end of the file. */
  private int peek() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(in.read(buffer), 0);
    }
    return at == end ? -1 : buffer[at] & 0xff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
