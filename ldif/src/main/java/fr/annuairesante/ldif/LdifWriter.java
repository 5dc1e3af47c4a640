package fr.annuairesante.ldif;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes entries as LDIF content records (RFC 2849): UTF-8, lines of at most 76 bytes ended by a
 * line feed, base64 where a value or a name is no SAFE-STRING. Attributes and values come in the
 * entry's order, so that the first cn of an export is still the one to show.
 *
 * <p>No {@code version:} line is written: slapadd 2.5 takes it for an attribute and refuses the
 * file.
 *
 * <p>Entries are written in the order of the calls: parents must come before their children for a
 * server to load the file. Thread-safe; one entry is never torn by another.
 */
public final class LdifWriter implements EntrySink, Closeable {

  private static final int LINE_BYTES = 76;
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private int column;

  /** Starts a file; {@code out} is closed with this writer and need not be buffered. */
  public LdifWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public synchronized void put(DirectoryEntry entry) throws IOException {
    line("dn", entry.dn());
    for (Attribute attribute : entry.attributes()) {
      for (String value : attribute.values()) {
        line(attribute.name(), value);
      }
    }
    endLine();
    if (filled >= BUFFER_BYTES / 2) {
      drain();
    }
  }

  /** Gives everything to the stream and closes it. */
  @Override
  public synchronized void close() throws IOException {
    try (out) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  private void line(String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ascii(name);
    if (isSafe(bytes)) {
      ascii(bytes.length == 0 ? ":" : ": ");
      folded(bytes);
    } else {
      ascii(":: ");
      folded(Base64.getEncoder().encode(bytes));
    }
    endLine();
  }

  /** SAFE-STRING of RFC 2849, and no space at the end (its note 8). */
  private static boolean isSafe(byte[] value) {
    if (value.length == 0) {
      return true;
    }
    byte first = value[0];
    if (first == ' ' || first == ':' || first == '<' || value[value.length - 1] == ' ') {
      return false;
    }
    for (byte b : value) {
      if (b <= '\r' && (b <= 0 || b == '\n' || b == '\r')) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies ASCII without a detour
  private void ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), buffer, filled);
    filled += text.length();
    column += text.length();
  }

  private void folded(byte[] value) {
    reserve(value.length + 2 * (value.length / (LINE_BYTES - 1) + 2));
    int from = 0;
    int room = Math.max(LINE_BYTES - column, 0);
    while (value.length - from > room) {
      System.arraycopy(value, from, buffer, filled, room);
      filled += room;
      from += room;
      buffer[filled++] = '\n';
      buffer[filled++] = ' ';
      room = LINE_BYTES - 1;
    }
    System.arraycopy(value, from, buffer, filled, value.length - from);
    filled += value.length - from;
  }

  private void endLine() {
    reserve(1);
    buffer[filled++] = '\n';
    column = 0;
  }

  private void reserve(int bytes) {
    if (buffer.length - filled < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, filled + bytes));
    }
  }
}
