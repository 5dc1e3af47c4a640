package fr.annuairesante.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The server's two PEM files, looked at now and then: tells when they hold another pair. Made for
 * whoever replaces a certificate, one file after the other, under a running server. Not
 * thread-safe.
 */
public final class WatchedKey {

  /** What tells a file from the one that was there before; two nulls and 0 when there is none. */
  private record Stamp(FileTime modified, Object identity, long size) {

    private static final Stamp MISSING = new Stamp(null, null, 0);

    static Stamp of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime(), now.fileKey(), now.size());
      } catch (IOException unreadable) {
        return MISSING; // reading the pair says so
      }
    }
  }

  private final Path chain;
  private final Path key;
  private List<Stamp> settled;
  private List<Stamp> seen;

  /**
   * @param chain the server's certificate first, then its issuers
   * @param key the certificate's unencrypted private key
   */
  public WatchedKey(Path chain, Path key) {
    this.chain = Objects.requireNonNull(chain, "chain");
    this.key = Objects.requireNonNull(key, "key");
    this.settled = stamps();
    this.seen = settled;
  }

  /**
   * Reads the pair as it is now.
   *
   * @throws KeyFileException when the files hold no usable pair
   */
  public ServerKey read() throws KeyFileException {
    return KeyPairStore.pem(chain, key);
  }

  /**
   * The new pair, once, if the files have changed and then stayed the same from one call to the
   * next: files that are being written are left alone.
   *
   * @throws KeyFileException once for each change, when the files hold no usable pair
   */
  public Optional<ServerKey> changed() throws KeyFileException {
    List<Stamp> now = stamps();
    boolean atRest = now.equals(seen);
    seen = now;
    if (!atRest || now.equals(settled)) {
      return Optional.empty();
    }
    settled = now;
    ServerKey pair = read();
    if (!stamps().equals(now)) {
      settled = List.of(); // written to meanwhile: the next call at rest reads again
      return Optional.empty();
    }
    return Optional.of(pair);
  }

  private List<Stamp> stamps() {
    return List.of(Stamp.of(chain), Stamp.of(key));
  }
}
