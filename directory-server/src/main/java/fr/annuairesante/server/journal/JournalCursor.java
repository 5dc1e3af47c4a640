package fr.annuairesante.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A place in the journal, moved forwards over whole records. Not thread-safe. */
final class JournalCursor implements Closeable {

  private final JournalFiles files;

  /** The file this is in; null when there is no file yet. */
  private OpenFile file;

  private long lastSequence;
  private long lastMicros;
  private long bytes;

  /**
   * The place where a journal ends.
   *
   * @param file the first transaction of its last file; 0 when there is none
   * @param size of that file
   */
  record End(long file, long size) {}

  /** At the very first transaction there is. */
  static JournalCursor first(JournalFiles files) throws IOException {
    JournalCursor cursor = new JournalCursor(files);
    List<Long> firsts = files.firsts();
    if (!firsts.isEmpty()) {
      cursor.enter(firsts.get(0));
    }
    return cursor;
  }

  /** Behind a transaction, of which the journal must know. */
  static JournalCursor after(JournalFiles files, long sequence) throws IOException {
    JournalCursor cursor = new JournalCursor(files);
    try {
      Optional<Long> holding = files.holding(Math.max(1, sequence));
      if (holding.isPresent()) {
        cursor.enter(holding.get());
      } else if (sequence > 0 || !files.firsts().isEmpty()) {
        throw new Journal.DamagedJournal(
            files.folder(),
            "there is no change "
                + Math.max(1, sequence)
                + ", which the index follows: put the journal back from a backup");
      }
      cursor.skip(sequence);
      return cursor;
    } catch (IOException | RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  private JournalCursor(JournalFiles files) {
    this.files = files;
  }

  private void enter(long first) throws IOException {
    OpenFile next = OpenFile.of(files, first);
    if (file != null) {
      file.close();
    }
    file = next;
    lastSequence = first - 1;
  }

  /** Reads heads and numbers only. */
  private void skip(long sequence) throws IOException {
    while (lastSequence < sequence) {
      End end = new End(file.first(), file.size());
      RecordHead head = file.head(end);
      if (head == null) {
        throw new Journal.DamagedJournal(
            files.file(file.first()),
            "it ends with change "
                + lastSequence
                + ", and the index holds change "
                + sequence
                + ": put the journal back from a backup");
      }
      ByteBuffer numbers = file.numbers(end);
      pass(head, numbers.getLong(), numbers.getLong());
    }
  }

  /** Where the journal ends now; to be asked for under the lock. */
  End end() throws IOException {
    List<Long> firsts = files.firsts();
    if (firsts.isEmpty()) {
      return new End(0, 0);
    }
    long last = firsts.get(firsts.size() - 1);
    if (last == file()) {
      return new End(last, file.size());
    }
    return new End(last, files.file(last).toFile().length());
  }

  /** The same when no other process has begun a file, which is quicker. */
  End endOfFile() throws IOException {
    long next = lastSequence + 1;
    boolean inLast = isInFile() && (next == file.first() || !files.exists(next));
    return inLast ? new End(file.first(), file.size()) : end();
  }

  /** Shows what is up to an end, as it is now. */
  void read(End end, Journal.Reader reader) throws IOException {
    if (isInFile()) {
      file.look();
    }
    for (Transaction each = next(end); each != null; each = next(end)) {
      reader.read(each);
    }
  }

  /**
   * The next transaction.
   *
   * @return null at the end, and at a last record that is not whole: what a crash leaves
   */
  Transaction next(End end) throws IOException {
    if (!isInFile()) {
      if (end.file() == 0) {
        return null;
      }
      enter(files.firsts().get(0));
    }
    if (file.first() != end.file() && file.position() >= file.size()) {
      leave();
      return next(end);
    }
    RecordHead head = file.head(end);
    byte[] body = head == null ? null : file.body(head, end);
    if (body == null) {
      return null;
    }
    Transaction transaction = TransactionBytes.read(body);
    pass(head, transaction.sequence(), transaction.micros());
    return transaction;
  }

  /** Goes to the next file, which begins where this one ends. */
  private void leave() throws IOException {
    long next = lastSequence + 1;
    if (next == file.first() || !files.exists(next)) {
      throw file.damaged("the file of change " + next + " is missing");
    }
    enter(next);
  }

  private void pass(RecordHead head, long sequence, long micros) throws IOException {
    if (sequence != lastSequence + 1) {
      throw file.damaged("change " + sequence + " follows change " + lastSequence);
    }
    long length = RecordHead.BYTES + (long) head.length();
    passed(head.durable(), file.position() + length, sequence, micros);
  }

  /** Goes on behind records that were just written, or read. */
  void passed(long group, long newPosition, long sequence, long micros) {
    bytes += newPosition - file.position();
    file.passed(group, newPosition);
    lastSequence = sequence;
    lastMicros = micros;
  }

  /** Begins the next file. */
  void rotate() throws IOException {
    long next = lastSequence + 1;
    files.create(next);
    enter(next);
  }

  /** Makes the journal end here, and makes sure that what it holds is on disk. */
  void settle() throws IOException {
    file.settle();
    files.forceNames();
    file.look();
  }

  /** Writes at a position of the file, without making it durable. */
  void write(ByteBuffer part, long at) throws IOException {
    file.write(part, at);
  }

  void force() throws IOException {
    file.force();
  }

  boolean isInFile() {
    return file != null;
  }

  /** The first transaction of the file this is in; 0 when there is no file yet. */
  long file() {
    return isInFile() ? file.first() : 0;
  }

  long position() {
    return isInFile() ? file.position() : 0;
  }

  long lastSequence() {
    return lastSequence;
  }

  /** 0 when none was read, nor passed over. */
  long lastMicros() {
    return lastMicros;
  }

  /** Bytes of records read and written so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
