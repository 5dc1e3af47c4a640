package fr.annuairesante.server.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Writes lines as text, many into one buffer; remembers the second it is in. For one thread. */
final class LineWriter {

  /**
   * No line is longer: a connection, an address, an account of 64 characters, a certificate,
   * numbers.
   */
  private static final int LONGEST = 1024;

  private static final byte[] CODE = ascii(" code=");
  private static final byte[] COUNT = ascii(" count=");
  private static final byte[] ENTRIES = ascii(" entries=");
  private static final byte[] MILLIS = ascii(" millis=");
  private static final byte[] LOST = ascii(" act=lost lines=");

  private static final Map<Act, byte[]> ACTS = new EnumMap<>(Act.class);

  static {
    for (Act each : Act.values()) {
      ACTS.put(each, ascii(" act=" + each.name().toLowerCase(Locale.ROOT)));
    }
  }

  private final byte[] buffer;
  private int size;
  private long second = Long.MIN_VALUE;
  private byte[] secondText = {};

  LineWriter(int bytes) {
    this.buffer = new byte[bytes];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  boolean hasRoom() {
    return buffer.length - size >= LONGEST;
  }

  /** The lines so far, good until the next line; the buffer is empty then. */
  ByteBuffer take() {
    ByteBuffer lines = ByteBuffer.wrap(buffer, 0, size);
    size = 0;
    return lines;
  }

  /**
   * Adds a line.
   *
   * @param millis when the first of its accesses ended, since 1970
   */
  void add(Summary accesses, long millis) {
    time(millis);
    put(accesses.client().bytes());
    put(ACTS.get(accesses.act()));
    if (accesses.code() != Access.NO_RESULT) {
      put(CODE);
      number(accesses.code(), 1);
    }
    if (accesses.count() > 1) {
      put(COUNT);
      number(accesses.count(), 1);
    }
    if (accesses.entries() > 0) {
      put(ENTRIES);
      number(accesses.entries(), 1);
    }
    long micros = accesses.nanos() / 1000;
    put(MILLIS);
    number(micros / 1000, 1);
    buffer[size++] = '.';
    number(micros % 1000, 3);
    buffer[size++] = '\n';
  }

  /** Adds how many lines are missing here. */
  void addLost(long lines, long millis) {
    time(millis);
    put(LOST);
    number(lines, 1);
    buffer[size++] = '\n';
  }

  /** {@code 2026-11-21T14:40:34.123Z}. */
  private void time(long millis) {
    long now = Math.floorDiv(millis, 1000L);
    if (now != second) {
      second = now;
      String text = Instant.ofEpochSecond(now).toString();
      secondText = ascii(text.substring(0, text.length() - 1));
    }
    put(secondText);
    buffer[size++] = '.';
    number(Math.floorMod(millis, 1000L), 3);
    buffer[size++] = 'Z';
  }

  private void put(byte[] text) {
    System.arraycopy(text, 0, buffer, size, text.length);
    size += text.length;
  }

  private void number(long value, int least) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    digits = Math.max(digits, least);
    long rest = value;
    for (int i = size + digits - 1; i >= size; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }
}
