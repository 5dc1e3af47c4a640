package fr.annuairesante.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The files of a journal, each named by its first transaction: {@code 0000000000000000001.log}.
 * Each begins with 24 bytes: {@code annuaire}, the number of the format, the number of the first
 * transaction, CRC-32C of these.
 *
 * @param opening opens files, so that a test may make a disk fail
 */
record JournalFiles(Path folder, Opening opening) {

  static final int HEADER = 24;

  /** 1 was one file, changes.log, without a header. */
  private static final int FORMAT = 2;

  private static final long MAGIC = 0x616e6e7561697265L;
  private static final Pattern NAME = Pattern.compile("\\d{19}\\.log");

  /** Opens a file. */
  @FunctionalInterface
  interface Opening {
    FileChannel open(Path file, OpenOption... options) throws IOException;
  }

  /** In a folder that is made when it is missing. */
  static JournalFiles in(Path folder, Opening opening) throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("changes.log"))) {
      throw otherFormat(folder.resolve("changes.log"), 1);
    }
    return new JournalFiles(folder, opening);
  }

  private static IOException otherFormat(Path file, int format) {
    return new IOException(
        file
            + " is of journal format "
            + format
            + ", this version reads format "
            + FORMAT
            + ": use the version of annuaire that wrote it");
  }

  Path file(long first) {
    return folder.resolve(String.format(Locale.ROOT, "%019d.log", first));
  }

  /** Numbers of the first transactions, in order. */
  List<Long> firsts() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .map(name -> Long.parseLong(name.substring(0, 19)))
          .sorted()
          .toList();
    }
  }

  boolean exists(long first) {
    return Files.exists(file(first));
  }

  /** The file in which a transaction is, or would be; empty when they all begin later. */
  Optional<Long> holding(long sequence) throws IOException {
    return firsts().stream().filter(first -> first <= sequence).reduce((a, b) -> b);
  }

  /** Opens a file and checks its header. */
  FileChannel open(long first, OpenOption... options) throws IOException {
    FileChannel channel = opening.open(file(first), options);
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {
        // until it is whole, or the file is not
      }
      check(header, first);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void check(ByteBuffer header, long first) throws IOException {
    if (header.hasRemaining() || header.getLong(0) != MAGIC) {
      throw new Journal.DamagedJournal(file(first), 0, "no header of a journal");
    }
    if (header.getInt(8) != FORMAT) {
      throw otherFormat(file(first), header.getInt(8));
    }
    boolean right = header.getLong(12) == first && header.getInt(20) == checksum(header);
    if (!right) {
      throw new Journal.DamagedJournal(file(first), 0, "a header of another file");
    }
  }

  private static int checksum(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.duplicate().clear().limit(20));
    return (int) crc.getValue();
  }

  /** Makes the next file, whole from the moment that it has its name, and durable. */
  void create(long first) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putLong(MAGIC).putInt(FORMAT).putLong(first);
    header.putInt(checksum(header)).flip();
    Path made = folder.resolve("next");
    try (FileChannel channel =
        opening.open(
            made,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (header.hasRemaining()) {
        channel.write(header, header.position());
      }
      channel.force(true);
    }
    Files.move(made, file(first), StandardCopyOption.ATOMIC_MOVE);
    forceNames();
  }

  /** Makes the names of the files durable. */
  void forceNames() throws IOException {
    try (FileChannel names = opening.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
