package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.CanonicalLine;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.ExtractFile;
import fr.annuairesante.importer.extract.ExtractFile.Refusal;
import fr.annuairesante.importer.extract.ExtractFile.TextRead;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.spill.Key;
import fr.annuairesante.importer.spill.Spill;
import fr.annuairesante.importer.spill.SpillWriter;
import java.io.IOException;
import java.util.SortedMap;

/**
 * Reads one file: refused lines to the rejects file, good ones in canonical order to the spill of
 * their key. One thread runs it.
 */
final class FirstPass implements Workers.Task {

  /** Line numbers of a file, above them the number of the file: the first mailbox line wins. */
  private static final int LINE_BITS = 40;

  private final ExtractFile file;
  private final int fileNumber;
  private final Spills spills;
  private final SortedMap<Long, byte[]> replayed;
  private final RejectsFile rejects;
  private final FileTally tally;
  private final Meter meter;
  private final Workers workers;
  private final Key key = new Key();
  private final CanonicalLine canonical;
  private StructureColumns structureColumns;
  private Refusal lastRefusal;

  /**
   * @param replayed lines in place of refused ones, by number
   */
  FirstPass(
      ExtractFile file,
      int fileNumber,
      SortedMap<Long, byte[]> replayed,
      Spills spills,
      RejectsFile rejects,
      FileTally tally,
      Meter meter,
      Workers workers) {
    this.file = file;
    this.fileNumber = fileNumber;
    this.replayed = replayed;
    this.spills = spills;
    this.rejects = rejects;
    this.tally = tally;
    this.meter = meter;
    this.workers = workers;
    this.canonical = new CanonicalLine(file.header());
  }

  /** Bytes to read: the longest file starts first. */
  long size() {
    return file.size();
  }

  @Override
  public void run() throws IOException {
    boolean mailboxes = file.header().kind() == ExtractKind.MAILBOX;
    if (file.header().kind() == ExtractKind.ACTIVITY) {
      structureColumns = new StructureColumns();
    }
    Spill main = mailboxes ? spills.addresses() : spills.persons();
    try (SpillWriter lines = main.writer();
        SpillWriter structures = spills.structures().writer()) {
      TextRead read =
          file.read(
              meter::advance,
              replayed,
              (line, number, refusal) -> {
                workers.checkpoint();
                note(line, number, refusal);
                lastRefusal = refusal;
                if (refusal != null) {
                  return;
                }
                if (mailboxes) {
                  mailbox(line, number, lines);
                } else {
                  register(line, lines, structures);
                }
              });
      tally.finish(read, lastRefusal);
    }
  }

  private void note(Line line, long number, Refusal refusal) throws IOException {
    if (refusal != null) {
      tally.reject(number, refusal, line);
      rejects.write(file.name(), number, refusal, line);
    } else if (replayed.containsKey(number)) {
      tally.replay();
      rejects.replayed(file.name(), number, replayed.get(number));
    }
  }

  private void mailbox(Line line, long number, SpillWriter lines) throws IOException {
    key(line, MailboxColumn.ADDRESS);
    canonical.take(line);
    long order = (long) fileNumber << LINE_BITS | number;
    lines.write(
        RecordKind.MAILBOX, key, order, canonical.bytes(), canonical.from(), canonical.to());
  }

  private void register(Line line, SpillWriter lines, SpillWriter structures) throws IOException {
    ExtractKind kind = file.header().kind();
    key(line, ActivityColumn.NATIONAL_ID);
    canonical.take(line);
    lines.write(RecordKind.of(kind), key, canonical.bytes(), canonical.from(), canonical.to());
    if (kind == ExtractKind.ACTIVITY && !line.isEmpty(ActivityColumn.STRUCTURE_ID)) {
      key(line, ActivityColumn.STRUCTURE_ID);
      if (structureColumns.take(line)) {
        structures.write(
            RecordKind.ACTIVITY, key, structureColumns.bytes(), 0, structureColumns.length());
      }
    }
  }

  private void key(Line line, Column column) {
    key.clear().append(line.bytes(), line.from(column), line.to(column));
  }
}
