package fr.annuairesante.importer.spill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes the records of one thread. A record is its length (4 bytes, of all that follows), a kind
 * (1), the key's length (1), the key, the payload. Not thread-safe.
 */
public final class SpillWriter implements Closeable {

  private static final int BUFFERS_TOTAL = 32 << 20;
  private static final int LARGEST_BUFFER = 128 << 10;
  private static final int HEAD = 6;

  private final Spill spill;
  private final ByteBuffer[] buffers;
  private final int bufferSize;
  private int partition;

  SpillWriter(Spill spill) {
    this.spill = spill;
    buffers = new ByteBuffer[spill.partitions()];
    bufferSize = Math.min(LARGEST_BUFFER, BUFFERS_TOTAL / spill.partitions());
  }

  /** Writes a record whose payload is that range of bytes. */
  public void write(int kind, Key key, byte[] payload, int from, int to) throws IOException {
    begin(kind, key, to - from).put(payload, from, to - from);
    end();
  }

  /** Writes a record whose payload begins with a number that sorts before the rest. */
  public void write(int kind, Key key, long number, byte[] payload, int from, int to)
      throws IOException {
    begin(kind, key, to - from + Long.BYTES).putLong(number).put(payload, from, to - from);
    end();
  }

  private ByteBuffer begin(int kind, Key key, int payload) throws IOException {
    int length = HEAD + key.length() + payload;
    partition = (int) Long.remainderUnsigned(key.hash() >>> 40, buffers.length);
    ByteBuffer buffer = buffers[partition];
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(bufferSize);
      buffers[partition] = buffer;
    }
    if (buffer.remaining() < length) {
      flush(buffer);
    }
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocateDirect(length);
      buffers[partition] = buffer;
    }
    return buffer
        .putInt(length - Integer.BYTES)
        .put((byte) kind)
        .put((byte) key.length())
        .put(key.bytes(), 0, key.length());
  }

  private void end() throws IOException {
    ByteBuffer buffer = buffers[partition];
    if (buffer.capacity() > bufferSize) {
      flush(buffer);
      buffers[partition] = null;
    }
  }

  private void flush(ByteBuffer buffer) throws IOException {
    buffer.flip();
    spill.append(partition, buffer);
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    for (partition = 0; partition < buffers.length; partition++) {
      if (buffers[partition] != null) {
        flush(buffers[partition]);
        buffers[partition] = null;
      }
    }
  }
}
