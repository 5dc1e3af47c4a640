package fr.annuairesante.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** SHA-256 of files, made on a thread of their own while the import reads them. */
final class FileDigests {

  private static final int BUFFER_BYTES = 1 << 16;

  private final CompletableFuture<Map<String, String>> digests;

  FileDigests(List<Path> files) {
    digests = CompletableFuture.supplyAsync(() -> all(files));
  }

  /**
   * The digest of the file that a report's name is about, hexadecimal, when they are made; empty
   * for a file that cannot be read.
   *
   * @param name {@code file.txt} or {@code file.zip!entry.txt}
   */
  String of(String name) {
    int entry = name.indexOf('!');
    return digests.join().getOrDefault(entry < 0 ? name : name.substring(0, entry), "");
  }

  private static Map<String, String> all(List<Path> files) {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files) {
      digests.put(String.valueOf(file.getFileName()), sha256(file));
    }
    return digests;
  }

  /** Hexadecimal; empty for a file that cannot be read, which is the import's to report. */
  static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (in.read(buffer) >= 0) {
          // the stream digests what passes
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      return "";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
