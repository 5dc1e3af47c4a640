package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The changes file: records of (length, CRC-32C, bytes), one after the other. Thread-safe; several
 * processes may append to the same file.
 */
public final class Journal implements AutoCloseable {

  /** A record is one transaction: at the most, all mailboxes of a domain. */
  static final int LONGEST_RECORD = 1 << 28;

  private static final int HEAD = 8;

  private final FileChannel file;

  /** Where the next unread record starts, and the number of the last one read. */
  private long readTo;

  private long lastSequence;

  /** Opens the journal in a folder, creating it when missing, to be read from its start. */
  public static Journal open(Path folder) throws IOException {
    return open(folder, 0);
  }

  /**
   * Opens the journal in a folder, creating it when missing.
   *
   * @param after the last transaction that need not be read again
   */
  public static Journal open(Path folder, long after) throws IOException {
    Files.createDirectories(folder);
    Journal journal =
        new Journal(
            FileChannel.open(
                folder.resolve("changes.log"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    journal.skip(after);
    return journal;
  }

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Reads heads and numbers only. */
  private void skip(long after) throws IOException {
    while (lastSequence < after && readTo + HEAD + Long.BYTES <= file.size()) {
      ByteBuffer head = read(readTo, HEAD + Long.BYTES);
      int length = head.getInt();
      long sequence = head.getLong(HEAD);
      boolean follows = length > 0 && sequence == lastSequence + 1;
      if (!follows || readTo + HEAD + length > file.size()) {
        throw new DamagedJournal(readTo, "no record of change " + (lastSequence + 1));
      }
      readTo += HEAD + length;
      lastSequence = sequence;
    }
  }

  /** Takes transactions in the order they were made. */
  @FunctionalInterface
  public interface Reader {
    void read(Transaction transaction) throws IOException;
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
      Transaction transaction = next();
      if (transaction == null) {
        return;
      }
      reader.read(transaction);
    }
  }

  /** Null at the end, and at a tail that is not a whole record. */
  private Transaction next() throws IOException {
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
    Transaction transaction = TransactionBytes.read(bytes);
    if (transaction.sequence() != lastSequence + 1) {
      throw new DamagedJournal(
          readTo, "change " + transaction.sequence() + " follows change " + lastSequence);
    }
    readTo = end;
    lastSequence = transaction.sequence();
    return transaction;
  }

  /** What a crash leaves is at the very end; anything else is damage. */
  private Transaction tail(String what, boolean mayBeCut) throws DamagedJournal {
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
    /**
     * Decides.
     *
     * @param next the number of the first transaction; the others follow without a gap
     * @return empty to write nothing
     */
    List<Transaction> decide(long next) throws IOException;
  }

  /**
   * Reads on, lets the caller decide, and appends what it decided, all under the file lock: no
   * other process changes anything in between. On return all of it is on disk (group commit: one
   * fsync); when it throws, none of it is in force.
   */
  public synchronized void append(Reader others, Decision decision) throws IOException {
    try (FileLock lock = file.lock()) {
      readOn(others);
      if (lock.isValid() && file.size() > readTo) {
        file.truncate(readTo);
      }
      List<Transaction> decided = decision.decide(lastSequence + 1);
      if (!decided.isEmpty()) {
        write(decided);
      }
    }
  }

  private void write(List<Transaction> decided) throws IOException {
    long position = readTo;
    try {
      for (Transaction transaction : decided) {
        position = write(TransactionBytes.write(transaction), position);
      }
      file.force(false);
    } catch (IOException failed) {
      file.truncate(readTo);
      throw failed;
    }
    readTo = position;
    lastSequence += decided.size();
  }

  private long write(byte[] bytes, long position) throws IOException {
    if (bytes.length > LONGEST_RECORD) {
      throw new IOException("a transaction of " + bytes.length + " bytes is over the limit");
    }
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + bytes.length);
    buffer.putInt(bytes.length).putInt(checksum(bytes)).put(bytes).flip();
    long at = position;
    while (buffer.hasRemaining()) {
      at += file.write(buffer, at);
    }
    return at;
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
