package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of the directory, in order: files of records, each record one transaction. What an
 * append has acknowledged is on disk and stays; what it has refused never comes back.
 *
 * <p>Thread-safe; several processes may append to the same journal.
 */
public final class Journal implements AutoCloseable {

  /** Size at which the next file is begun. */
  public static final long FILE_BYTES = 64L << 20;

  private static final long LITTLE_ROOM = 1 << 20;

  private final JournalFiles files;
  private final AppendLock lock;
  private final JournalCursor cursor;
  private final KnownEnd known;
  private final Appender appender;

  /** Opens the journal in a folder, to be read from the first change there is. */
  public static Journal open(Path folder) throws IOException {
    JournalFiles files = JournalFiles.in(folder, FileChannel::open);
    return new Journal(files, JournalCursor.first(files), Long.MAX_VALUE);
  }

  /**
   * Opens the journal in a folder, creating it when missing. Appends to its last file.
   *
   * @param after the last transaction that need not be read again
   * @throws DamagedJournal when the journal does not have that transaction
   */
  public static Journal open(Path folder, long after) throws IOException {
    return open(folder, after, Long.MAX_VALUE);
  }

  /**
   * The same, for the one process that begins new files: the owner of the directory.
   *
   * @param fileBytes size at which it does
   */
  public static Journal open(Path folder, long after, long fileBytes) throws IOException {
    return open(folder, after, fileBytes, FileChannel::open);
  }

  static Journal open(Path folder, long after, long fileBytes, JournalFiles.Opening opening)
      throws IOException {
    JournalFiles files = JournalFiles.in(folder, opening);
    return new Journal(files, JournalCursor.after(files, after), fileBytes);
  }

  private Journal(JournalFiles files, JournalCursor cursor, long fileBytes) throws IOException {
    this.files = files;
    this.lock = AppendLock.of(files.folder());
    this.cursor = cursor;
    this.known = new KnownEnd(files, cursor);
    this.appender = new Appender(lock, cursor, known, fileBytes);
  }

  /**
   * Reads what was acknowledged after a transaction, from any process, also beside one that
   * appends.
   *
   * @param after 0 for all there is
   */
  public static void read(Path folder, long after, Reader reader) throws IOException {
    try (Journal journal = after == 0 ? open(folder) : open(folder, after)) {
      journal.readOn(reader);
    }
  }

  /** Takes transactions in the order they were made. */
  @FunctionalInterface
  public interface Reader {
    void read(Transaction transaction) throws IOException;
  }

  /**
   * True when others have appended what this has not shown to its reader: cheap, and does not wait,
   * so that every login may ask.
   */
  public boolean hasUnread() {
    return known.isPassed();
  }

  /** True when there is not even room for a small change on its disk. */
  public boolean isShortOfRoom() {
    try {
      return Files.getFileStore(files.folder()).getUsableSpace() < LITTLE_ROOM;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Number of the last change read or appended; 0 when there is none. */
  public synchronized long lastSequence() {
    return cursor.lastSequence();
  }

  /** When the last change was made that was read, appended or passed over; 0 when there is none. */
  public synchronized long lastMicros() {
    return cursor.lastMicros();
  }

  /** Bytes of the changes read and appended since it was opened. */
  public synchronized long bytes() {
    return cursor.bytes();
  }

  /** Reads what was not read yet, as far as it was acknowledged when it is called. */
  public synchronized void readOn(Reader reader) throws IOException {
    try {
      cursor.read(end(), reader);
    } catch (DamagedJournal perhaps) {
      if (lock.isMine()) {
        throw perhaps;
      }
      // Or an append has written over a cut record in the meantime.
      lock.acquire();
      try {
        cursor.read(cursor.end(), reader);
      } finally {
        lock.release();
      }
    }
    known.know(cursor);
  }

  /** Reads again what it has read and appended before. */
  public synchronized void readAgain(long after, Reader reader) throws IOException {
    try (JournalCursor again = JournalCursor.after(files, after)) {
      JournalCursor.End end = new JournalCursor.End(cursor.file(), cursor.position());
      while (again.lastSequence() < cursor.lastSequence()) {
        Transaction transaction = again.next(end);
        if (transaction == null) {
          throw new DamagedJournal(
              files.folder(), "change " + (again.lastSequence() + 1) + " can no longer be read");
        }
        reader.read(transaction);
      }
    }
  }

  /** Nobody appends while the lock is held, so what is there was acknowledged or is cut. */
  private JournalCursor.End end() throws IOException {
    if (lock.isMine()) {
      return cursor.end();
    }
    lock.acquire();
    try {
      return cursor.end();
    } finally {
      lock.release();
    }
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

  /** The same, of a group that was encoded one by one: what is too large is nobody else's fault. */
  @FunctionalInterface
  public interface GroupDecision {
    List<EncodedTransaction> decide(long next) throws IOException;
  }

  /** Makes visible what was written, or takes care that nobody misses it. */
  @FunctionalInterface
  public interface Showing {
    void show(List<EncodedTransaction> written) throws IOException;
  }

  /** Appends what needs not be shown to anybody here. */
  public void append(Reader others, Decision decision) throws IOException {
    append(
        others,
        next -> {
          List<EncodedTransaction> encoded = new ArrayList<>();
          for (Transaction each : decision.decide(next)) {
            encoded.add(EncodedTransaction.of(each));
          }
          return encoded;
        },
        written -> {});
  }

  /**
   * Reads on, lets the caller decide, appends what it decided and lets it be shown, all under the
   * lock: no other process changes anything in between. On return all of it is on disk (group
   * commit: one fsync) and taken over by who shows it; when it throws, none of it is in force.
   *
   * @throws OutcomeUnknown when that is not certain: the disk refuses to take back what it has
   *     taken. Then nobody reads or appends until it does, or until this process ends: what is on
   *     the disk then is in force.
   */
  public synchronized void append(Reader others, GroupDecision decision, Showing showing)
      throws IOException {
    appender.append(others, decision, showing);
  }

  @Override
  public synchronized void close() throws IOException {
    try (cursor) {
      appender.end();
    }
  }

  /** Neither whole nor what a crash leaves: restore the journal from a backup. */
  public static final class DamagedJournal extends IOException {
    private static final long serialVersionUID = 1;

    DamagedJournal(Path where, long position, String what) {
      super("the journal is damaged: " + where + " at byte " + position + ": " + what);
    }

    DamagedJournal(Path where, String what) {
      super("the journal is damaged: " + where + ": " + what);
    }
  }

  /** A write that failed, and may yet come into force when this process ends. */
  public static final class OutcomeUnknown extends IOException {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(Throwable cause) {
      super("a change could not be written, and not be taken back", cause);
    }
  }
}
