package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ExtractFile.Refusal;
import fr.annuairesante.importer.extract.Line;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Refused lines, whole, each behind {@code file:line reason [column]} and a tab; of a line that is
 * too long, its beginning. Bytes are copied as they are, valid UTF-8 or not. Thread-safe.
 */
final class RejectsFile implements Closeable {

  /** Stands where the reason does. */
  private static final String REPLAYED = "REPLAYED";

  private final OutputStream out;

  RejectsFile(Path path) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
  }

  void write(String file, long number, Refusal refusal, Line line) throws IOException {
    String column = refusal.column() == null ? "" : " [" + refusal.column().title() + "]";
    String head = file + ":" + number + " " + refusal.reason() + column + "\t";
    write(head, line.bytes(), line.start(), line.end() - line.start());
  }

  /** A line that was taken in place of a refused one: who replays this file keeps it. */
  void replayed(String file, long number, byte[] line) throws IOException {
    write(file + ":" + number + " " + REPLAYED + "\t", line, 0, line.length);
  }

  private void write(String head, byte[] bytes, int from, int length) throws IOException {
    synchronized (out) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(bytes, from, length);
      out.write('\n');
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (out) {
      out.close();
    }
  }
}
