package fr.annuairesante.ldif;

import fr.annuairesante.ldif.LdifLines.Line;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads LDIF content records (RFC 2849) one by one. UTF-8 that is not base64 is understood too,
 * because people write it. Empty values are dropped: no directory string is empty (RFC 4517
 * §3.3.6).
 *
 * <p>Not thread-safe. What is wrong in a file is an {@link LdifRecord.Rejected}, never an
 * exception; an exception means that the file could not be read.
 */
public final class LdifReader implements Closeable {

  private final LdifLines lines;
  private boolean started;

  /** Reads from {@code in}, which is closed with this reader and need not be buffered. */
  public LdifReader(InputStream in) {
    lines = new LdifLines(in);
  }

  /** The next record, or null at the end of the file. */
  public LdifRecord next() throws IOException {
    Line line = lines.next();
    while (line != null && (line.isEmpty() || isVersion(line))) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    started = true;
    try {
      return entry(line);
    } catch (Malformed malformed) {
      skipToEmptyLine(malformed.line);
      return new LdifRecord.Rejected(malformed.line.number(), malformed.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private LdifRecord entry(Line first) throws IOException, Malformed {
    Field dn = field(first);
    if (!dn.name.equalsIgnoreCase("dn")) {
      throw new Malformed(first, "a record starts with dn:, not with " + dn.name + ":");
    }
    DirectoryEntry.Builder entry = DirectoryEntry.builder(dn.value);
    int attributes = 0;
    for (Line line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
      Field field = field(line);
      entry.add(canonical(field.name, line), field.value);
      attributes++;
    }
    if (attributes == 0) {
      return new LdifRecord.Rejected(first.number(), "the entry has no attribute: give it some");
    }
    return new LdifRecord.Accepted(first.number(), entry.build());
  }

  private static String canonical(String name, Line line) throws Malformed {
    if (name.equalsIgnoreCase("changetype")) {
      throw new Malformed(line, "change records are not read: give the whole entry instead");
    }
    if (name.indexOf(';') >= 0) {
      throw new Malformed(line, "attribute options are not kept: remove them from " + name);
    }
    Optional<AttributeType> type = DirectorySchema.type(name);
    if (type.isEmpty()) {
      throw new Malformed(
          line, "unknown attribute " + name + ": see docs/attributes.md for those there are");
    }
    return type.get().name();
  }

  /** {@code name: value}, {@code name:: base64}; a reference is refused. */
  private static Field field(Line line) throws Malformed {
    if (line.tooLong()) {
      throw new Malformed(
          line, "the line is longer than " + LdifLines.LONGEST_LINE_BYTES + " bytes");
    }
    String bytes = line.bytes();
    int colon = bytes.indexOf(':');
    if (colon < 1) {
      throw new Malformed(line, "a line is written name: value, and goes on after a space");
    }
    String name = bytes.substring(0, colon);
    String rest = bytes.substring(colon + 1);
    if (rest.startsWith("<")) {
      throw new Malformed(line, "values by reference are not followed: write the value of " + name);
    }
    boolean base64 = rest.startsWith(":");
    String value = withoutSpacesBefore(base64 ? rest.substring(1) : rest);
    byte[] octets = base64 ? decoded(value, line) : value.getBytes(StandardCharsets.ISO_8859_1);
    return new Field(name, text(octets, line));
  }

  private static String withoutSpacesBefore(String value) {
    int from = 0;
    while (from < value.length() && value.charAt(from) == ' ') {
      from++;
    }
    return value.substring(from);
  }

  private static byte[] decoded(String base64, Line line) throws Malformed {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException notBase64) {
      throw new Malformed(line, "what follows :: is not base64: " + notBase64.getMessage());
    }
  }

  private static String text(byte[] value, Line line) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException notText) {
      throw new Malformed(line, "the value is not UTF-8 text: binary values are not kept");
    }
  }

  private boolean isVersion(Line line) {
    String text = line.bytes().toLowerCase(Locale.ROOT);
    return !started && text.startsWith("version:") && text.substring(8).strip().equals("1");
  }

  /** Up to the end of the record that {@code line} belongs to. */
  private void skipToEmptyLine(Line line) throws IOException {
    for (Line at = line; at != null && !at.isEmpty(); ) {
      at = lines.next();
    }
  }

  private record Field(String name, String value) {}

  /** Inside this class only: the way from a bad line to its record's {@code Rejected}. */
  private static final class Malformed extends Exception {
    private final transient Line line;

    Malformed(Line line, String reason) {
      super(reason);
      this.line = line;
    }
  }
}
