package fr.annuairesante.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One file of the journal, open, and a place in it: the start of a record, or the end. Not
 * thread-safe.
 */
final class OpenFile implements Closeable {

  private static final int BUFFER = 1 << 18;

  /** The numbers a record begins with: sequence and microseconds. */
  private static final int NUMBERS = 16;

  private final Path path;
  private final long first;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long bufferAt;
  private long position = JournalFiles.HEADER;

  /** Everything before it was on disk when the last record was written. */
  private long lastGroup;

  private OpenFile(Path path, long first, FileChannel channel) {
    this.path = path;
    this.first = first;
    this.channel = channel;
  }

  /** The file that begins with a transaction, at its first record. */
  static OpenFile of(JournalFiles files, long first) throws IOException {
    FileChannel channel = files.open(first, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new OpenFile(files.file(first), first, channel);
  }

  /** Number of its first transaction. */
  long first() {
    return first;
  }

  long position() {
    return position;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Goes on behind records that were just written, or read. */
  void passed(long group, long newPosition) {
    lastGroup = group;
    position = newPosition;
  }

  /** Forgets what was read ahead, which may have changed since. */
  void look() {
    buffer.limit(0);
  }

  /** Null when no whole record begins here, and none has to. */
  RecordHead head(JournalCursor.End end) throws IOException {
    long limit = limit(end);
    if (position >= limit) {
      return null;
    }
    RecordHead head = null;
    if (position + RecordHead.BYTES <= limit) {
      ByteBuffer bytes = bytes(position, RecordHead.BYTES, limit);
      head = RecordHead.read(bytes, bytes.position(), first, position);
    }
    if (head == null || position + RecordHead.BYTES + head.length() > limit) {
      tail(end, "no whole record");
      return null;
    }
    return head;
  }

  /** The body of the record here; null when it is not whole, and has not to be. */
  byte[] body(RecordHead head, JournalCursor.End end) throws IOException {
    byte[] body = new byte[head.length()];
    copy(position + RecordHead.BYTES, body, limit(end));
    if (head.checksum() != RecordHead.checksum(body)) {
      tail(end, "a wrong checksum");
      return null;
    }
    return body;
  }

  /** The numbers of the record here, unchecked. */
  ByteBuffer numbers(JournalCursor.End end) throws IOException {
    return bytes(position + RecordHead.BYTES, NUMBERS, limit(end));
  }

  private long limit(JournalCursor.End end) throws IOException {
    return first == end.file() ? end.size() : channel.size();
  }

  /**
   * What a crash leaves is at the very end, and nothing that was acknowledged follows it. A record
   * that follows and was written when this one was on disk says that this one is damaged.
   */
  private void tail(JournalCursor.End end, String what) throws IOException {
    if (first != end.file()) {
      throw damaged(what);
    }
    long last = end.size() - RecordHead.BYTES;
    for (long at = position + 1; at <= last; at++) {
      ByteBuffer bytes = bytes(at, RecordHead.BYTES, end.size());
      RecordHead later = RecordHead.read(bytes, bytes.position(), first, at);
      if (later != null && later.durable() > position) {
        throw damaged(what);
      }
    }
  }

  Journal.DamagedJournal damaged(String what) {
    return new Journal.DamagedJournal(path, position, what);
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
  }

  /** Writes at a position, without making it durable. */
  void write(ByteBuffer part, long at) throws IOException {
    long to = at;
    while (part.hasRemaining()) {
      to += channel.write(part, to);
    }
  }

  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
