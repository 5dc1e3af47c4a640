package fr.annuairesante.server.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.trace.TraceCheck.Finding;
import fr.annuairesante.server.trace.TraceCheck.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TraceCheckTest {

  private static final String FIRST = "access-2026-11-20-000001.log";
  private static final String SECOND = "access-2026-11-21-000001.log";
  private static final String THIRD = "access-2026-11-21-000002.log";

  @TempDir Path folder;

  /** Three starts of a server, each with a begin and five lines. */
  @BeforeEach
  void threeFiles() throws IOException {
    write("2026-11-20T12:00:00Z");
    write("2026-11-21T12:00:00Z");
    write("2026-11-21T13:00:00Z");
  }

  private void write(String at) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    try (AccessTrace trace = AccessTrace.open(folder, TraceLimits.DEFAULT, clock)) {
      for (int i = 0; i < 5; i++) {
        Client client = new Client(i, "192.0.2." + i, i < 4 ? "hopital-a" : "operateur/alpha");
        trace.add(new Access(System.nanoTime(), 1_500_000, client, Act.SEARCH, 4 * (i % 2), 10));
      }
    }
  }

  private List<Finding> findings() throws IOException {
    return TraceCheck.of(folder, Optional.empty()).findings();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private List<String> lines(String name) throws IOException {
    return new ArrayList<>(Files.readAllLines(file(name)));
  }

  private void replace(String name, List<String> lines) throws IOException {
    Files.write(file(name), lines);
  }

  /** The first finding, and there is one. */
  private void found(String file, long line) throws IOException {
    List<Finding> findings = findings();
    assertTrue(!findings.isEmpty(), "nothing was found");
    assertEquals(file + ":" + line, findings.get(0).file() + ":" + findings.get(0).line());
  }

  @Test
  void whatIsAsItWasWrittenIsWell() throws IOException {
    Result result = TraceCheck.of(folder, Optional.empty());
    assertEquals(List.of(), result.findings());
    assertEquals(3, result.files());
    assertEquals(18, result.lines());
    assertEquals(THIRD, result.newest().file());
    assertEquals(6, result.newest().line());
    assertTrue(lines(THIRD).get(5).endsWith(" chain=" + result.newest().link()));
  }

  @Test
  void anAlteredLineShows() throws IOException {
    List<String> lines = lines(SECOND);
    lines.set(3, lines.get(3).replace("entries=10", "entries=90"));
    replace(SECOND, lines);
    found(SECOND, 4);
  }

  @Test
  void aRemovedLineShows() throws IOException {
    for (String name : List.of(FIRST, THIRD)) {
      List<String> lines = lines(name);
      List<String> whole = List.copyOf(lines);
      lines.remove(2);
      replace(name, lines);
      found(name, 3);
      replace(name, whole);
      assertEquals(List.of(), findings());
    }
  }

  @Test
  void linesThatChangedPlacesShow() throws IOException {
    List<String> lines = lines(THIRD);
    Collections.swap(lines, 1, 4);
    replace(THIRD, lines);
    found(THIRD, 2);
  }

  @Test
  void aCutEndShowsInEveryFile() throws IOException {
    for (String name : List.of(FIRST, SECOND, THIRD)) {
      List<String> lines = lines(name);
      replace(name, lines.subList(0, 4));
      found(name, 5);
      replace(name, lines);
      byte[] bytes = Files.readAllBytes(file(name));
      Files.write(file(name), Arrays.copyOf(bytes, bytes.length - 3));
      found(name, 6);
      Files.write(file(name), bytes);
      assertEquals(List.of(), findings());
    }
  }

  @Test
  void anAddedLineShowsEvenWithItsLink() throws IOException {
    List<String> lines = lines(FIRST);
    replace(FIRST, made(lines, " act=search code=0 entries=1 millis=0.100"));
    found(FIRST, 8);
  }

  /** All lines with new links, and one line more. */
  private static List<String> made(List<String> lines, String more) {
    List<String> all = new ArrayList<>();
    Chain chain = new Chain();
    lines.forEach(line -> all.add(line.substring(0, line.indexOf(Chain.FIELD))));
    all.add("2026-11-20T12:00:01.000Z" + more);
    return all.stream()
        .map(
            line -> {
              byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
              return line + Chain.FIELD + chain.add(bytes, 0, bytes.length);
            })
        .toList();
  }

  @Test
  void aLastFileMadeAnewShowsByItsHead() throws IOException {
    List<String> lines = lines(THIRD);
    lines.set(2, lines.get(2).replace("entries=10", "entries=11"));
    replace(THIRD, made(lines, " act=close").subList(0, 6));
    found(THIRD, 6);
  }

  @Test
  void aTraceMadeAnewWithItsHeadShowsByALinkNotedElsewhere() throws IOException {
    TraceCheck.Link noted = TraceCheck.of(folder, Optional.empty()).newest();
    assertEquals(Optional.of(noted), TraceCheck.Link.of(noted.toString()));
    write("2026-11-21T14:00:00Z");
    assertEquals(List.of(), TraceCheck.of(folder, Optional.of(noted)).findings());
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        Files.delete(each);
      }
    }
    write("2026-11-20T12:00:00Z");
    write("2026-11-21T12:00:00Z");
    write("2026-11-21T13:00:00.001Z");
    assertEquals(List.of(), findings());
    assertEquals(1, TraceCheck.of(folder, Optional.of(noted)).findings().size());
    assertEquals(Optional.empty(), TraceCheck.Link.of("nonsense"));
  }

  @Test
  void aMissingFileShows() throws IOException {
    byte[] second = Files.readAllBytes(file(SECOND));
    Files.delete(file(SECOND));
    found(SECOND, 0);
    Files.write(file(SECOND), second);
    byte[] third = Files.readAllBytes(file(THIRD));
    Files.delete(file(THIRD));
    found(THIRD, 0);
    Files.write(file(THIRD), third);
    Files.delete(file(FIRST));
    found(FIRST, 0);
  }

  @Test
  void aMissingHeadShows() throws IOException {
    Files.delete(folder.resolve(TraceFiles.HEAD));
    found(TraceFiles.HEAD, 0);
  }

  @Test
  void whatTheServerRemovedIsNotMissed() throws IOException {
    Instant later = Instant.parse("2027-11-21T06:00:00Z");
    AccessTrace.open(folder, TraceLimits.DEFAULT, Clock.fixed(later, ZoneOffset.UTC)).close();
    assertTrue(Files.notExists(file(FIRST)));
    assertTrue(Files.exists(file(SECOND)));
    assertEquals(List.of(), findings());
  }

  @Test
  void filesOfEarlierVersionsAreCheckedAsAWhole() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path first = old.resolve("access-2026-11-19-000001.log");
    Files.writeString(first, "2026-11-19T12:00:00.000Z act=begin\n");
    folder = old;
    write("2026-11-20T12:00:00Z");
    assertEquals(List.of(), findings());
    Files.writeString(first, "2026-11-19T12:00:00.001Z act=begin\n");
    found("access-2026-11-19-000001.log", 2);
  }

  @Test
  void addsUpWhatEachAccountDid() throws IOException {
    Map<String, TraceUsage.Sums> usage =
        TraceUsage.of(
            folder, Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-21T12:30:00Z"));
    assertEquals(
        Map.of(
            "hopital-a",
            new TraceUsage.Sums(Map.of("search 0", 2L, "search 4", 2L), 40, 6000),
            "operateur/alpha",
            new TraceUsage.Sums(Map.of("search 0", 1L), 10, 1500)),
        usage);
  }
}
