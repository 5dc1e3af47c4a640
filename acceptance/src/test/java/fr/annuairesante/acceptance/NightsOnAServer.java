package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of four days, the first loaded and served: what tests of nights on a running server
 * share. Each part is a process of its own.
 */
abstract class NightsOnAServer {

  static final String PASSWORD = "un mot de passe d'été";

  /** Made by the server, or about the runs themselves. */
  static final Set<String> OPERATIONAL =
      Set.of(
          "entryUUID",
          "entryCSN",
          "createTimestamp",
          "modifyTimestamp",
          "creatorsName",
          "modifiersName");

  static final Pattern RUN = Pattern.compile("run (\\S+), after");

  /** Four days of files, and a directory of the first with its accounts: each test has a copy. */
  @TempDir static Path prepared;

  @TempDir Path folder;
  Path data;
  RunningServer server;

  @BeforeAll
  static void prepare() throws IOException {
    String data = prepared.resolve("data").toString();
    Annuaire.run("sample", "--out", prepared + "/files", "--scale", "0.002", "--days", "4")
        .expect(0);
    Annuaire.run(with(prepared, 0, "import", "--data", data)).expect(0);
    Annuaire.runTyping(
            PASSWORD + "\n", "account", "add", "nuit", "--right", "import", "--data", data)
        .expect(0);
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", "medecin", "--data", data).expect(0);
  }

  @BeforeEach
  void serve() throws IOException {
    Prepared.copy(prepared, folder);
    data = folder.resolve("data");
    server = RunningServer.start(data);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** The files of one day, as arguments after the given ones. */
  String[] with(int day, String... arguments) throws IOException {
    return with(folder, day, arguments);
  }

  private static String[] with(Path folder, int day, String... arguments) throws IOException {
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

  String[] night(String... more) {
    return nightOf("nuit", more);
  }

  String[] nightOf(String account, String... more) {
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

  Ended run(String... arguments) {
    return Annuaire.runTyping(PASSWORD + "\n", arguments);
  }

  static String runOf(Ended ended) {
    Matcher matcher = RUN.matcher(ended.out());
    assertTrue(matcher.find(), ended::out);
    return matcher.group(1);
  }

  /** Persons, structures and mailboxes of a stopped directory, by name. */
  static Map<String, Entry> register(Path data) throws Exception {
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

  Map<String, Entry> stoppedRegister() throws Exception {
    assertEquals(0, server.terminate());
    Annuaire.run("check", "--data", data.toString()).expect(0);
    return register(data);
  }

  /** What another directory holds that was only ever loaded with that day's files. */
  Map<String, Entry> loadedInBulk(int day) throws Exception {
    Path fresh = folder.resolve("fresh-" + day);
    Annuaire.run(with(day, "import", "--data", fresh.toString())).expect(0);
    return register(fresh);
  }

  /** Persons who left stay as closed entries: these apart, both are the same. */
  static void assertSame(Map<String, Entry> expected, Map<String, Entry> actual) {
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

  static Map<String, List<String>> values(Entry entry) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Attribute each : entry.getAttributes()) {
      values.put(each.getName(), List.of(each.getValues()));
    }
    return values;
  }

  long journal() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(each);
      }
    }
    return bytes;
  }

  /** What the data directory says of its freshness. */
  String status() {
    return Annuaire.run("status", "--data", data.toString(), "--stale-after-hours", "0")
        .expect(0)
        .out();
  }
}
