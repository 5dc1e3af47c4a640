package fr.annuairesante.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A place in the journal, moved forwards over whole records. Not thread-safe. */
final class JournalCursor implements Closeable {

  private static final int BUFFER = 1 << 18;

  /** The numbers a record begins with: sequence and microseconds. */
  private static final int NUMBERS = 16;

  private final JournalFiles files;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long bufferAt;
  private FileChannel channel;

  /** The first transaction of the file this is in; 0 when there is no file yet. */
  private long file;

  private long position;

  /** Everything before it was on disk when the last record was written. */
  private long lastGroup;

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
    FileChannel next = files.open(first, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel != null) {
      channel.close();
    }
    channel = next;
    file = first;
    position = JournalFiles.HEADER;
    lastGroup = 0;
    lastSequence = first - 1;
    buffer.limit(0);
  }

  /** Reads heads and numbers only. */
  private void skip(long sequence) throws IOException {
    while (lastSequence < sequence) {
      End end = new End(file, channel.size());
      RecordHead head = head(end);
      if (head == null) {
        throw new Journal.DamagedJournal(
            files.file(file),
            "it ends with change "
                + lastSequence
                + ", and the index holds change "
                + sequence
                + ": put the journal back from a backup");
      }
      ByteBuffer numbers = bytes(position + RecordHead.BYTES, NUMBERS, end.size());
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
    if (last == file) {
      return new End(file, channel.size());
    }
    return new End(last, files.file(last).toFile().length());
  }

  /** The same when no other process has begun a file, which is quicker. */
  End endOfFile() throws IOException {
    long next = lastSequence + 1;
    boolean inLast = file > 0 && (next == file || !files.exists(next));
    return inLast ? new End(file, channel.size()) : end();
  }

  /** Forgets what was read ahead, which may have changed since. */
  void look() {
    buffer.limit(0);
  }

  /**
   * The next transaction.
   *
   * @return null at the end, and at a last record that is not whole: what a crash leaves
   */
  Transaction next(End end) throws IOException {
    if (file == 0) {
      if (end.file() == 0) {
        return null;
      }
      enter(files.firsts().get(0));
    }
    if (file != end.file() && position >= channel.size()) {
      leave();
      return next(end);
    }
    RecordHead head = head(end);
    if (head == null) {
      return null;
    }
    byte[] body = new byte[head.length()];
    copy(position + RecordHead.BYTES, body, limit(end));
    if (head.checksum() != RecordHead.checksum(body)) {
      tail(end, "a wrong checksum");
      return null;
    }
    Transaction transaction = TransactionBytes.read(body);
    pass(head, transaction.sequence(), transaction.micros());
    return transaction;
  }

  /** Goes to the next file, which begins where this one ends. */
  private void leave() throws IOException {
    long next = lastSequence + 1;
    if (next == file || !files.exists(next)) {
      throw damaged("the file of change " + next + " is missing");
    }
    long micros = lastMicros;
    enter(next);
    lastMicros = micros;
  }

  private long limit(End end) throws IOException {
    return file == end.file() ? end.size() : channel.size();
  }

  /** Null when no whole record begins here, and none has to. */
  private RecordHead head(End end) throws IOException {
    long limit = limit(end);
    if (position >= limit) {
      return null;
    }
    RecordHead head = null;
    if (position + RecordHead.BYTES <= limit) {
      ByteBuffer bytes = bytes(position, RecordHead.BYTES, limit);
      head = RecordHead.read(bytes, bytes.position(), file, position);
    }
    if (head == null || position + RecordHead.BYTES + head.length() > limit) {
      tail(end, "no whole record");
      return null;
    }
    return head;
  }

  /**
   * What a crash leaves is at the very end, and nothing that was acknowledged follows it. A record
   * that follows and was written when this one was on disk says that this one is damaged.
   */
  private void tail(End end, String what) throws IOException {
    if (file != end.file()) {
      throw damaged(what);
    }
    long last = end.size() - RecordHead.BYTES;
    for (long at = position + 1; at <= last; at++) {
      ByteBuffer bytes = bytes(at, RecordHead.BYTES, end.size());
      RecordHead later = RecordHead.read(bytes, bytes.position(), file, at);
      if (later != null && later.durable() > position) {
        throw damaged(what);
      }
    }
  }

  private Journal.DamagedJournal damaged(String what) {
    return new Journal.DamagedJournal(files.file(file), position, what);
  }

  private void pass(RecordHead head, long sequence, long micros) throws IOException {
    if (sequence != lastSequence + 1) {
      throw damaged("change " + sequence + " follows change " + lastSequence);
    }
    long length = RecordHead.BYTES + (long) head.length();
    passed(head.durable(), position + length, sequence, micros);
  }

  /** Goes on behind records that were just written, or read. */
  void passed(long group, long newPosition, long sequence, long micros) {
    bytes += newPosition - position;
    position = newPosition;
    lastGroup = group;
    lastSequence = sequence;
    lastMicros = micros;
  }

  /** Bytes of the file from the buffer, which is filled up to the limit at most. */
  private ByteBuffer bytes(long at, int length, long limit) throws IOException {
    boolean there = at >= bufferAt && at + length <= bufferAt + buffer.limit();
    if (!there) {
      buffer.clear().limit((int) Math.min(BUFFER, limit - at));
      fill(at, buffer);
      bufferAt = at;
    }
    return buffer.position((int) (at - bufferAt));
  }

  private void copy(long at, byte[] body, long limit) throws IOException {
    int done = 0;
    while (done < body.length) {
      int part = Math.min(BUFFER, body.length - done);
      bytes(at + done, part, limit).get(body, done, part);
      done += part;
    }
  }

  private void fill(long at, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, at + into.position()) < 0) {
        throw damaged("the file became shorter while it was read");
      }
    }
    into.flip();
  }

  /** Begins the next file. */
  void rotate() throws IOException {
    long next = lastSequence + 1;
    long micros = lastMicros;
    files.create(next);
    enter(next);
    lastMicros = micros;
  }

  /**
   * Makes the file end here, and makes sure that what it holds is on disk, whatever became of it
   * before: after a failed fsync the pages of the last write may be thought clean and be on no disk
   * (Linux). So its last group is written again. What precedes was on disk before that group.
   */
  void settle() throws IOException {
    if (channel.size() > position) {
      channel.truncate(position);
    }
    ByteBuffer part = ByteBuffer.allocate(BUFFER);
    for (long at = lastGroup; at < position; at += part.limit()) {
      part.clear().limit((int) Math.min(BUFFER, position - at));
      fill(at, part);
      write(part, at);
    }
    channel.force(false);
    files.forceNames();
    look();
  }

  /** Writes at a position of the file, without making it durable. */
  void write(ByteBuffer part, long at) throws IOException {
    long to = at;
    while (part.hasRemaining()) {
      to += channel.write(part, to);
    }
  }

  void force() throws IOException {
    channel.force(false);
  }

  boolean isInFile() {
    return file > 0;
  }

  long file() {
    return file;
  }

  long position() {
    return position;
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
    if (channel != null) {
      channel.close();
    }
  }
}
