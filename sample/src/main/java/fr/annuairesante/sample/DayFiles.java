package fr.annuairesante.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the set of files of one day after the other. Not thread-safe. */
final class DayFiles {

  private static final List<Extract> REGISTER =
      List.of(Extract.PERSON_ACTIVITY, Extract.DIPLOMA, Extract.SAVOIR_FAIRE);

  private final SampleRequest request;
  private final Chunks chunks;
  private final Content content;

  DayFiles(SampleRequest request, Chunks chunks) {
    this.request = request;
    this.chunks = chunks;
    this.content = new Content(request);
  }

  /** Writes day {@code day}, counted from 0. */
  SampleSummary.Day write(int day, Progress progress) throws IOException {
    LocalDate date = request.firstDay().plusDays(day);
    String stamp = date.format(DateTimeFormatter.BASIC_ISO_DATE);
    Path directory = request.directory();
    if (request.zip()) {
      directory = Files.createTempDirectory(directory, "sample");
    }
    Counts counts = new Counts(day + 1, progress);
    Map<Extract, Path> plain = new EnumMap<>(Extract.class);
    for (Extract extract : Extract.values()) {
      plain.put(extract, directory.resolve(extract.fileName(stamp) + ".txt"));
    }
    writeRegister(day, plain, counts);
    writeMailboxes(day, plain, counts);
    List<Path> files = new ArrayList<>(plain.values());
    if (request.zip()) {
      files = Archives.of(date, plain, request.directory(), chunks);
      Files.delete(directory);
    }
    content.addVanishedDomains(day, counts.tally);
    return new SampleSummary.Day(
        date,
        files,
        counts.lines,
        counts.tally.persons(),
        content.mailboxes(day),
        content.domains(day),
        counts.tally.anomalies(),
        counts.tally.malformed());
  }

  private void writeRegister(int day, Map<Extract, Path> files, Counts counts) throws IOException {
    try (OutputStream activities = open(Extract.PERSON_ACTIVITY, files);
        OutputStream diplomas = open(Extract.DIPLOMA, files);
        OutputStream skills = open(Extract.SAVOIR_FAIRE, files)) {
      List<OutputStream> outputs = List.of(activities, diplomas, skills);
      chunks.inOrder(
          content.registerChunks(day),
          REGISTER.size(),
          request.trailingSeparator(),
          (number, chunk) -> content.fillRegister(number, day, chunk),
          chunk -> take(chunk, REGISTER, outputs, counts));
    }
  }

  private void writeMailboxes(int day, Map<Extract, Path> files, Counts counts) throws IOException {
    List<Extract> extracts = List.of(Extract.MAILBOX);
    try (OutputStream mailboxes = open(Extract.MAILBOX, files)) {
      List<OutputStream> outputs = List.of(mailboxes);
      chunks.inOrder(
          content.mailboxChunks(day),
          1,
          request.trailingSeparator(),
          (number, chunk) -> content.fillMailboxes(number, day, chunk),
          chunk -> take(chunk, extracts, outputs, counts));
    }
  }

  private OutputStream open(Extract extract, Map<Extract, Path> files) throws IOException {
    OutputStream out = Files.newOutputStream(files.get(extract));
    String header = extract.header() + (request.trailingSeparator() ? "|\n" : "\n");
    out.write(header.getBytes(StandardCharsets.UTF_8));
    return out;
  }

  private static void take(
      Chunks.Chunk chunk, List<Extract> extracts, List<OutputStream> outputs, Counts counts)
      throws IOException {
    for (int i = 0; i < outputs.size(); i++) {
      LineBuffer buffer = chunk.buffers().get(i);
      outputs.get(i).write(buffer.array(), 0, buffer.size());
      counts.add(extracts.get(i), buffer.lines());
    }
    counts.tally.add(chunk.tally());
  }

  /** What a day's files hold so far. */
  private static final class Counts {

    private final int day;
    private final Progress progress;
    private final Tally tally = new Tally();
    private final Map<Extract, Long> lines = new EnumMap<>(Extract.class);
    private long all;

    Counts(int day, Progress progress) {
      this.day = day;
      this.progress = progress;
    }

    void add(Extract extract, long more) {
      lines.merge(extract, more, Long::sum);
      all += more;
      progress.written(day, all);
    }
  }
}
