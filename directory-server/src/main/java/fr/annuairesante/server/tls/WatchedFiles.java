package fr.annuairesante.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * A few files that make one thing together, looked at now and then: tells when they hold another.
 * Made for whoever replaces a certificate, one file after the other, under a running server. Not
 * thread-safe.
 *
 * @param <T> what the files hold
 */
public final class WatchedFiles<T> {

  /** Reads the files as they are now. */
  private interface Reading<T> {
    T read() throws KeyFileException;
  }

  /** What tells a file from the one that was there before; two nulls and 0 when there is none. */
  private record Stamp(FileTime modified, Object identity, long size) {

    private static final Stamp MISSING = new Stamp(null, null, 0);

    static Stamp of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime(), now.fileKey(), now.size());
      } catch (IOException unreadable) {
        return MISSING; // reading says so
      }
    }
  }

  private final List<Path> files;
  private final Reading<T> reading;
  private List<Stamp> settled;
  private List<Stamp> seen;

  private WatchedFiles(List<Path> files, Reading<T> reading) {
    this.files = files;
    this.reading = reading;
    this.settled = stamps();
    this.seen = settled;
  }

  /**
   * The server's two PEM files.
   *
   * @param chain the server's certificate first, then its issuers
   * @param key the certificate's unencrypted private key
   */
  public static WatchedFiles<ServerKey> keyPair(Path chain, Path key) {
    return new WatchedFiles<>(List.of(chain, key), () -> KeyPairStore.pem(chain, key));
  }

  /** A PEM file for {@link Authorities#read}. */
  public static WatchedFiles<Authorities> authorities(Path file) {
    return new WatchedFiles<>(List.of(file), () -> Authorities.read(file));
  }

  /**
   * Reads what the files hold now.
   *
   * @throws KeyFileException when that cannot be used
   */
  public T read() throws KeyFileException {
    return reading.read();
  }

  /**
   * What is new, once, if the files have changed and then stayed the same from one call to the
   * next: files that are being written are left alone.
   *
   * @throws KeyFileException once for each change, when the files hold nothing usable
   */
  public Optional<T> changed() throws KeyFileException {
    List<Stamp> now = stamps();
    boolean atRest = now.equals(seen);
    seen = now;
    if (!atRest || now.equals(settled)) {
      return Optional.empty();
    }
    settled = now;
    T read = read();
    if (!stamps().equals(now)) {
      settled = List.of(); // written to meanwhile: the next call at rest reads again
      return Optional.empty();
    }
    return Optional.of(read);
  }

  private List<Stamp> stamps() {
    return files.stream().map(Stamp::of).toList();
  }
}
