package fr.annuairesante.importer;

import fr.annuairesante.importer.Progress.Phase;
import fr.annuairesante.importer.extract.ExtractFile;
import fr.annuairesante.importer.extract.ExtractFiles;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.mapping.Anomalies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * One run: extract files to entries.
 *
 * <p>The entries do not depend on the order of lines or files nor on the timing of threads, except
 * that of mailbox lines with one address the first wins. Memory depends on the partition size, not
 * on the size of the files.
 */
public final class RegisterImport {

  private final ImportRequest request;
  private final Meter meter;
  private final Workers workers = new Workers();
  private final Anomalies anomalies = new Anomalies();
  private final Output output;

  private RegisterImport(ImportRequest request) {
    this.request = request;
    meter = new Meter(request.progress());
    output = new Output(request.sink());
  }

  /**
   * Imports, on two threads, and returns when every entry is in the sink.
   *
   * @throws ImportFailure when a file is not what it should be; what the sink got must be discarded
   * @throws IOException when a disk or the sink fails; likewise
   */
  public static ImportReport run(ImportRequest request) throws IOException {
    return new RegisterImport(request).run();
  }

  private ImportReport run() throws IOException {
    meter.begin(Phase.CHECK, request.files().size());
    List<ExtractFile> files = ExtractFiles.check(request.files());
    request.replayed().checkFiles(files.stream().map(ExtractFile::name).toList());
    meter.advance(request.files().size());
    meter.end();
    List<FileTally> tallies = files.stream().map(FileTally::new).toList();
    try (Spills spills = Spills.create(request.workDirectory(), files)) {
      read(tallies, spills);
      refuseCutTexts(tallies);
      refuseEmptyKinds(tallies);
      mailboxes(spills);
      join(spills);
    }
    return new ImportReport(
        tallies.stream().map(FileTally::report).toList(),
        output.counts(),
        output.repeatedAddresses(),
        anomalies.tallies(),
        meter.phases(),
        meter.peakHeap(),
        request.rejectsFile().toString());
  }

  private void read(List<FileTally> tallies, Spills spills) throws IOException {
    meter.begin(Phase.READ, tallies.stream().mapToLong(t -> t.file().size()).sum());
    try (RejectsFile rejects = new RejectsFile(request.rejectsFile())) {
      List<FirstPass> passes = new ArrayList<>();
      for (int i = 0; i < tallies.size(); i++) {
        FileTally tally = tallies.get(i);
        SortedMap<Long, byte[]> replayed = request.replayed().of(tally.file().name());
        passes.add(
            new FirstPass(tally.file(), i, replayed, spills, rejects, tally, meter, workers));
      }
      passes.sort(Comparator.comparingLong(pass -> -pass.size()));
      List<Workers.Task> tasks = new ArrayList<>(passes);
      Carrying carrying = new Carrying(spills, output);
      if (tallies.stream().noneMatch(t -> t.file().header().kind().isRegister())) {
        tasks.add(() -> carrying.register(request.previousRegister()));
      }
      if (tallies.stream().allMatch(t -> t.file().header().kind().isRegister())) {
        tasks.add(() -> carrying.mailboxes(request.previousMailboxes()));
      }
      workers.run(tasks);
    }
    meter.end();
  }

  /** An empty extract would empty the directory; it is a broken file, not news. */
  private static void refuseEmptyKinds(List<FileTally> tallies) throws ImportFailure {
    for (ExtractKind kind : ExtractKind.values()) {
      List<FileTally> ofKind =
          tallies.stream().filter(t -> t.file().header().kind() == kind).toList();
      if (!ofKind.isEmpty() && ofKind.stream().allMatch(t -> t.accepted() == 0)) {
        throw new ImportFailure(
            ImportFailure.Code.NO_USABLE_LINE,
            ofKind.get(0).file().name() + " holds no line that can be used" + first(ofKind) + ".",
            "Look at the rejects file, or fetch the extract again; nothing was changed.");
      }
    }
  }

  private static String first(List<FileTally> ofKind) {
    String first = ofKind.get(0).firstRefusal();
    return first.isEmpty() ? "" : ": " + first;
  }

  /** Half a last line without an end: a text that was cut is as broken as a zip that was. */
  private static void refuseCutTexts(List<FileTally> tallies) throws ImportFailure {
    for (FileTally tally : tallies) {
      if (tally.isCut()) {
        throw new ImportFailure(
            ImportFailure.Code.CUT_TEXT,
            tally.file().name() + " is cut short: its last line is not whole and not ended.",
            "Fetch it again; nothing was changed.");
      }
    }
  }

  private void mailboxes(Spills spills) throws IOException {
    int partitions = spills.addresses().partitions();
    meter.begin(Phase.MAILBOXES, partitions);
    List<Workers.Task> tasks = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      tasks.add(new MailboxPass(i, spills, output, anomalies, meter, workers));
    }
    workers.run(tasks);
    meter.end();
  }

  private void join(Spills spills) throws IOException {
    int persons = spills.persons().partitions();
    int structures = spills.structures().partitions();
    meter.begin(Phase.JOIN, (long) persons + structures);
    List<Workers.Task> tasks = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      tasks.add(new PersonPass(i, spills, output, anomalies, meter, workers));
    }
    for (int i = 0; i < structures; i++) {
      tasks.add(new StructurePass(i, spills, output, anomalies, meter, workers));
    }
    workers.run(tasks);
    meter.end();
  }
}
