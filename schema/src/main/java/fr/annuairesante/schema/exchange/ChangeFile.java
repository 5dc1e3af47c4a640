package fr.annuairesante.schema.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Differences on disk, from when they are found until they may be applied. Thread-safe to write;
 * {@link #close} removes the file.
 */
public final class ChangeFile implements Closeable {

  private final Path path;
  private final DataOutputStream out;
  private long written;

  /** An empty file, which replaces what is there. */
  public ChangeFile(Path path) throws IOException {
    this.path = path;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
  }

  public synchronized void add(Difference difference) throws IOException {
    byte[] bytes = Difference.write(difference);
    out.writeInt(bytes.length);
    out.write(bytes);
    written++;
  }

  public synchronized long written() {
    return written;
  }

  /** Gives all differences in batches, in the order they were added; nothing is added any more. */
  public void forEachBatch(BatchConsumer consumer) throws IOException {
    synchronized (this) {
      out.close();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      List<Difference> batch = new ArrayList<>();
      long bytes = 0;
      int entries = 0;
      for (long i = 0; i < written; i++) {
        byte[] next = new byte[in.readInt()];
        in.readFully(next);
        Difference difference = Difference.read(next);
        boolean full =
            bytes + next.length > ImportOperations.BATCH_BYTES
                || entries + difference.size() > ImportOperations.BATCH_ENTRIES;
        if (full && !batch.isEmpty()) {
          consumer.accept(batch, false);
          batch = new ArrayList<>();
          bytes = 0;
          entries = 0;
        }
        batch.add(difference);
        bytes += next.length;
        entries += difference.size();
      }
      if (!batch.isEmpty()) {
        consumer.accept(batch, true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(path);
  }
}
