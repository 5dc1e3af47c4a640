package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ExtractFile.Refusal;
import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Reads one file's replayed lines beside the file, each when its place comes. Used by one thread.
 */
final class Replay {

  private final String file;
  private final LineCheck check;
  private final LineReader reader;
  private final Line line;
  private final TreeSet<Long> left;

  /**
   * @param lines by number
   */
  Replay(String file, ExtractHeader header, SortedMap<Long, byte[]> lines) {
    this.file = file;
    this.check = new LineCheck(header);
    this.reader = new LineReader(new ByteArrayInputStream(text(lines)), bytes -> {});
    this.line = header.newLine();
    this.left = new TreeSet<>(lines.keySet());
  }

  private static byte[] text(SortedMap<Long, byte[]> lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] each : lines.values()) {
      text.writeBytes(each);
      text.write('\n');
    }
    return text.toByteArray();
  }

  /**
   * Whether there is a line to take in place of that one; it is then in {@link #line}. A blank one
   * replaces nothing.
   *
   * @param refusal of the line in the file, or null
   * @throws ImportFailure REPLAY_MISMATCH when that one is not refused
   */
  boolean replaces(long number, Refusal refusal) throws IOException {
    if (!left.remove(number)) {
      return false;
    }
    if (refusal == null) {
      throw mismatch(number);
    }
    return reader.next(line) && line.start() < line.end();
  }

  /** The line to take; valid until the next. */
  Line line() {
    return line;
  }

  /** Why it is refused too, or null. */
  Refusal refusal() {
    return check.refusal(reader, line);
  }

  /** Refuses places that did not come. */
  void end() throws ImportFailure {
    if (!left.isEmpty()) {
      throw mismatch(left.first());
    }
  }

  private ImportFailure mismatch(long number) {
    return new ImportFailure(
        Code.REPLAY_MISMATCH,
        "Line " + number + " of " + file + " is not there, or is not refused.",
        "Replay a rejects file with the very files it was made from; nothing was changed.");
  }
}
