package fr.annuairesante.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file to write whole or not at all: a temporary one beside it, renamed at the end. {@code -} is
 * standard output.
 */
final class OutputFile {

  /** Writes the content; what it throws passes through. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private OutputFile() {}

  /** Writes it; on any failure a file that was there before stays as it was. */
  static void write(Console console, String name, Content content) throws IOException {
    if (name.equals("-")) {
      writeToConsole(console, content);
      return;
    }
    replace(Path.of(name).toAbsolutePath(), content);
  }

  /** Writes an absolute path by the rule of {@link #write}. */
  static void replace(Path target, Content content) throws IOException {
    Path temporary = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
        content.writeTo(out);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Standard output stays open; a stream of its kind keeps its errors to itself until asked. */
  private static void writeToConsole(Console console, Content content) throws IOException {
    OutputStream out =
        new BufferedOutputStream(console.out(), 1 << 16) {
          @Override
          public void close() throws IOException {
            flush();
          }
        };
    content.writeTo(out);
    out.flush();
    if (console.out().checkError()) {
      throw new IOException("standard output cannot be written");
    }
  }
}
