package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One text of the input whose header was checked: a file, or one entry of a zip.
 *
 * @param path the file given
 * @param entry name of the zip entry, or null
 * @param stamp YYYYMMDDhhmm of the text's name, else of the zip's, else the empty string
 * @param size bytes of text, unpacked
 * @param header what its first line says
 */
public record ExtractFile(Path path, String entry, String stamp, long size, ExtractHeader header) {

  /** For messages and reports: {@code file.txt} or {@code file.zip!entry.txt}. */
  public String name() {
    return name(path, entry);
  }

  static String name(Path path, String entry) {
    Path last = path.getFileName();
    String file = (last == null ? path : last).toString();
    return entry == null ? file : file + "!" + entry;
  }

  /**
   * A text that was read from its first to its last byte.
   *
   * @param lines header and blank lines left out
   * @param sha256 of all its bytes, hexadecimal
   * @param endsWithLineFeed false when its last line is not ended: it may be cut
   */
  public record TextRead(long lines, String sha256, boolean endsWithLineFeed) {}

  /** What {@link #read} does with each line. */
  @FunctionalInterface
  public interface LineConsumer {

    /**
     * Takes one line other than the header, blank ones left out; the view is valid during the call
     * only.
     *
     * @param number in the file, the header being 1
     * @param refusal why the line cannot be used, or null when its shape and identifiers are good
     */
    void accept(Line line, long number, Refusal refusal) throws IOException;
  }

  /**
   * Why and where a line is refused.
   *
   * @param column null when it is the whole line
   */
  public record Refusal(Reason reason, Column column) {}

  /**
   * Reads the text as a stream, each line once and in order.
   *
   * @param bytesRead told how many bytes of text each read brought
   * @return what was read
   * @throws ImportFailure BROKEN_ZIP, UNREADABLE_FILE or FILE_CHANGED; lines already given are then
   *     worth nothing
   */
  public TextRead read(LongConsumer bytesRead, LineConsumer consumer) throws IOException {
    return read(bytesRead, Collections.emptySortedMap(), consumer);
  }

  /**
   * The same with other lines in place of refused ones.
   *
   * @param replayed by line number; a blank one replaces nothing
   * @throws ImportFailure besides, REPLAY_MISMATCH when there is no refused line of that number
   */
  public TextRead read(
      LongConsumer bytesRead, SortedMap<Long, byte[]> replayed, LineConsumer consumer)
      throws IOException {
    if (entry == null) {
      try (InputStream in = Files.newInputStream(path)) {
        return readText(in, bytesRead, replayed, consumer);
      }
    }
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
      ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        throw changed();
      }
      try (InputStream in = new CheckedEntry(zip.getInputStream(found), found)) {
        return readText(in, bytesRead, replayed, consumer);
      }
    } catch (ZipException | EOFException damaged) {
      throw broken(path, entry, damaged);
    }
  }

  static ImportFailure broken(Path path, String entry, IOException cause) {
    return new ImportFailure(
        Code.BROKEN_ZIP,
        name(path, entry) + " is damaged or cut short: " + cause.getMessage() + ".",
        "Fetch it again; nothing was changed.",
        cause);
  }

  private ImportFailure changed() {
    return new ImportFailure(
        Code.FILE_CHANGED,
        name() + " changed while it was being imported.",
        "Run the import again once the file is complete.");
  }

  private TextRead readText(
      InputStream in,
      LongConsumer bytesRead,
      SortedMap<Long, byte[]> replayed,
      LineConsumer consumer)
      throws IOException {
    DigestedText text = new DigestedText(in);
    LineReader reader = new LineReader(text, bytesRead);
    Line line = header.newLine();
    reader.skipByteOrderMark();
    if (!reader.next(line) || !headerText(line).equals(header.line())) {
      throw changed();
    }
    LineCheck check = new LineCheck(header);
    Replay replay = new Replay(name(), header, replayed);
    long lines = 0;
    while (reader.next(line)) {
      if (line.start() < line.end()) {
        lines++;
        Refusal refusal = check.refusal(reader, line);
        if (replay.replaces(reader.number(), refusal)) {
          consumer.accept(replay.line(), reader.number(), replay.refusal());
        } else {
          consumer.accept(line, reader.number(), refusal);
        }
      }
    }
    replay.end();
    return new TextRead(lines, text.sha256(), text.endsWithLineFeed());
  }

  private static String headerText(Line line) {
    int length = line.end() - line.start();
    return new String(line.bytes(), line.start(), length, StandardCharsets.UTF_8);
  }

  /** The first line of a text, or the empty string when there is none. */
  static String firstLine(InputStream in) throws IOException {
    LineReader reader = new LineReader(new BufferedInputStream(in), bytes -> {});
    Line line = new Line();
    reader.skipByteOrderMark();
    return reader.next(line) ? headerText(line) : "";
  }
}
