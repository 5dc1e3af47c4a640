package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertNull;

import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run in a directory of its own, and the entries it made, by name, checked against the schema.
 */
final class TestRun {

  private final Path directory;
  private final List<Path> files = new ArrayList<>();
  private final Map<String, DirectoryEntry> entries = Collections.synchronizedMap(new TreeMap<>());
  private EntrySource previousRegister = EntrySource.EMPTY;
  private EntrySource previousMailboxes = EntrySource.EMPTY;
  private ReplayedLines replayed = ReplayedLines.NONE;
  private ImportReport report;

  TestRun(Path directory) {
    this.directory = directory;
  }

  TestRun file(ExtractKind kind, String... lines) throws IOException {
    Path path = directory.resolve(kind + "-" + files.size() + ".txt");
    files.add(TestLines.file(path, kind, List.of(lines)));
    return this;
  }

  TestRun file(Path path) {
    files.add(path);
    return this;
  }

  TestRun replay(ReplayedLines lines) {
    replayed = lines;
    return this;
  }

  /** What an earlier run made is what the directory already holds. */
  TestRun previous(TestRun earlier) {
    List<DirectoryEntry> all = List.copyOf(earlier.entries.values());
    previousRegister = sink -> send(sink, all, false);
    previousMailboxes = sink -> send(sink, all, true);
    return this;
  }

  private static void send(EntrySink sink, List<DirectoryEntry> all, boolean mailboxes)
      throws IOException {
    for (DirectoryEntry entry : all) {
      if (entry.dn().startsWith("mail=") == mailboxes) {
        sink.put(entry);
      }
    }
  }

  ImportReport run() throws IOException {
    return run(
        entry -> {
          assertFitsSchema(entry);
          assertNull(entries.put(entry.dn(), entry), () -> "twice: " + entry.dn());
        });
  }

  ImportReport run(EntrySink sink) throws IOException {
    Path work = Files.createDirectories(directory.resolve("work"));
    report =
        RegisterImport.run(
            new ImportRequest(
                files,
                replayed,
                work,
                rejects(),
                previousRegister,
                previousMailboxes,
                sink,
                Progress.NONE));
    return report;
  }

  Path rejects() {
    return directory.resolve("rejects.txt");
  }

  List<String> workFiles() throws IOException {
    try (Stream<Path> left = Files.list(directory.resolve("work"))) {
      return left.map(Path::toString).toList();
    }
  }

  ImportReport report() {
    return report;
  }

  Map<String, DirectoryEntry> entries() {
    return entries;
  }

  private static void assertFitsSchema(DirectoryEntry entry) {
    Set<String> allowed =
        new HashSet<>(List.of("objectclass", "asempreinte", "asdematerialisationimportee"));
    for (ObjectClass each : DirectorySchema.classes()) {
      if (entry.values("objectClass").contains(each.name())) {
        each.must().forEach(must -> require(entry, must));
        Stream.concat(each.must().stream(), each.may().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .forEach(allowed::add);
      }
    }
    for (Attribute attribute : entry.attributes()) {
      String name = attribute.name();
      boolean single = DirectorySchema.required(name).singleValued();
      if (!allowed.contains(name.toLowerCase(Locale.ROOT))) {
        throw new AssertionError(entry.dn() + " may not have " + name);
      }
      if (single && attribute.values().size() > 1) {
        throw new AssertionError(entry.dn() + " has several values of " + name);
      }
      for (String value : attribute.values()) {
        if (DirectorySchema.required(name).matching().normalise(value) == null) {
          throw new AssertionError(entry.dn() + ": no " + name + " is " + value);
        }
      }
    }
  }

  private static void require(DirectoryEntry entry, String name) {
    if (entry.attribute(name).isEmpty()) {
      throw new AssertionError(entry.dn() + " lacks " + name);
    }
  }
}
