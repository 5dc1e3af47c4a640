package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The changes file: records of (length, CRC-32C, bytes), one after the other. Thread-safe; several
 * processes may append to the same file.
 */
public final class Journal implements AutoCloseable {

  /** A record is one change of one entry. */
  static final int LONGEST_RECORD = 1 << 20;

  private static final int HEAD = 8;

  private final FileChannel file;

  /** Where the next unread record starts, and the number of the last one read. */
  private long readTo;

  private long lastSequence;

  /** Opens the journal in a folder, creating it when missing. */
  public static Journal open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Journal(
        FileChannel.open(
            folder.resolve("changes.log"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Takes changes in the order they were made. */
  @FunctionalInterface
  public interface Reader {
    void read(long sequence, Change change) throws IOException;
  }

  /** True when the file has grown beyond what was read: cheap enough to ask on every login. */
  public synchronized boolean hasUnread() throws IOException {
    return file.size() > readTo;
  }

  /** Number of the last change read or appended; 0 when there is none. */
  public synchronized long lastSequence() {
    return lastSequence;
  }

  /** Reads what was not read yet, up to the end or to a record that is not whole yet. */
  public synchronized void readOn(Reader reader) throws IOException {
    while (true) {
      ChangeRecord record = next();
      if (record == null) {
        return;
      }
      reader.read(record.sequence(), record.change());
    }
  }

  /** Null at the end, and at a tail that is not a whole record. */
  private ChangeRecord next() throws IOException {
    long size = file.size();
    if (readTo + HEAD > size) {
      return null;
    }
    ByteBuffer head = read(readTo, HEAD);
    int length = head.getInt();
    int checksum = head.getInt();
    long end = readTo + HEAD + length;
    boolean plausible = length > 0 && length <= LONGEST_RECORD;
    if (!plausible || end > size) {
      return tail("a record of " + length + " bytes", plausible);
    }
    byte[] bytes = read(readTo + HEAD, length).array();
    if (checksum != checksum(bytes)) {
      return tail("a wrong checksum", end == size);
    }
    ChangeRecord record = ChangeRecord.fromBytes(bytes);
    if (record.sequence() != lastSequence + 1) {
      throw new DamagedJournal(
          readTo, "change " + record.sequence() + " follows change " + lastSequence);
    }
    readTo = end;
    lastSequence = record.sequence();
    return record;
  }

  /** What a crash leaves is at the very end; anything else is damage. */
  private ChangeRecord tail(String what, boolean mayBeCut) throws DamagedJournal {
    if (!mayBeCut) {
      throw new DamagedJournal(readTo, what);
    }
    return null;
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the journal became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** What to write, decided on the state that the journal leads to. */
  @FunctionalInterface
  public interface Decision {
    /** Null to write nothing. */
    Change decide() throws IOException;
  }

  /**
   * Reads on, lets the caller decide, and appends what it decided, all under the file lock: no
   * other process changes anything in between. On return the change is on disk.
   *
   * @return the number of the change, or 0 when there is none
   */
  public synchronized long append(Reader others, Decision decision) throws IOException {
    try (FileLock lock = file.lock()) {
      readOn(others);
      if (lock.isValid() && file.size() > readTo) {
        file.truncate(readTo);
      }
      Change change = decision.decide();
      return change == null ? 0 : write(change);
    }
  }

  private long write(Change change) throws IOException {
    byte[] bytes = new ChangeRecord(lastSequence + 1, change).toBytes();
    if (bytes.length > LONGEST_RECORD) {
      throw new IOException("a change of " + bytes.length + " bytes is over the limit");
    }
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + bytes.length);
    buffer.putInt(bytes.length).putInt(checksum(bytes)).put(bytes).flip();
    long position = readTo;
    while (buffer.hasRemaining()) {
      position += file.write(buffer, position);
    }
    file.force(true);
    readTo = position;
    return ++lastSequence;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A record that is neither whole nor a cut tail: restore the journal from a backup. */
  public static final class DamagedJournal extends IOException {
    private static final long serialVersionUID = 1;

    DamagedJournal(long position, String what) {
      super("the journal is damaged at byte " + position + ": " + what);
    }
  }
}
