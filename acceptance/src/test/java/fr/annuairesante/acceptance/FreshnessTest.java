package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old the data is and how the server fares, wherever somebody may look. */
class FreshnessTest {

  private static final String PASSWORD = "un mot de passe d'hiver";

  /** The sample is dated September 2026. */
  private static final String FOR_EVER = "1000000";

  @TempDir private static Path folder;
  private static Path data;

  @BeforeAll
  static void importASample() throws IOException {
    data = folder.resolve("data");
    Prepared.imported(data, "--scale", "0.001");
    Files.writeString(folder.resolve("password"), PASSWORD);
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", "garde", "--data", data.toString())
        .expect(0);
  }

  private static RunningServer serve(String staleAfterHours) throws IOException {
    Path config = folder.resolve("annuaire-" + staleAfterHours + ".yaml");
    Files.writeString(
        config,
        "ldaps-address: 127.0.0.1\nmetrics-port: 0\nstale-after-hours: " + staleAfterHours + "\n");
    return RunningServer.start(data, "--config", config.toString());
  }

  private static Ended status(RunningServer server) {
    return Annuaire.run(
        "status",
        "--url",
        server.url(),
        "--certificate",
        data.resolve("tls/ldaps-certificate.pem").toString());
  }

  @Test
  void oldFilesAreAnAlarmEverywhere() throws Exception {
    try (RunningServer server = serve("48")) {
      assertTrue(server.errors().contains("the directory is stale: source "), server.errors());
      HttpResponse<String> health = server.get("/health");
      assertEquals(503, health.statusCode());
      assertTrue(health.body().contains("\"stale\""), health.body());
      assertTrue(server.get("/metrics").body().contains("\nannuaire_stale 1.0\n"));
      Ended over = status(server).expect(1);
      assertTrue(over.out().contains("register-dated=202609"), over.out());
      assertTrue(over.err().contains("stale"), over.err());
    }
    Ended local = Annuaire.run("status", "--data", data.toString()).expect(1);
    assertTrue(local.err().contains("the limit is 48 h"), local.err());
  }

  @Test
  void freshFilesAreNone() throws Exception {
    try (RunningServer server = serve(FOR_EVER)) {
      HttpResponse<String> health = server.get("/health");
      assertEquals(200, health.statusCode(), health.body());
      assertTrue(health.body().contains("\"outcome\" : \"APPLIED\""), health.body());
      assertTrue(server.get("/metrics").body().contains("\nannuaire_stale 0.0\n"));
      String out = status(server).expect(0).out();
      assertTrue(out.contains("stale=false"), out);
      assertTrue(out.contains("last-run-outcome=APPLIED"), out);
      assertEquals("", server.errors());
    }
    Annuaire.run("status", "--data", data.toString(), "--stale-after-hours", FOR_EVER).expect(0);
  }

  @Test
  void theMonitorIsForAccountsOnlyAndCountsTheirSearches() throws Exception {
    try (RunningServer server = serve(FOR_EVER)) {
      Ended nobody = ldapsearch(server, List.of(), "cn=monitor", "sub");
      assertEquals(50, nobody.code(), nobody.err());
      List<String> login =
          List.of("-D", "uid=garde,ou=comptes,dc=mssante,dc=fr", "-y", folder + "/password");
      for (int i = 0; i < 3; i++) {
        ldapsearch(server, login, "ou=bal,dc=mssante,dc=fr", "one").expect(0);
      }
      String all = ldapsearch(server, login, "CN=Monitor", "sub").expect(0).out();
      assertEquals(5, all.lines().filter(line -> line.startsWith("dn: ")).count(), all);
      assertTrue(all.lines().anyMatch(line -> line.matches("asMesure: open=[1-9]")), all);
      assertTrue(
          all.lines().anyMatch(line -> line.matches("asMesure: p99-ms=[0-9.]*[1-9].*")), all);
      assertTrue(all.contains("asMesure: last-run-outcome=APPLIED"), all);
      assertTrue(all.lines().anyMatch(line -> line.matches("asMesure: success=[3-9]")), all);
      assertEquals(4, entries(ldapsearch(server, login, "cn=monitor", "one")));
      assertEquals(1, entries(ldapsearch(server, login, "cn=freshness,cn=monitor", "base")));
      assertEquals(32, ldapsearch(server, login, "cn=none,cn=monitor", "base").code());
    }
  }

  private static long entries(Ended ended) {
    return ended.expect(0).out().lines().filter(line -> line.startsWith("dn: ")).count();
  }

  private static Ended ldapsearch(
      RunningServer server, List<String> login, String base, String scope) {
    List<String> command = new ArrayList<>(List.of("ldapsearch", "-x", "-LLL", "-o"));
    command.addAll(List.of("ldif-wrap=no", "-H", server.url()));
    command.addAll(login);
    command.addAll(List.of("-b", base, "-s", scope, "(objectClass=*)"));
    String certificate = data.resolve("tls/ldaps-certificate.pem").toString();
    return Annuaire.program("", Map.of("LDAPTLS_CACERT", certificate), command);
  }

  @Test
  void metricsSayHowMuchButNotWho() throws Exception {
    try (RunningServer server = serve(FOR_EVER)) {
      List<String> login =
          List.of("-D", "uid=garde,ou=comptes,dc=mssante,dc=fr", "-y", folder + "/password");
      ldapsearch(server, login, "ou=bal,dc=mssante,dc=fr", "one").expect(0);
      HttpResponse<String> metrics = server.get("/metrics");
      assertEquals(200, metrics.statusCode());
      String text = metrics.body();
      assertTrue(text.contains("annuaire_operations_total{act=\"search\",code=\"0\"} 1.0"), text);
      assertTrue(text.contains("annuaire_operations_total{act=\"bind\",code=\"0\"} 1.0"), text);
      assertTrue(text.contains("annuaire_searches_seconds_count 1"), text);
      assertTrue(text.contains("annuaire_source_age_seconds{source=\"register\"}"), text);
      assertTrue(text.contains("jvm_memory_used_bytes"), text);
      for (String personal : List.of("garde", "@", "127.0.0.1", "mssante.fr")) {
        assertFalse(text.contains(personal), personal);
      }
    }
  }

  @Test
  void aRunThatIsRefusedIsTheLastRunAndChangesNoAge() throws Exception {
    Path notes = folder.resolve("notes.txt");
    Files.writeString(notes, "Nom;Prénom\n");
    Path other = folder.resolve("other");
    Prepared.imported(other, "--scale", "0.001");
    Annuaire.run("import", "--data", other.toString(), notes.toString()).expect(1);
    String out =
        Annuaire.run("status", "--data", other.toString(), "--stale-after-hours", FOR_EVER)
            .expect(0)
            .out();
    assertTrue(out.contains("last-run-outcome=STOPPED"), out);
    assertTrue(out.contains("register-dated=202609"), out);
  }
}
