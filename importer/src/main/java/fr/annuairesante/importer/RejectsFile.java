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

  private final OutputStream out;

  RejectsFile(Path path) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
  }

  void write(String file, long number, Refusal refusal, Line line) throws IOException {
    String column = refusal.column() == null ? "" : " [" + refusal.column().title() + "]";
    String head = file + ":" + number + " " + refusal.reason() + column + "\t";
    synchronized (out) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(line.bytes(), line.start(), line.end() - line.start());
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
