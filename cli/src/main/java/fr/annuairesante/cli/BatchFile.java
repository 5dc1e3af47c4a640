package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a batch, read as they are needed: JSON, one object a line, or CSV with a header of
 * field names. A line that cannot be read is sent as it is, so that its receipt says so.
 */
final class BatchFile implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final AutoCloseable file;
  private final Iterator<JsonNode> lines;

  private BatchFile(AutoCloseable file, Iterator<JsonNode> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Opens a file: one whose name ends in {@code .csv} is CSV. */
  static BatchFile open(Path path) throws IOException, Failure {
    BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return path.toString().endsWith(".csv") ? csv(reader, path) : json(reader);
  }

  private static BatchFile json(BufferedReader reader) {
    Iterator<JsonNode> lines =
        reader.lines().filter(line -> !line.isBlank()).map(BatchFile::object).iterator();
    return new BatchFile(reader, lines);
  }

  private static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException unreadable) {
      return JSON.getNodeFactory().textNode(line);
    }
  }

  /** The separator is the one that the header has: people's spreadsheets write either. */
  private static BatchFile csv(BufferedReader reader, Path path) throws IOException, Failure {
    reader.mark(1 << 16);
    String header = reader.readLine();
    reader.reset();
    if (header == null) {
      throw new Failure("there is no header in " + path, "its first line names the fields");
    }
    char separator = header.indexOf(';') >= 0 ? ';' : ',';
    CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get()
            .parse(reader);
    Iterator<CSVRecord> records = parser.iterator();
    return new BatchFile(parser, map(records));
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
    if (!record.isConsistent()) {
      return JSON.getNodeFactory().textNode(String.join(";", record));
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

  /** The next lines, at most so many; empty at the end. */
  List<JsonNode> next(int most) throws IOException {
    List<JsonNode> next = new ArrayList<>();
    try {
      while (next.size() < most && lines.hasNext()) {
        next.add(lines.next());
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    } catch (NoSuchElementException impossible) {
      throw new IllegalStateException("hasNext said there is one", impossible);
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
