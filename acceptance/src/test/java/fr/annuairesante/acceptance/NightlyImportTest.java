package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFReader;
import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights on a running server, each part a process of its own. */
class NightlyImportTest {

  private static final String PASSWORD = "un mot de passe d'été";

  /** Made by the server, or about the runs themselves. */
  private static final Set<String> OPERATIONAL =
      Set.of(
          "entryUUID",
          "entryCSN",
          "createTimestamp",
          "modifyTimestamp",
          "creatorsName",
          "modifiersName");

  private static final Pattern RUN = Pattern.compile("run (\\S+), after");

  @TempDir private Path folder;
  private Path data;
  private RunningServer server;

  @BeforeEach
  void load() throws IOException {
    data = folder.resolve("data");
    Annuaire.run(
            "sample",
            "--out",
            folder.resolve("files").toString(),
            "--scale",
            "0.002",
            "--days",
            "4")
        .expect(0);
    Annuaire.run(with(0, "import", "--data", data.toString())).expect(0);
    Annuaire.runTyping(
            PASSWORD + "\n", "account", "add", "nuit", "--right", "import", "--data", "" + data)
        .expect(0);
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", "medecin", "--data", "" + data).expect(0);
    server = RunningServer.start(data);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** The files of one day, as arguments after the given ones. */
  private String[] with(int day, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    try (Stream<Path> files = Files.list(folder.resolve("files"))) {
      files
          .map(Path::toString)
          .filter(file -> file.contains("_202609" + (15 + day)))
          .sorted()
          .forEach(all::add);
    }
    assertTrue(all.size() >= arguments.length + 4, all::toString);
    return all.toArray(String[]::new);
  }

  private String[] night(String... more) {
    return nightOf("nuit", more);
  }

  private String[] nightOf(String account, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "import",
                "--data",
                data.toString(),
                "--server",
                server.url(),
                "--certificate",
                data.resolve("tls/ldaps-certificate.pem").toString(),
                "--account",
                account));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Ended run(String... arguments) {
    return Annuaire.runTyping(PASSWORD + "\n", arguments);
  }

  private static String runOf(Ended ended) {
    Matcher matcher = RUN.matcher(ended.out());
    assertTrue(matcher.find(), ended::out);
    return matcher.group(1);
  }

  /** Persons, structures and mailboxes of a stopped directory, by name. */
  private static Map<String, Entry> register(Path data) throws Exception {
    String ldif = Annuaire.run("export", "--data", data.toString(), "--ldif", "-").expect(0).out();
    Map<String, Entry> entries = new TreeMap<>();
    try (LDIFReader reader =
        new LDIFReader(new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)))) {
      for (Entry each = reader.readEntry(); each != null; each = reader.readEntry()) {
        String dn = each.getDN().toLowerCase(java.util.Locale.ROOT);
        if (!dn.contains("ou=comptes") && !dn.contains("ou=executions")) {
          OPERATIONAL.forEach(each::removeAttribute);
          entries.put(dn, each);
        }
      }
    }
    return entries;
  }

  private Map<String, Entry> stoppedRegister() throws Exception {
    assertEquals(0, server.terminate());
    Annuaire.run("check", "--data", data.toString()).expect(0);
    return register(data);
  }

  /** What another directory holds that was only ever loaded with that day's files. */
  private Map<String, Entry> loadedInBulk(int day) throws Exception {
    Path fresh = folder.resolve("fresh-" + day);
    Annuaire.run(with(day, "import", "--data", fresh.toString())).expect(0);
    return register(fresh);
  }

  /** Persons who left stay as closed entries: these apart, both are the same. */
  private static void assertSame(Map<String, Entry> expected, Map<String, Entry> actual) {
    Set<String> more = new TreeSet<>(actual.keySet());
    more.removeAll(expected.keySet());
    for (String dn : more) {
      assertEquals("TRUE", actual.get(dn).getAttributeValue("asSortiDuRegistre"), dn);
    }
    Set<String> missing = new TreeSet<>(expected.keySet());
    missing.removeAll(actual.keySet());
    assertEquals(Set.of(), missing);
    expected.forEach((dn, entry) -> assertEquals(values(entry), values(actual.get(dn)), dn));
  }

  private static Map<String, List<String>> values(Entry entry) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Attribute each : entry.getAttributes()) {
      values.put(each.getName(), List.of(each.getValues()));
    }
    return values;
  }

  private long journal() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(each);
      }
    }
    return bytes;
  }

  @Test
  void nightsByDifferencesEndWhereALoadInBulkDoes() throws Exception {
    long before = journal();
    assertTrue(run(with(0, night())).expect(0).out().contains("unchanged: 0 put"));
    assertEquals(before, journal(), "unchanged files write nothing");
    for (int day = 1; day <= 2; day++) {
      assertTrue(run(with(day, night())).expect(0).out().contains("applied: "));
    }
    assertTrue(run(with(2, night())).expect(0).out().contains("unchanged: 0 put"));
    assertSame(loadedInBulk(2), stoppedRegister());
  }

  @Test
  void moreRunsThanASearchReturnsAreAllRemembered() throws Exception {
    assertEquals(0, server.terminate());
    Path few = Files.writeString(folder.resolve("few.yaml"), "search-entries: 1\n");
    server = RunningServer.start(data, "--config", few.toString());
    run(with(1, night())).expect(0);
    run(with(2, night())).expect(0);
    assertStops(with(1, night()), "FILE_AGE");
  }

  @Test
  void aPlanSaysWhatWouldChangeAndChangesNothing() throws Exception {
    long before = journal();
    String planned = run(with(1, night("--plan"))).expect(0).out();
    assertEquals(before, journal());
    String applied = run(with(1, night())).expect(0).out();
    assertEquals(numbers(planned, "planned: "), numbers(applied, "applied: "));
  }

  private static String numbers(String out, String word) {
    return out.lines()
        .filter(line -> line.startsWith(word))
        .findFirst()
        .orElseThrow()
        .substring(word.length());
  }

  @Test
  void guardRailsStopARunBeforeItWrites() throws Exception {
    run(with(1, night())).expect(0);
    long before = journal();
    Path activities = Path.of(with(2)[2]);
    assertTrue(activities.toString().contains("Personne_activite"), activities::toString);
    List<String> lines = Files.readAllLines(activities);
    Files.write(activities, lines.subList(0, lines.size() / 2));
    assertStops(with(2, night()), "LINES_LESS");
    Files.writeString(activities, String.join("\n", lines));
    assertStops(with(2, night()), "FILE_CUT");
    Files.writeString(activities, "");
    run(with(2, night())).expect(1);
    Files.write(activities, lines);
    assertStops(with(0, night()), "FILE_AGE");
    assertEquals(before, journal(), "a run that stops writes nothing");
    run(with(2, night("--accept", "NOTHING"))).expect(1);
    run(with(2, night())).expect(0);
    assertNotEquals(before, journal());
  }

  private void assertStops(String[] arguments, String limit) {
    Ended ended = run(arguments).expect(1);
    assertTrue(ended.err().contains("nothing was changed"), ended::err);
    assertTrue(ended.err().contains(limit), ended::err);
  }

  @Test
  void onlyAnAccountWithTheRightMayImport() {
    Ended refused = run(nightOf("medecin", folder.resolve("files").toString())).expect(1);
    assertTrue(refused.err().contains("may not import"), refused::err);
    assertFalse(refused.err().contains(PASSWORD));
  }

  @Test
  void aRunCanBeTakenBack() throws Exception {
    run(with(1, night())).expect(0);
    assertEquals(0, server.terminate());
    Map<String, Entry> before = register(data);
    server = RunningServer.start(data);
    String run = runOf(run(with(2, night())).expect(0));
    run(night("--revert", run)).expect(0);
    assertEquals(before, stoppedRegister());
    server = RunningServer.start(data);
    run(night("--revert", "20000101000000Z")).expect(1);
  }

  @Test
  void killedOnEitherSideAndRunAgainItEndsWhereItShould() throws Exception {
    Map<String, Entry> expected = loadedInBulk(2);
    for (int i = 0; i < 3; i++) {
      List<String> command = Annuaire.command(with(2, night()));
      Path typed = Files.writeString(folder.resolve("typed"), PASSWORD + "\n");
      Process importer =
          new ProcessBuilder(command)
              .redirectInput(typed.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      long before = journal();
      while (importer.isAlive() && journal() == before) {
        Thread.onSpinWait();
      }
      if (i == 1) {
        importer.destroyForcibly().waitFor();
      } else {
        server.kill();
        server = RunningServer.start(data);
        importer.destroyForcibly().waitFor();
      }
    }
    run(with(2, night())).expect(0);
    assertTrue(run(with(2, night())).expect(0).out().contains("unchanged: 0 put"));
    assertSame(expected, stoppedRegister());
    try (Stream<Path> left = Files.list(data.resolve("work"))) {
      assertEquals(List.of(), left.filter(each -> each.toString().contains("run-")).toList());
    }
  }
}
