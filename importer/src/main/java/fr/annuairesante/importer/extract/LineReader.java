package fr.annuairesante.importer.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Cuts a stream into lines and columns in one pass over its bytes. LF and CRLF end a line; a last
 * line without an end counts. Memory is one fixed buffer, whatever the length of a line.
 */
final class LineReader {

  /** Longest line accepted, in bytes, its end excluded. */
  static final int LONGEST_LINE = 65_536;

  private static final int BUFFER = 1 << 20;

  private final InputStream in;
  private final LongConsumer bytesRead;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean atEnd;

  private long number;
  private boolean tooLong;
  private boolean hasControl;
  private boolean hasNonAscii;

  /**
   * @param bytesRead told how many bytes each read brought
   */
  LineReader(InputStream in, LongConsumer bytesRead) {
    this.in = in;
    this.bytesRead = bytesRead;
  }

  /** Number of the current line, from 1. */
  long number() {
    return number;
  }

  /** The current line is longer than accepted: the view holds its beginning only. */
  boolean tooLong() {
    return tooLong;
  }

  /** The current line holds NUL, or a carriage return elsewhere than at its end. */
  boolean hasControl() {
    return hasControl;
  }

  boolean hasNonAscii() {
    return hasNonAscii;
  }

  /** Skips a byte order mark at the beginning of the stream. */
  void skipByteOrderMark() throws IOException {
    while (limit < 3 && !atEnd) {
      fill();
    }
    boolean mark =
        limit >= 3
            && buffer[0] == (byte) 0xef
            && buffer[1] == (byte) 0xbb
            && buffer[2] == (byte) 0xbf;
    position = mark ? 3 : 0;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next(Line line) throws IOException {
    tooLong = false;
    int lineEnd = scan(line);
    while (lineEnd < 0) {
      if (atEnd) {
        if (position == limit) {
          return false;
        }
        return accept(line, limit, limit);
      }
      if (limit - position > LONGEST_LINE + 1) {
        return acceptTooLong(line);
      }
      makeRoom();
      fill();
      lineEnd = scan(line);
    }
    return accept(line, lineEnd, lineEnd + 1);
  }

  /** Index of the line feed that ends the line at {@link #position}, or -1 if it is not there. */
  private int scan(Line line) {
    byte[] bytes = buffer;
    int stop = limit;
    int controls = 0;
    int signs = 0;
    int i = position;
    line.begin(bytes, i);
    for (; i < stop; i++) {
      byte b = bytes[i];
      if (b == '|') {
        line.separator(i);
      } else if (b < ' ') {
        signs |= b;
        if (b == '\n') {
          break;
        }
        if (b == '\r' || b == 0) {
          controls++;
        }
      }
    }
    boolean endsInReturn = i > position && bytes[i - 1] == '\r';
    hasControl = controls > (endsInReturn ? 1 : 0);
    hasNonAscii = signs < 0;
    return i < stop ? i : -1;
  }

  private boolean accept(Line line, int lineEnd, int nextLine) {
    int end = lineEnd > position && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    tooLong = end - position > LONGEST_LINE;
    line.finish(end);
    position = nextLine;
    number++;
    return true;
  }

  /** Shows the beginning of the line and reads on to its end without keeping it. */
  private boolean acceptTooLong(Line line) throws IOException {
    byte[] head = Arrays.copyOfRange(buffer, position, position + LONGEST_LINE);
    position = limit;
    while (true) {
      int i = position;
      while (i < limit && buffer[i] != '\n') {
        i++;
      }
      if (i < limit) {
        position = i + 1;
        break;
      }
      position = 0;
      limit = 0;
      if (atEnd) {
        break;
      }
      fill();
    }
    line.view(head, 0, head.length);
    tooLong = true;
    number++;
    return true;
  }

  private void makeRoom() {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
  }

  private void fill() throws IOException {
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      atEnd = true;
    } else {
      limit += read;
      bytesRead.accept(read);
    }
  }
}
