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
      OutputStream out = new BufferedOutputStream(console.out(), 1 << 16);
      content.writeTo(out);
      out.flush();
      return;
    }
    Path target = Path.of(name).toAbsolutePath();
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
}
