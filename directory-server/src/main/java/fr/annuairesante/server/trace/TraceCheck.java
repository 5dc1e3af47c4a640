package fr.annuairesante.server.trace;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that the trace is as it was written (R125): every line follows the one before it, every
 * file the file before it, and the end is where {@code head} says it is. Reads beside a running
 * server.
 *
 * <p>Whoever may write all of the folder can make it all anew; the last link, noted elsewhere,
 * shows that too ({@link Result#newest}).
 */
public final class TraceCheck {

  private static final Pattern PREVIOUS =
      Pattern.compile(" act=begin previous=(\\S+) sha256=(\\S+)");
  private static final Pattern REMOVED = Pattern.compile(" act=remove file=(\\S+) ");
  private static final Pattern LINK = Pattern.compile("(\\S+) (\\d{1,12}) ([0-9a-f]{16})");

  private final Path folder;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<Link> known;
  private final Map<String, Long> linesOf = new HashMap<>();
  private boolean linked;

  /**
   * Something that is not as it was written.
   *
   * @param line its number from 1, or 0 for the whole file
   */
  public record Finding(String file, long line, String what) {}

  /** A line and its link: {@code access-2026-11-21-000001.log 17 0123456789abcdef}. */
  public record Link(String file, long line, String link) {

    /** Empty when the text is no link. */
    public static Optional<Link> of(String text) {
      Matcher words = LINK.matcher(text.strip());
      return words.matches()
          ? Optional.of(new Link(words.group(1), Long.parseLong(words.group(2)), words.group(3)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return file + " " + line + " " + link;
    }
  }

  /**
   * What was found.
   *
   * @param newest the last line there is, to be noted elsewhere; empty names when there is none
   */
  public record Result(int files, long lines, List<Finding> findings, Link newest) {}

  private TraceCheck(Path folder, List<Link> known) {
    this.folder = folder;
    this.known = known;
  }

  /**
   * Checks the trace of a folder.
   *
   * @param noted a link that was the newest once, and kept elsewhere
   */
  public static Result of(Path folder, Optional<Link> noted) throws IOException {
    Optional<Link> head = head(folder); // read first: the files may only be further
    List<Link> known = Stream.of(head, noted).flatMap(Optional::stream).toList();
    return new TraceCheck(folder, known).run(head.isPresent());
  }

  private static Optional<Link> head(Path folder) throws IOException {
    Path file = folder.resolve(TraceFiles.HEAD);
    return Files.exists(file) ? Link.of(Files.readString(file)) : Optional.empty();
  }

  private Result run(boolean hasHead) throws IOException {
    Walked before = null;
    String oldest = "";
    for (Path file : files()) {
      String previous = previous(file, before);
      oldest = before == null ? previous : oldest;
      before = walk(file);
      linesOf.put(name(file), before.last().line());
    }
    if (!oldest.isEmpty() && !removed.contains(oldest)) {
      found(oldest, 0, "is missing, and no line says that the server removed it");
    }
    if (linked && !hasHead) {
      found(TraceFiles.HEAD, 0, "is missing or damaged: a cut end would not show");
    }
    known.forEach(this::isThere);
    Link newest = before == null ? new Link("", 0, "") : before.last();
    long lines = linesOf.values().stream().mapToLong(Long::longValue).sum();
    return new Result(linesOf.size(), lines, List.copyOf(findings), newest);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> TraceFiles.NAME.matcher(name(each)).matches()).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** One file, once read. */
  private record Walked(Path file, Link last, boolean unbroken) {}

  /** The first line names the file before, which must be there as it was; its name. */
  private String previous(Path file, Walked before) throws IOException {
    String first;
    try (Stream<String> all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      first = all.findFirst().orElse("");
    }
    Matcher previous = PREVIOUS.matcher(first);
    if (!previous.find()) {
      if (before != null) {
        found(name(file), 1, "does not name the file before it");
      }
      return "";
    }
    if (before == null) {
      return previous.group(1);
    }
    if (!previous.group(1).equals(name(before.file()))) {
      found(previous.group(1), 0, "is missing; " + name(file) + " was begun after it");
    } else if (before.unbroken() && !previous.group(2).equals(TraceFiles.sha256(before.file()))) {
      found(name(before.file()), before.last().line() + 1, "is missing, or was added");
    }
    return previous.group(1);
  }

  /** Walks through the lines of a file; the first break is enough, all after it breaks too. */
  private Walked walk(Path file) throws IOException {
    Chain chain = new Chain();
    long number = 0;
    boolean unbroken = true;
    boolean here = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (byte[] line = line(in); isWhole(line); line = line(in)) {
        number++;
        here = number == 1 ? isLinked(line) || isKnown(file) : here;
        if (here && unbroken) {
          unbroken = isNext(chain, line) && !isOther(new Link(name(file), number, chain.link()));
          if (!unbroken) {
            found(name(file), number, "was altered or moved, or a line before it was removed");
          }
        }
        noteRemoved(line);
      }
    }
    linked |= here;
    return new Walked(file, new Link(name(file), number, chain.link()), unbroken);
  }

  private static boolean isWhole(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\n';
  }

  /** Files of earlier versions have no links, only the digest of the whole in the next file. */
  private static boolean isLinked(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).contains(Chain.FIELD);
  }

  private boolean isKnown(Path file) {
    return known.stream().anyMatch(each -> each.file().equals(name(file)));
  }

  /** A line that is known has another link now: all of the file was made anew. */
  private boolean isOther(Link link) {
    return known.stream()
        .anyMatch(
            each ->
                each.file().equals(link.file())
                    && each.line() == link.line()
                    && !each.link().equals(link.link()));
  }

  /** A line with its end, the last one perhaps without; empty at the end. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static boolean isNext(Chain chain, byte[] line) {
    int text = line.length - 1 - Chain.FIELD_BYTES;
    if (text < 0) {
      return false;
    }
    String field = new String(line, text, Chain.FIELD_BYTES, StandardCharsets.ISO_8859_1);
    return field.equals(Chain.FIELD + chain.add(line, 0, text));
  }

  private void noteRemoved(byte[] line) {
    Matcher file = REMOVED.matcher(new String(line, StandardCharsets.ISO_8859_1));
    if (file.find()) {
      removed.add(file.group(1));
    }
  }

  /** A line that is known must be there, unless the server removed its file. */
  private void isThere(Link line) {
    long lines = linesOf.getOrDefault(line.file(), -1L);
    if (lines < 0 && !removed.contains(line.file())) {
      found(line.file(), 0, "is missing");
    } else if (lines >= 0 && lines < line.line()) {
      found(line.file(), lines + 1, "is missing, and all others to line " + line.line());
    }
  }

  private void found(String file, long line, String what) {
    findings.add(new Finding(file, line, what));
  }
}
