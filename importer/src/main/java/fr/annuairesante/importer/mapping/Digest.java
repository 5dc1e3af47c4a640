package fr.annuairesante.importer.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an entry was made from, in 22 characters: the first 16 bytes of a SHA-256 over its distinct
 * source lines in byte order, each followed by a line feed, base64url without padding (D6).
 *
 * <p>What other files add to an entry (a person's mailboxes, a mailbox's place) is a second digest
 * after a point, 11 characters. So either part can change alone, and the first survives a run that
 * is given only the other files. Not thread-safe.
 */
final class Digest {

  /** Hashed first: a change of the mapping changes every digest, and so reaches the directory. */
  private static final byte[] MAPPING_VERSION = "mapping 3\n".getBytes(StandardCharsets.UTF_8);

  private static final int LINES_BYTES = 16;
  private static final int JOINED_BYTES = 8;
  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

  private final MessageDigest sha256;

  Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  Digest begin() {
    sha256.reset();
    sha256.update(MAPPING_VERSION);
    return this;
  }

  Digest line(byte[] bytes, int from, int to) {
    sha256.update(bytes, from, to - from);
    sha256.update((byte) '\n');
    return this;
  }

  String ofLines() {
    return BASE_64.encodeToString(Arrays.copyOf(sha256.digest(), LINES_BYTES));
  }

  /** The digest with that of what was joined, or alone when nothing was. */
  String with(String ofLines, String joined) {
    if (joined.isEmpty()) {
      return ofLines;
    }
    byte[] full = sha256.digest(joined.getBytes(StandardCharsets.UTF_8));
    return ofLines + "." + BASE_64.encodeToString(Arrays.copyOf(full, JOINED_BYTES));
  }

  /** The first part of a digest. */
  static String linesPart(String digest) {
    int point = digest.indexOf('.');
    return point < 0 ? digest : digest.substring(0, point);
  }

  /** Ten characters of lower-case base 32: 50 bits of the SHA-256 of the text. */
  String shortName(byte[] text) {
    byte[] full = sha256.digest(text);
    long bits = 0;
    for (int i = 0; i < 7; i++) {
      bits = bits << 8 | (full[i] & 0xff);
    }
    char[] name = new char[10];
    for (int i = 0; i < name.length; i++) {
      name[i] = BASE_32.charAt((int) (bits >>> (51 - 5 * i)) & 31);
    }
    return new String(name);
  }
}
