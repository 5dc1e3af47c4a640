package fr.annuairesante.server.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What precedes a record: 20 bytes. Its own checksum covers its place too, so that a damaged length
 * is never believed, nor a record that belongs elsewhere.
 *
 * @param length of the body, bytes
 * @param durable position in the file before which everything was on disk when this was written
 * @param checksum CRC-32C of the body
 */
record RecordHead(int length, long durable, int checksum) {

  /** A record is one transaction: at the most, all mailboxes of a domain. */
  static final int LONGEST_BODY = 1 << 28;

  static final int BYTES = 20;

  private static final int CHECKED = 16;

  static RecordHead of(byte[] body, long durable) {
    return new RecordHead(body.length, durable, checksum(body));
  }

  /**
   * Writes it.
   *
   * @param file number of the file's first transaction
   */
  void write(ByteBuffer out, long file, long position) {
    int start = out.position();
    out.putInt(length).putLong(durable).putInt(checksum);
    out.putInt(checksum(out, start, file, position));
  }

  /** Null when these are not the first bytes of a record at that place. */
  static RecordHead read(ByteBuffer in, int at, long file, long position) {
    int length = in.getInt(at);
    long durable = in.getLong(at + 4);
    boolean plausible = length > 0 && length <= LONGEST_BODY && durable >= 0 && durable <= position;
    if (!plausible || in.getInt(at + CHECKED) != checksum(in, at, file, position)) {
      return null;
    }
    return new RecordHead(length, durable, in.getInt(at + 12));
  }

  private static int checksum(ByteBuffer bytes, int at, long file, long position) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(at + CHECKED).position(at));
    crc.update(ByteBuffer.allocate(16).putLong(file).putLong(position).flip());
    return (int) crc.getValue();
  }

  static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
