package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import fr.annuairesante.schema.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the directory remembers of its runs; taking them back, replaying their refused lines. */
class RunsTest extends NightsOnAServer {

  /** What the server says, which looks every ten seconds, as soon as that is in it. */
  private String statusOfServer(String expected) throws Exception {
    Path certificate = data.resolve("tls/ldaps-certificate.pem");
    SSLUtil tls = new SSLUtil(new PEMFileTrustManager(certificate.toFile()));
    try (LDAPConnection connection =
        new LDAPConnection(tls.createSSLSocketFactory(), "localhost", server.port())) {
      for (int i = 0; i < 600 && !measures(connection).contains(expected); i++) {
        Thread.sleep(100);
      }
    }
    String[] status = {"status", "--url", server.url(), "--certificate", "" + certificate};
    String out = Annuaire.run(status).out();
    assertTrue(out.contains(expected), out);
    return out;
  }

  /** Asking costs nothing here, whereas each {@code annuaire status} is a process. */
  private static String measures(LDAPConnection connection) throws LDAPException {
    Entry rootDse = connection.getEntry("", Attributes.MEASURE);
    return String.join("\n", rootDse.getAttributeValues(Attributes.MEASURE));
  }

  private static String value(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " in " + status));
  }

  @Test
  void aRunCanBeTakenBack() throws Exception {
    run(with(1, night())).expect(0);
    assertEquals(0, server.terminate());
    Map<String, Entry> before = register(data);
    Path config = Files.writeString(folder.resolve("a.yaml"), "metrics-port: 0\n");
    server = RunningServer.start(data, "--config", config.toString());
    String fresh = value(status(), "register-dated");
    String run = runOf(run(with(2, night())).expect(0));
    assertNotEquals(fresh, value(status(), "register-dated"));
    run(night("--revert", run)).expect(0);
    assertEquals(fresh, value(status(), "register-dated"), "that of the state restored");
    assertEquals("last-run=" + run, value(status(), "last-run"));
    assertEquals(fresh, value(statusOfServer("outcome=REVERTED"), "register-dated"));
    assertTrue(server.get("/health").body().contains("\"outcome\" : \"REVERTED\""));
    assertTrue(server.get("/metrics").body().contains("\nannuaire_last_run_good 0.0\n"));
    run(night("--revert", "20000101000000Z")).expect(1);
    String index = Files.readString(data.resolve("reports/index.html"));
    assertTrue(index.contains("Annulation</span> " + run), index);
    assertTrue(index.contains("annulée depuis"), index);
    String page = page("Retour en arrière");
    assertTrue(page.contains("Exécution annulée : " + run), page);
    assertTrue(page.contains("recherches pendant l&#39;exécution"), page);
    assertFalse(page.contains("<script"), page);
    assertEquals(before, stoppedRegister());
  }

  /** The one page whose title begins so. */
  private String page(String title) throws IOException {
    List<String> pages = new ArrayList<>();
    for (Path each : Project.below(data.resolve("reports"), ".html")) {
      String page = Files.readString(each);
      if (page.contains("<title>" + title) && page.contains("Annulation")) {
        pages.add(page);
      }
    }
    assertEquals(1, pages.size(), pages::toString);
    return pages.get(0);
  }

  @Test
  void anImporterOnAnotherMachineIsSeenByTheServer() throws Exception {
    String before = value(status(), "mailboxes-dated");
    Path away = folder.resolve("elsewhere");
    List<String> command = new ArrayList<>(List.of(with(1, night())));
    command.set(command.indexOf(data.toString()), away.toString());
    String run = runOf(run(command.toArray(String[]::new)).expect(0));
    String now = statusOfServer("last-run=" + run);
    assertTrue(now.contains("last-run-outcome=APPLIED"), now);
    assertNotEquals(before, value(now, "mailboxes-dated"));
    assertEquals(value(now, "mailboxes-dated"), value(status(), "mailboxes-dated"));
    assertEquals(1, Project.below(data.resolve("reports"), ".json").size(), "of the load only");
    Path report = away.resolve("reports/import-" + run + ".json");
    JsonNode searches = JsonMapper.builder().build().readTree(report.toFile()).path("searches");
    assertEquals(1, searches.size(), "how the server's searches fared meanwhile");
    assertTrue(searches.get(0).path("count").asLong() > 0, searches::toString);
    assertTrue(searches.get(0).path("points").get(0).path("p99Millis").asDouble() > 0);
  }

  @Test
  void newerFilesThatSayTheSameMakeTheDirectoryFresher() throws Exception {
    String before = value(status(), "register-dated");
    List<String> later = new ArrayList<>(List.of(night()));
    for (String each : with(0)) {
      Path file = Path.of(each);
      Path copy = folder.resolve(file.getFileName().toString().replace("_202609", "_202610"));
      later.add(Files.copy(file, copy).toString());
    }
    String out = run(later.toArray(String[]::new)).expect(0).out();
    assertTrue(out.contains("unchanged: 0 put"), out);
    assertNotEquals(before, value(status(), "register-dated"));
    long journal = journal();
    run(later.toArray(String[]::new)).expect(0);
    assertEquals(journal, journal(), "the same again writes nothing");
  }

  @Test
  void refusedLinesAreReplayedAsARunOfTheirOwn() throws Exception {
    String[] files = with(1, night());
    Path activities =
        Stream.of(files).filter(f -> f.contains("Personne_activite")).map(Path::of).findAny().get();
    String right = Files.readString(activities);
    List<String> lines = new ArrayList<>(right.lines().toList());
    int victim = 40;
    while (!lines.get(victim).startsWith("8")) {
      victim++;
    }
    lines.set(victim, lines.get(victim).replaceFirst("8", "9"));
    Files.writeString(activities, String.join("\n", lines) + "\n");
    String broken = "reports/import-" + runOf(run(files).expect(0)) + ".html";
    assertTrue(Files.readString(data.resolve(broken)).contains("Anomalie nouvelle"));
    Map<String, Entry> without = register(data);
    Path rejects = Project.below(data.resolve("reports"), "-rejects.txt").get(0);
    String refused = Files.readString(rejects);
    Files.writeString(rejects, refused.replace("\t9", "\t8"));
    String[] replay = with(1, night("--replay", rejects.toString()));
    assertTrue(
        run(with(1, night("--plan", "--replay", "" + rejects)))
            .expect(0)
            .out()
            .contains("planned: 1 put"));
    String run = runOf(run(replay).expect(0));
    String index = Files.readString(data.resolve("reports/index.html"));
    assertTrue(index.contains("import-" + run + ".html"), index);
    Map<String, Entry> replayed = register(data);
    assertTrue(run(replay).expect(0).out().contains("unchanged: 0 put"));
    run(night("--revert", run)).expect(0);
    assertSame(without, register(data));
    run(replay).expect(0);
    assertSame(replayed, register(data));
    Files.writeString(activities, right);
    assertSame(loadedInBulk(1), replayed);
    run(with(1, night("--replay", "" + rejects))).expect(1);
    assertEquals(replayed, stoppedRegister());
  }
}
