package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.tls.KeyPairStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's TLS as OpenSSL sees it, its certificate replaced while it runs. */
class CertificateRenewalTest {

  private static final Pattern FINGERPRINT = Pattern.compile("Fingerprint=([0-9A-F:]{95})");

  /**
   * A deletion, which is answered with a refusal, and the start of no message, at which the server
   * says good-bye: ASCII, as it is typed. An unbind would cut off the tickets before.
   */
  private static final String CONVERSATION = "0\u0009\u0002\u0001\u0001J\u0004dc=x" + "0\u0000";

  @TempDir private static Path folder;
  private static Path chain;
  private static Path key;
  private static RunningServer server;

  @BeforeAll
  static void serve() throws IOException {
    Path data = folder.resolve("data");
    Prepared.imported(data, "--scale", "0.002");
    chain = folder.resolve("certificat.pem");
    key = folder.resolve("clé.pem");
    install(pair("première"));
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(
        config,
        String.format(
            "certificate: %s%nprivate-key: %s%ncertificate-check-seconds: 1%n", chain, key));
    server = RunningServer.start(data, "--config", config.toString());
  }

  @AfterAll
  static void endsCleanly() {
    assertEquals(0, server.terminate());
  }

  /** A folder with a pair of its own. */
  private static Path pair(String name) throws IOException {
    KeyPairStore.selfSigned(folder.resolve(name));
    return folder.resolve(name);
  }

  private static void install(Path pair) throws IOException {
    Files.copy(pair.resolve("ldaps-certificate.pem"), chain, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(pair.resolve("ldaps-key.pem"), key, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What s_client says, without the bytes of LDAP that are no text. */
  private static Annuaire.Ended client(String... options) {
    String command =
        "openssl s_client -ign_eof -connect 127.0.0.1:"
            + server.port()
            + " "
            + String.join(" ", options)
            + " | LC_ALL=C tr -d '\\200-\\377'";
    return Annuaire.program(CONVERSATION, Map.of(), List.of("sh", "-c", command));
  }

  /** Of the certificate that a new connection gets. */
  private static String served() {
    return fingerprint(client().out());
  }

  private static String fingerprint(String pem) {
    List<String> command = List.of("openssl", "x509", "-noout", "-fingerprint", "-sha256");
    String out = Annuaire.program(pem, Map.of(), command).expect(0).out();
    Matcher matcher = FINGERPRINT.matcher(out);
    assertTrue(matcher.find(), out);
    return matcher.group(1);
  }

  private static void untilErrorsSay(String text) throws Exception {
    for (int i = 0; i < 300 && !server.errors().contains(text); i++) {
      Thread.sleep(100);
    }
    assertTrue(server.errors().contains(text), server.errors());
  }

  @Test
  void servesANewPairWithoutAStopAndKeepsItWhenTheNextIsBroken() throws Exception {
    Path other = pair("deuxième");
    String wanted = fingerprint(Files.readString(other.resolve("ldaps-certificate.pem")));
    install(other);
    untilErrorsSay(wanted);
    assertEquals(wanted, served());

    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\ncoupé");
    untilErrorsSay("warning: the new certificate is not used, the one before stays in force: ");
    assertEquals(wanted, served());

    Path last = pair("troisième");
    String repaired = fingerprint(Files.readString(last.resolve("ldaps-certificate.pem")));
    install(last);
    untilErrorsSay(repaired);
    assertEquals(repaired, served());
  }

  @Test
  void opensslResumesItsSessions() {
    for (String protocol : List.of("-tls1_2", "-tls1_3", "-tls1_2 -no_ticket")) {
      String session = folder.resolve("session" + protocol).toString().replace(" ", "");
      String first = client(protocol, "-sess_out", session).out();
      assertTrue(first.contains("\nNew, TLSv1."), first);
      String second = client(protocol, "-sess_in", session).out();
      assertTrue(second.contains("\nReused, TLSv1."), protocol + ": " + second);
    }
  }

  /** What this OpenSSL still can send; RefusedHandshakesTest sends the rest byte by byte. */
  @Test
  void opensslGetsNowhereWithOldProtocolsAndSuites() {
    List<String> refused =
        List.of(
            "-tls1 -cipher ALL:@SECLEVEL=0",
            "-tls1_1 -cipher ALL:@SECLEVEL=0",
            "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0",
            "-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA384:@SECLEVEL=0",
            "-tls1_2 -cipher AES128-GCM-SHA256:@SECLEVEL=0",
            "-tls1_2 -cipher aNULL:@SECLEVEL=0",
            "-tls1_2 -cipher eNULL:@SECLEVEL=0",
            "-tls1_2 -cipher DHE:@SECLEVEL=0",
            "-tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256");
    for (String options : refused) {
      String said = client(options, "-msg").out();
      assertTrue(said.contains("ClientHello"), options + " was not sent: " + said);
      String alert = options.matches("-tls1(_1)? .*") ? "protocol_version" : "handshake_failure";
      assertTrue(said.contains("Alert [length 0002], fatal " + alert), options + ": " + said);
    }
    assertTrue(client("-tls1_2").out().contains("New, TLSv1.2, Cipher is ECDHE-"));
  }
}
