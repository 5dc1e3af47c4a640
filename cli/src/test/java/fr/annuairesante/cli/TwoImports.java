package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.importer.ImportRequest;
import fr.annuairesante.importer.RegisterImport;
import fr.annuairesante.importer.difference.Changes;
import fr.annuairesante.importer.difference.Differences;
import fr.annuairesante.importer.difference.HeldUnits;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The two ways to import a day of files into a data directory, and what it then holds. */
abstract class TwoImports {

  static final Viewer ALL = Viewer.SERVER;

  @TempDir Path folder;

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static Directory open(Path data) throws IOException {
    return Directory.open(
        DataDirectory.at(data),
        SearchLimits.NONE,
        WriteLimits.DEFAULT,
        OptionalInt.of(0),
        Clock.systemUTC());
  }

  static List<DirectoryEntry> find(Directory directory, String base) {
    Search search =
        new Search(
            base,
            Scope.SUBTREE,
            new Filter.Present(Attributes.OBJECT_CLASS),
            List.of(),
            false,
            0,
            0,
            ALL);
    try (Stream<DirectoryEntry> found = directory.find(search)) {
      return found.toList();
    }
  }

  void bulk(Path into, Path day) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("import", "--data", into.toString()));
    list(day).forEach(each -> arguments.add(each.toString()));
    RecordedConsole console = new RecordedConsole();
    assertEquals(0, console.run(arguments.toArray(String[]::new)), console::err);
  }

  Changes differences(Path into, Path day) throws IOException {
    Path work = Files.createDirectories(folder.resolve("work-" + day.getFileName()));
    try (Directory directory = open(into)) {
      ImportRuns runs = new ImportRuns(directory);
      HeldUnits held = new HeldUnits();
      runs.digests(
          List.of(UnitKind.values()),
          page -> {
            held.add(page);
            return true;
          });
      try (Differences differences = new Differences(held, work)) {
        RegisterImport.run(
            new ImportRequest(
                list(day),
                ReplayedLines.NONE,
                work,
                work.resolve("rejects"),
                EntrySource.EMPTY,
                EntrySource.EMPTY,
                differences,
                (phase, done, total) -> {}));
        Changes changes = differences.finish();
        int[] number = new int[1];
        differences.forEachBatch(
            (batch, last) ->
                runs.apply(
                        new Batch(
                            "run-" + day.getFileName(), ++number[0], state(last), "{}", batch))
                    .join());
        return changes;
      }
    }
  }

  /** Everything but the runs, and but when it was: one value a line. */
  static Map<String, List<String>> told(Directory directory) {
    Map<String, List<String>> told = new TreeMap<>();
    for (DirectoryEntry each : find(directory, Tree.SUFFIX)) {
      if (!each.dn().contains(Tree.RUNS)) {
        List<Attribute> attributes =
            Decided.with(each, List.of(Attributes.CLOSED_SINCE, Attributes.HIDDEN_SINCE), List.of())
                .attributes();
        told.put(each.dn(), attributes.stream().map(Attribute::toString).sorted().toList());
      }
    }
    return told;
  }

  /** Both directories, opened and settled, hold the same. */
  static void assertSame(Directory bulk, Directory differences) {
    bulk.change("", "", draft -> true).join();
    differences.change("", "", draft -> true).join();
    Map<String, List<String>> expected = told(differences);
    Map<String, List<String>> actual = told(bulk);
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((dn, values) -> assertEquals(values, actual.get(dn), dn));
  }

  static Stamp stamp(Directory directory, String dn) {
    return directory.change("", "", draft -> draft.stamp(dn).orElseThrow()).join();
  }

  static DirectoryEntry entry(Directory directory, String dn) {
    return directory.entry(dn, ALL).orElseThrow(() -> new AssertionError("absent: " + dn));
  }

  static RunState state(boolean last) {
    return last ? RunState.APPLIED : RunState.STARTED;
  }
}
