package fr.annuairesante.importer.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text whose digest is taken and whose last byte is remembered while it is read. */
final class DigestedText extends FilterInputStream {

  private final MessageDigest sha256;
  private byte last = '\n';

  DigestedText(InputStream in) {
    super(in);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted) throws IOException {
    int read = super.read(bytes, offset, wanted);
    if (read > 0) {
      sha256.update(bytes, offset, read);
      last = bytes[offset + read - 1];
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    throw new IOException("a text is read from end to end");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Of what was read so far, hexadecimal; to be asked once. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** True for an empty text too. */
  boolean endsWithLineFeed() {
    return last == '\n';
  }
}
