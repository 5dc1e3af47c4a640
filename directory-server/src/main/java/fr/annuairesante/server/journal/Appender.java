package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The writing end of a journal: appends whole groups under the lock, and takes back what it could
 * not write. Not thread-safe: its journal lets in one thread at a time.
 */
final class Appender {

  private static final int WRITTEN_AT_ONCE = 1 << 20;

  private final AppendLock lock;
  private final JournalCursor cursor;
  private final KnownEnd known;
  private final long fileBytes;

  /** The cursor is in the last file, as of the last append. */
  private boolean inLastFile;

  /** A write has failed and could not be taken back: nobody may read on, so the lock is kept. */
  private boolean unsettled;

  /**
   * Appends where a cursor is.
   *
   * @param fileBytes size at which the next file is begun
   */
  Appender(AppendLock lock, JournalCursor cursor, KnownEnd known, long fileBytes) {
    this.lock = lock;
    this.cursor = cursor;
    this.known = known;
    this.fileBytes = fileBytes;
  }

  /** See {@link Journal#append(Journal.Reader, Journal.GroupDecision, Journal.Showing)}. */
  void append(Journal.Reader others, Journal.GroupDecision decision, Journal.Showing showing)
      throws IOException {
    if (!unsettled) {
      lock.acquire();
    }
    try {
      if (unsettled) {
        settle();
      }
      readOthers(others);
      List<EncodedTransaction> decided = decision.decide(cursor.lastSequence() + 1);
      known.setOthersUnseen(false);
      if (!decided.isEmpty()) {
        write(decided, showing);
      }
    } finally {
      if (!unsettled) {
        lock.release();
      }
    }
  }

  /** What others wrote is on disk before anything is built on it. */
  private void readOthers(Journal.Reader others) throws IOException {
    JournalCursor.End end = inLastFile ? cursor.endOfFile() : cursor.end();
    boolean more = end.file() != cursor.file() || end.size() > cursor.position();
    if (more) {
      known.setOthersUnseen(true);
      cursor.read(end, others);
      settle();
    }
    if (end.file() > 0 && end.file() == cursor.file() && end.size() < cursor.position()) {
      throw new IOException("the journal became shorter; read it again");
    }
    inLastFile = true;
  }

  private void settle() throws IOException {
    cursor.settle();
    known.know(cursor);
    unsettled = false;
  }

  private void write(List<EncodedTransaction> decided, Journal.Showing showing) throws IOException {
    if (!cursor.isInFile() || cursor.position() >= fileBytes) {
      cursor.rotate();
    }
    long start = cursor.position();
    long end = start;
    for (EncodedTransaction each : decided) {
      end += RecordHead.BYTES + each.bytes().length;
    }
    known.know(cursor, end);
    unsettled = true;
    try {
      write(decided, start, end);
      cursor.force();
      showing.show(decided);
    } catch (IOException | RuntimeException | Error failed) {
      takeBack(failed);
      throw failed;
    }
    unsettled = false;
    Transaction last = decided.get(decided.size() - 1).transaction();
    cursor.passed(start, end, last.sequence(), last.micros());
  }

  private void takeBack(Throwable failed) throws Journal.OutcomeUnknown {
    try {
      settle();
    } catch (IOException | RuntimeException again) {
      failed.addSuppressed(again);
      throw new Journal.OutcomeUnknown(failed);
    }
  }

  private void write(List<EncodedTransaction> decided, long start, long end) throws IOException {
    ByteBuffer part = ByteBuffer.allocate((int) Math.min(WRITTEN_AT_ONCE, end - start));
    long partAt = start;
    for (EncodedTransaction each : decided) {
      byte[] body = each.bytes();
      if (part.remaining() < RecordHead.BYTES) {
        partAt = flush(part, partAt);
      }
      RecordHead.of(body, start).write(part, cursor.file(), partAt + part.position());
      for (int done = 0; done < body.length; ) {
        int length = Math.min(part.remaining(), body.length - done);
        part.put(body, done, length);
        done += length;
        if (!part.hasRemaining()) {
          partAt = flush(part, partAt);
        }
      }
    }
    flush(part, partAt);
  }

  private long flush(ByteBuffer part, long at) throws IOException {
    part.flip();
    long after = at + part.limit();
    cursor.write(part, at);
    part.clear();
    return after;
  }

  /** Lets go of the lock, if a failed write made this keep it. */
  void end() throws IOException {
    if (unsettled) {
      unsettled = false;
      lock.release();
    }
  }
}
