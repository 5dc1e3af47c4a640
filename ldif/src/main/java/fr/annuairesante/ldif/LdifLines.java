package fr.annuairesante.ldif;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private long number;

  LdifLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
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
    bytes.reset();
    boolean whole = physical();
    long first = number;
    if (bytes.size() > 0) {
      while (peek() == ' ') {
        int skipped = in.read();
        assert skipped == ' ';
        whole &= physical();
      }
    }
    return new Line(first, bytes.toString(StandardCharsets.ISO_8859_1), !whole);
  }

  /** Appends one line of the file without its end; false when it had to be cut. */
  private boolean physical() throws IOException {
    number++;
    boolean whole = true;
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b == '\r' && peek() == '\n') {
        continue;
      }
      if (bytes.size() < LONGEST_LINE_BYTES) {
        bytes.write(b);
      } else {
        whole = false;
      }
    }
    return whole;
  }

  private int peek() throws IOException {
    in.mark(1);
    int b = in.read();
    in.reset();
    return b;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
