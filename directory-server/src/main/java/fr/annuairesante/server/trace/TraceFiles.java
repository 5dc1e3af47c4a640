package fr.annuairesante.server.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the trace: {@code access-2026-11-21-000001.log} and so on, each begun by a start of
 * the server, a day (UTC) or a full file before it, and never changed afterwards. The first line of
 * each names the file before and its SHA-256, and its lines are a {@link Chain}, so that a file or
 * a line changed or removed later shows (R125, {@link TraceCheck}). {@code head} says which line is
 * the last, so that a cut end shows too. Used by one thread.
 */
final class TraceFiles implements AutoCloseable {

  /** Name of the last file, number of its last line, and that line's link. */
  static final String HEAD = "head";

  static final Pattern NAME = Pattern.compile("access-(\\d{4}-\\d{2}-\\d{2})-(\\d{6})\\.log");
  private static final long MEGABYTE = 1_000_000;
  private static final long MOST_FILE_BYTES = 64 * MEGABYTE;

  private final Path folder;
  private final TraceLimits limits;

  /** All files there are, by name, which is by age. */
  private final Deque<Path> files = new ArrayDeque<>();

  private long bytes;
  private LocalDate day = LocalDate.MIN;
  private FileChannel open;
  private Path current;
  private FileChannel head;
  private Chain chain = new Chain();
  private long lines;
  private long openBytes;

  /** Digest of the last file once it is ended; kept, as a full disk has the next begun often. */
  private String lastDigest;

  TraceFiles(Path folder, TraceLimits limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> NAME.matcher(name(file)).matches()).sorted().forEach(files::add);
    }
    for (Path file : files) {
      bytes += Files.size(file);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Appends whole lines, if there are any. */
  void write(ByteBuffer lines, Instant now) throws IOException {
    if (!lines.hasRemaining()) {
      return;
    }
    if (open == null || openBytes + linkedSize(lines) > mostFileBytes()) {
      begin(now);
    }
    append(lines);
  }

  private static long linkedSize(ByteBuffer text) {
    long size = text.remaining();
    for (int i = text.position(); i < text.limit(); i++) {
      size += text.get(i) == '\n' ? Chain.FIELD_BYTES : 0;
    }
    return size;
  }

  private long mostFileBytes() {
    return Math.min(MOST_FILE_BYTES, limits.megabytes() * MEGABYTE / 10);
  }

  /** Writes the lines with their links, then that they are there. */
  private void append(ByteBuffer text) throws IOException {
    ByteBuffer linked = linked(text);
    while (linked.hasRemaining()) {
      int written = open.write(linked);
      openBytes += written;
      bytes += written;
    }
    String last = String.format(Locale.ROOT, "%s %012d %s\n", name(current), lines, chain.link());
    ByteBuffer end = ByteBuffer.wrap(last.getBytes(StandardCharsets.US_ASCII));
    while (end.hasRemaining()) {
      head.write(end, end.position());
    }
  }

  private ByteBuffer linked(ByteBuffer text) {
    byte[] bytes = new byte[text.remaining()];
    text.get(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 5 / 4 + 64);
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String link = Chain.FIELD + chain.add(bytes, start, i - start) + "\n";
        out.write(bytes, start, i - start);
        out.writeBytes(link.getBytes(StandardCharsets.US_ASCII));
        lines++;
        start = i + 1;
      }
    }
    return ByteBuffer.wrap(out.toByteArray());
  }

  private void append(String line, Instant now) throws IOException {
    String text =
        String.format(Locale.ROOT, "%tFT%<tT.%<tLZ %s\n", now.atOffset(ZoneOffset.UTC), line);
    append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends the day's file when the day is over, and removes what is too old or too much. */
  void turnDay(Instant now) throws IOException {
    if (!day(now).equals(day)) {
      begin(now);
    }
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private void begin(Instant now) throws IOException {
    close();
    String line = "act=begin";
    if (!files.isEmpty()) {
      line += " previous=" + name(files.getLast()) + " sha256=" + lastDigest();
    }
    Path next = next(day(now));
    open = FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    openBytes = 0;
    current = next;
    chain = new Chain();
    lines = 0;
    try {
      head =
          FileChannel.open(
              folder.resolve(HEAD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      append(line, now);
    } catch (IOException noRoom) {
      close();
      bytes -= openBytes;
      Files.delete(next);
      throw noRoom;
    }
    files.add(next);
    day = day(now);
    lastDigest = null;
    removeOld(now);
  }

  private String lastDigest() throws IOException {
    if (lastDigest == null && !Files.exists(files.getLast())) {
      return "missing";
    }
    if (lastDigest == null) {
      lastDigest = sha256(files.getLast());
    }
    return lastDigest;
  }

  /** A name after all others, even when the clock was put back. */
  private Path next(LocalDate today) {
    LocalDate date = today;
    int number = 1;
    if (!files.isEmpty()) {
      Matcher last = NAME.matcher(name(files.getLast()));
      if (last.matches() && !LocalDate.parse(last.group(1)).isBefore(today)) {
        date = LocalDate.parse(last.group(1));
        number = Integer.parseInt(last.group(2)) + 1;
      }
    }
    return folder.resolve(String.format(Locale.ROOT, "access-%s-%06d.log", date, number));
  }

  /** The trace itself tells what was removed of it (R127). */
  private void removeOld(Instant now) throws IOException {
    LocalDate oldest = day(now).minusDays(limits.days());
    while (files.size() > 1) {
      Path file = files.getFirst();
      Matcher name = NAME.matcher(name(file));
      boolean tooOld = name.matches() && LocalDate.parse(name.group(1)).isBefore(oldest);
      boolean tooMuch = bytes > limits.megabytes() * MEGABYTE - mostFileBytes();
      if (!tooOld && !tooMuch) {
        return;
      }
      bytes -= Files.exists(file) ? Files.size(file) : 0;
      Files.deleteIfExists(file);
      files.removeFirst();
      append("act=remove file=" + name(file) + " reason=" + (tooOld ? "age" : "size"), now);
    }
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] piece = new byte[64 * 1024];
      while (in.read(piece) >= 0) {
        // the digest sees what is read
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Makes the open file durable and ends it; a next line begins another. */
  @Override
  public void close() throws IOException {
    if (open != null) {
      try (FileChannel ended = open;
          FileChannel its = head) {
        open = null;
        head = null;
        ended.force(true);
        if (its != null) {
          its.force(true);
        }
      }
    }
  }
}
