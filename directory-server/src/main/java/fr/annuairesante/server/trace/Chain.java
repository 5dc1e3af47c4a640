package fr.annuairesante.server.trace;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of a file's lines (R125): each ends with {@code chain=} and the first 64 bits of the
 * SHA-256 of its own text and the whole digest of the line before. Whatever is removed, altered or
 * moved, the chain breaks there. For one thread.
 */
final class Chain {

  /** What stands between a line and its link. */
  static final String FIELD = " chain=";

  private static final int LINK = 8;

  /** How much longer a line becomes. */
  static final int FIELD_BYTES = FIELD.length() + 2 * LINK;

  private final MessageDigest sha256 = sha256();
  private byte[] digest = new byte[sha256.getDigestLength()];

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Adds a line.
   *
   * @return its link, 16 hexadecimal digits
   */
  String add(byte[] line, int from, int length) {
    sha256.update(digest);
    sha256.update(line, from, length);
    digest = sha256.digest();
    return link();
  }

  /** The link of the last line. */
  String link() {
    return HexFormat.of().formatHex(digest, 0, LINK);
  }
}
