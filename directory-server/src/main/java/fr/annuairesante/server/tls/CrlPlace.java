package fr.annuairesante.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file or URL with lists of revoked certificates, DER or PEM. Immutable.
 *
 * @param text path or URL, as an operator wrote it
 */
record CrlPlace(String text) {

  /** The largest list taken; the largest that authorities publish have a few megabytes. */
  static final int MOST_BYTES = 20_000_000;

  private static final int MOST_FILES = 100;

  /** Whether reading it may take long. */
  boolean isRemote() {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** The files there are in a folder now, each a place of its own; else only this. */
  List<CrlPlace> parts() throws IOException {
    if (isRemote() || !Files.isDirectory(Path.of(text))) {
      return List.of(this);
    }
    try (Stream<Path> files = Files.list(Path.of(text))) {
      List<CrlPlace> parts =
          files
              .filter(file -> Files.isRegularFile(file) && !isHidden(file))
              .map(file -> new CrlPlace(file.toString()))
              .limit(MOST_FILES + 1L)
              .toList();
      if (parts.size() > MOST_FILES) {
        throw new IOException(text + " holds more than " + MOST_FILES + " files");
      }
      return parts;
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /**
   * Reads all lists of a file or URL.
   *
   * @throws IOException when it cannot be read or holds something else; the message says which
   */
  List<X509CRL> read(CrlDownload download) throws IOException {
    return lists(isRemote() ? download.fetch(URI.create(text)) : bytes(Path.of(text)));
  }

  /**
   * The lists that a file or an answer holds, at least one.
   *
   * @throws IOException when it holds something else
   */
  static List<X509CRL> lists(byte[] bytes) throws IOException {
    try {
      List<X509CRL> lists =
          CertificateFactory.getInstance("X.509")
              .generateCRLs(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509CRL.class::cast)
              .toList();
      if (lists.isEmpty()) {
        throw new IOException("it holds no list");
      }
      return lists;
    } catch (CRLException | CertificateException other) {
      throw new IOException("it holds something else than lists", other);
    }
  }

  /** The whole file, of bounded size. */
  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it is larger than " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }
}
