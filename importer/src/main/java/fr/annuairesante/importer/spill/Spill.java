package fr.annuairesante.importer.spill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of partition files. Each thread writes through its own {@link SpillWriter}; once all are
 * closed, {@link #load} gives the groups of one partition. Thread-safe.
 *
 * <p>The files are deleted on close; their directory is the caller's.
 */
public final class Spill implements Closeable {

  private static final long PARTITION_BYTES = 16L << 20;
  private static final int MOST_PARTITIONS = 1024;

  private final List<Path> paths = new ArrayList<>();
  private final List<FileChannel> channels = new ArrayList<>();

  private Spill() {}

  /**
   * Creates the files.
   *
   * @param expectedBytes what will be written, roughly: it decides the number of partitions
   */
  public static Spill create(Path directory, String name, long expectedBytes) throws IOException {
    int partitions =
        (int) Math.max(1, Math.min(MOST_PARTITIONS, expectedBytes / PARTITION_BYTES + 1));
    Spill spill = new Spill();
    try {
      for (int i = 0; i < partitions; i++) {
        Path path = directory.resolve(name + "-" + i + ".spill");
        spill.paths.add(path);
        spill.channels.add(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
      }
    } catch (IOException failure) {
      spill.close();
      throw failure;
    }
    return spill;
  }

  public int partitions() {
    return paths.size();
  }

  /** A writer for one thread; close it to get its last records onto the disk. */
  public SpillWriter writer() {
    return new SpillWriter(this);
  }

  /** Reads one partition and sorts it into groups. */
  public Partition load(int partition) throws IOException {
    FileChannel channel = channels.get(partition);
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    int read = 0;
    while (target.hasRemaining() && read >= 0) {
      read = channel.read(target, target.position());
    }
    return new Partition(bytes);
  }

  /** Gives the disk space of a partition back. */
  public void drop(int partition) throws IOException {
    channels.get(partition).truncate(0);
  }

  /** Appends whole records. */
  void append(int partition, ByteBuffer records) throws IOException {
    FileChannel channel = channels.get(partition);
    synchronized (channel) {
      long end = channel.size();
      while (records.hasRemaining()) {
        end += channel.write(records, end);
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException failure) {
        first = first == null ? failure : first;
      }
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
    if (first != null) {
      throw first;
    }
  }
}
