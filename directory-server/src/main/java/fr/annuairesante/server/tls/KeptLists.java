package fr.annuairesante.server.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.HexFormat;
import java.util.List;

/**
 * The last good lists of each URL, one file each in a folder, for the next start: a restart while
 * the authority's server is away must not lock every operator out (R118). For one thread.
 */
final class KeptLists {

  private static final int NAME_BYTES = 16;

  private final Path folder;

  /**
   * @param folder made when first needed
   */
  KeptLists(Path folder) {
    this.folder = folder;
  }

  /** What was kept of a place; none when nothing was. */
  List<X509CRL> read(CrlPlace place) throws IOException {
    Path file = file(place);
    return Files.exists(file) ? CrlPlace.lists(CrlPlace.bytes(file)) : List.of();
  }

  /** Keeps these, in place of those before. */
  void write(CrlPlace place, List<X509CRL> lists) throws IOException {
    Files.createDirectories(folder);
    Path file = file(place);
    Path made = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
            FileChannel.open(
                made,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      for (X509CRL list : lists) {
        out.write(list.getEncoded());
      }
      channel.force(true);
    } catch (CRLException unreadable) {
      throw new IOException("a list cannot be encoded", unreadable);
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(CrlPlace place) {
    try {
      byte[] url = place.text().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(url);
      return folder.resolve(HexFormat.of().formatHex(digest, 0, NAME_BYTES) + ".crl");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
