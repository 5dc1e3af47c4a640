package fr.annuairesante.importer.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * The text of a zip entry, whose length and CRC are compared at its end: {@link
 * java.util.zip.ZipFile} itself compares neither.
 */
final class CheckedEntry extends FilterInputStream {

  private final ZipEntry entry;
  private final CRC32 crc = new CRC32();
  private long length;

  CheckedEntry(InputStream in, ZipEntry entry) {
    super(in);
    this.entry = entry;
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
      crc.update(bytes, offset, read);
      length += read;
    } else if (read < 0) {
      compare();
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    throw new ZipException("a checked entry is read from end to end");
  }

  private void compare() throws ZipException {
    if (length != entry.getSize()) {
      throw new ZipException("it unpacks to " + length + " bytes instead of " + entry.getSize());
    }
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException("its checksum (CRC) does not match");
    }
  }
}
