package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.tls.Authorities;
import fr.annuairesante.server.tls.ClientTrust;
import fr.annuairesante.server.tls.TestAuthority;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import fr.annuairesante.server.trace.AccessTrace;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operators.md tells operators to type, typed: OpenLDAP's tools and OpenSSL. */
class OperatorPageTest {

  @TempDir private static Path folder;
  private static final MemberOperators OPERATORS = new MemberOperators(Clock.systemUTC());
  private static TestAuthority below;
  private static ClientTrust trust;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    TestAuthority root = TestAuthority.root(folder.resolve("racine"), "AC Racine");
    below = root.below("AC Serveurs");
    trust =
        ClientTrust.open(
            Authorities.read(root.own()),
            List.of(root.path("own.crl").toString(), below.path("own.crl").toString()),
            Duration.ofDays(1),
            folder.resolve("crls"),
            Clock.systemUTC());
    server =
        RunningServer.start(
            folder.resolve("data"),
            RunningServer.mailboxes(),
            new OperatorAccess(trust, OPERATORS.certificates()),
            RunningServer.ACCOUNT_LIMITS,
            AccessTrace.none(),
            System::nanoTime);
    Issued alpha = below.client("alpha");
    OPERATORS.admit("alpha", "100000009", alpha.x509());
    Files.copy(alpha.chain(), folder.resolve("alpha-chain.pem"));
    Files.copy(alpha.key(), folder.resolve("alpha-key.pem"));
    Files.copy(
        folder.resolve("data/tls/ldaps-certificate.pem"), folder.resolve("ldaps-certificate.pem"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    trust.close();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/operators.md"));
  }

  /** The commands of "Logging in", for this server. */
  private static String commands() throws IOException {
    Matcher block =
        Pattern.compile("## Logging in.*?```sh\n(.*?)```", Pattern.DOTALL).matcher(page());
    assertTrue(block.find());
    return block.group(1).replace("localhost:1636", "localhost:" + server.frontEnd().ldapsPort());
  }

  private static String shell(String commands) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder("sh", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), commands);
    return Files.readString(said);
  }

  @Test
  void theCommandsWorkAsTheyStand() throws Exception {
    String said = shell(commands());
    assertTrue(said.contains("mail: li.wu@essai.mssante.fr"), said);
    String who = "dn:asOperateur=alpha,ou=operateurs,dc=mssante,dc=fr";
    assertTrue(said.contains(who), said);
    assertTrue(page().contains("`" + who + "`"));
  }

  @Test
  void theTableForetellsTheRefusals() throws Exception {
    String without = commands().replaceAll("export LDAPTLS_(CERT|KEY).*\n", "");
    foretold(shell(without), "SASL(-4): no mechanism available");
    String leafOnly = commands().replace("alpha-chain.pem", below.path("alpha.pem").toString());
    foretold(shell(leafOnly), "SASL(-4): no mechanism available");
    foretold(
        shell(commands().replace("-Q", "-Q -X u:beta")),
        "a certificate logs in as its own operator only");
    Issued unknown = below.client("inconnu");
    String others =
        commands()
            .replace("alpha-chain.pem", unknown.chain().toString())
            .replace("alpha-key.pem", unknown.key().toString());
    foretold(shell(others), "OPE-009");
    OPERATORS.act(new Act.Suspend(new OperatorId("alpha"), "Visite."));
    foretold(shell(commands()), "OPE-002");
    OPERATORS.act(new Act.Resume(new OperatorId("alpha")));
  }

  private static void foretold(String said, String sentence) throws IOException {
    assertTrue(said.contains(sentence), said);
    String row =
        page()
            .lines()
            .filter(line -> line.startsWith("|") && line.contains("`" + sentence + "`"))
            .findFirst()
            .orElseThrow();
    String code = row.split("\\|", -1)[2].strip();
    assertTrue(said.contains("(" + code + ")"), said + row);
  }

  @Test
  void opensslSeesWhichAuthoritiesAreAskedFor() throws Exception {
    String asked = client("-tls1_3") + client("-tls1_2");
    assertEquals(
        2,
        asked.split("Acceptable client certificate CA names\nO = Essais, CN = AC Racine", -1).length
            - 1,
        asked);
  }

  @Test
  void nobodyIsAskedWithoutAuthorities() throws Exception {
    try (RunningServer plain = RunningServer.start(folder.resolve("autre"))) {
      String said =
          shell(
              "openssl s_client -connect localhost:"
                  + plain.frontEnd().ldapsPort()
                  + " </dev/null");
      assertTrue(said.contains("No client certificate CA names sent"), said);
      try (var connection = plain.connect()) {
        assertEquals(false, connection.getRootDSE().hasAttribute("supportedSASLMechanisms"));
      }
    }
  }

  private static String client(String options) throws Exception {
    return shell(
        "openssl s_client "
            + options
            + " -connect localhost:"
            + server.frontEnd().ldapsPort()
            + " </dev/null");
  }
}
