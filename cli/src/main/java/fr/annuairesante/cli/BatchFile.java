package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.server.acts.BatchPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * The lines of a batch, read as they are needed: JSON, one object a line, or CSV with a header of
 * field names. The start of a line that cannot be read is sent as text, so that its receipt says
 * so: one too long, of another encoding, with two objects or one field twice. Used by one thread.
 */
final class BatchFile implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What bytes become that are no UTF-8. */
  private static final char NO_UTF_8 = '\uFFFD';

  /** Characters of a line, many times what its fields may hold. */
  private static final int LONGEST_LINE = 16_384;

  /** Characters sent of a line that cannot be read. */
  private static final int SHOWN = 200;

  /** Room that a request needs besides its lines. */
  private static final int ENVELOPE = 4_096;

  private final Path path;
  private final AutoCloseable file;
  private final Iterator<JsonNode> lines;
  private JsonNode ahead;

  private BatchFile(Path path, AutoCloseable file, Iterator<JsonNode> lines) {
    this.path = path;
    this.file = file;
    this.lines = lines;
  }

  /** Opens a file: one whose name ends in {@code .csv} is CSV. */
  static BatchFile open(Path path) throws IOException, Failure {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    boolean csv = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return csv ? csv(reader, path) : new BatchFile(path, reader, json(reader));
  }

  private static Iterator<JsonNode> json(BufferedReader reader) {
    return new Iterator<>() {
      private String line = filled();

      private String filled() {
        try {
          String next = line(reader);
          while (next != null && next.isBlank()) {
            next = line(reader);
          }
          return next;
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }

      @Override
      public boolean hasNext() {
        return line != null;
      }

      @Override
      public JsonNode next() {
        String next = line;
        line = filled();
        return object(next);
      }
    };
  }

  /** The next line, cut where it is longer than one may be; null at the end. */
  private static String line(BufferedReader reader) throws IOException {
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() <= LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static JsonNode object(String line) {
    if (!isLegible(line)) {
      return unread(line);
    }
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException unreadable) {
      return unread(line);
    }
  }

  private static boolean isLegible(String line) {
    return line.length() <= LONGEST_LINE && line.indexOf(NO_UTF_8) < 0;
  }

  /** Its start, and where its encoding breaks if it does. */
  private static JsonNode unread(String line) {
    String start = line.substring(0, Math.min(SHOWN, line.length()));
    boolean broken = line.indexOf(NO_UTF_8) >= 0 && start.indexOf(NO_UTF_8) < 0;
    return JSON.getNodeFactory().textNode(broken ? start + NO_UTF_8 : start);
  }

  /** The separator is the one that the header has: people's spreadsheets write either. */
  private static BatchFile csv(BufferedReader reader, Path path) throws IOException, Failure {
    reader.mark(LONGEST_LINE + 1);
    char[] start = new char[LONGEST_LINE];
    int read = Math.max(0, reader.read(start));
    reader.reset();
    String header = new String(start, 0, read).lines().findFirst().orElse("");
    if (header.isBlank() || header.length() == LONGEST_LINE) {
      throw new Failure("there is no header in " + path, "its first line names the fields");
    }
    char separator = header.indexOf(';') >= 0 ? ';' : ',';
    try {
      CSVParser parser =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(separator)
              .setHeader()
              .setSkipHeaderRecord(true)
              .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
              .setIgnoreEmptyLines(true)
              .get()
              .parse(reader);
      return new BatchFile(path, parser, map(parser.iterator()));
    } catch (IllegalArgumentException unnamed) {
      throw new Failure(
          "the header of " + path + " has a column without a name, or two of one name: " + header,
          "its first line names the fields, each once",
          unnamed);
    }
  }

  private static Iterator<JsonNode> map(Iterator<CSVRecord> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public JsonNode next() {
        return object(records.next());
      }
    };
  }

  private static JsonNode object(CSVRecord record) {
    String joined = String.join(";", record);
    if (!record.isConsistent() || !isLegible(joined)) {
      return unread(joined);
    }
    ObjectNode line = JSON.createObjectNode();
    record
        .toMap()
        .forEach(
            (field, value) -> {
              if (!value.isEmpty()) {
                line.put(field.strip(), value);
              }
            });
    return line;
  }

  /**
   * The next lines, at most so many and so long that a server takes them in one part; empty at the
   * end. The same file has the same parts each time.
   */
  List<JsonNode> next(int most) throws IOException, Failure {
    List<JsonNode> next = new ArrayList<>();
    int bytes = ENVELOPE;
    try {
      while (next.size() < most && (ahead != null || lines.hasNext())) {
        JsonNode line = ahead == null ? lines.next() : ahead;
        bytes += line.toString().getBytes(StandardCharsets.UTF_8).length + 1;
        if (bytes > BatchPart.LONGEST) {
          ahead = line;
          break;
        }
        next.add(line);
        ahead = null;
      }
    } catch (UncheckedIOException unreadable) {
      if (unreadable.getCause() instanceof CSVException broken) {
        throw new Failure(
            path + " is no CSV from some line on: " + broken.getMessage(),
            "the lines before may have been sent: mend it, and send it under the same --request",
            broken);
      }
      throw unreadable.getCause();
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception other) {
      throw new IOException(other);
    }
  }
}
