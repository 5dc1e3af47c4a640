package fr.annuairesante.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import fr.annuairesante.server.tls.Verdict.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and lists as OpenSSL makes them. */
class ClientTrustTest {

  private static final Duration RARELY = Duration.ofDays(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private static Path shared;
  private static TestAuthority root;
  private static TestAuthority below;
  private static Issued client;

  @TempDir private Path folder;

  @BeforeAll
  static void makeAuthorities() {
    root = TestAuthority.root(shared.resolve("racine"), "AC Racine d’Essai");
    below = root.below("AC Serveurs d’Essai");
    client = below.client("opérateur alpha");
  }

  private static ClientTrust trust(Path roots, Clock clock, Object... crls) throws IOException {
    List<String> places = List.of(crls).stream().map(Object::toString).toList();
    return ClientTrust.open(Authorities.read(roots), places, RARELY, shared.resolve("crls"), clock);
  }

  private static ClientTrust usual() throws IOException {
    return trust(root.own(), Clock.systemUTC(), root.path("own.crl"), below.path("own.crl"));
  }

  private static Clock in(Duration later) {
    return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
  }

  private static Verdict.Refused refused(Verdict verdict) {
    return assertInstanceOf(Verdict.Refused.class, verdict);
  }

  private static void trusted(Verdict verdict) {
    assertInstanceOf(Verdict.Trusted.class, verdict, verdict::toString);
  }

  private static Fault fault(List<X509Certificate> chain) throws IOException {
    try (ClientTrust trust = usual()) {
      return refused(trust.check(chain)).fault();
    }
  }

  @Test
  void trustsWhatLeadsToARoot() throws Exception {
    Instant now = Instant.now();
    Issued rsa = below.issue("rsa", TestAuthority.RSA, "client", now.minus(DAY), now.plus(DAY));
    Issued plain = root.issue("plain", TestAuthority.EC, "plain", now.minus(DAY), now.plus(DAY));
    try (ClientTrust trust = usual()) {
      trusted(trust.check(client.all()));
      trusted(trust.check(rsa.all()));
      trusted(trust.check(plain.all()));
    }
  }

  @Test
  void takesAuthoritiesFromItsFileThatTheClientDoesNotSend() throws Exception {
    try (ClientTrust trust = usual()) {
      Verdict.Refused alone = refused(trust.check(List.of(client.x509())));
      assertEquals(Fault.UNTRUSTED, alone.fault());
      assertTrue(alone.sentence().contains("CN=AC Serveurs d’Essai"), alone.sentence());
    }
    Path both = folder.resolve("autorités.pem");
    Files.writeString(both, Files.readString(root.own()) + Files.readString(below.own()));
    try (ClientTrust trust =
        trust(both, Clock.systemUTC(), root.path("own.crl"), below.path("own.crl"))) {
      trusted(trust.check(List.of(client.x509())));
    }
  }

  @Test
  void refusesAnAuthoritiesFileThatHoldsNone() {
    assertThrows(KeyFileException.class, () -> Authorities.read(below.own()));
    assertThrows(KeyFileException.class, () -> Authorities.read(client.certificate()));
    assertThrows(KeyFileException.class, () -> Authorities.read(client.key()));
    assertThrows(KeyFileException.class, () -> Authorities.read(shared.resolve("rien.pem")));
  }

  @Test
  void refusesWhatIsNotInForce() throws Exception {
    Instant now = Instant.now();
    Issued old =
        below.issue(
            "ancien", TestAuthority.EC, "client", now.minus(DAY.multipliedBy(9)), now.minus(DAY));
    Issued early =
        below.issue(
            "futur", TestAuthority.EC, "client", now.plus(DAY), now.plus(DAY.multipliedBy(9)));
    assertEquals(Fault.DATES, fault(old.all()));
    assertEquals(Fault.DATES, fault(early.all()));
  }

  @Test
  void refusesWhatOthersMade() throws Exception {
    TestAuthority namesake = TestAuthority.root(folder.resolve("homonyme"), "AC Racine d’Essai");
    Issued forged = namesake.client("opérateur alpha");
    X509Certificate alone =
        TestAuthority.selfSignedClient(folder.resolve("seul"), "opérateur beta");
    assertEquals(Fault.UNTRUSTED, fault(forged.all()));
    assertEquals(Fault.UNTRUSTED, fault(List.of(alone)));
  }

  /** A leaf that plays the authority, which basic constraints forbid. */
  @Test
  void refusesWhatAClientIssued() throws Exception {
    TestAuthority liar = TestAuthority.root(folder.resolve("menteur"), "opérateur alpha");
    Files.copy(client.key(), liar.path("own-key.pem"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(client.certificate(), liar.own(), StandardCopyOption.REPLACE_EXISTING);
    Issued child = liar.client("enfant");
    List<X509Certificate> all = client.all();
    assertEquals(
        Fault.UNTRUSTED, fault(List.of(child.x509(), client.x509(), all.get(all.size() - 1))));
  }

  @Test
  void refusesWhatIsMadeForSomethingElseOrTooWeak() throws Exception {
    Instant now = Instant.now();
    for (String purpose : List.of("server", "cipher", "below")) {
      Issued other = root.issue(purpose, TestAuthority.EC, purpose, now.minus(DAY), now.plus(DAY));
      assertEquals(Fault.PURPOSE, fault(List.of(other.x509())), purpose);
    }
    Issued weak = root.issue("faible", TestAuthority.WEAK, "client", now.minus(DAY), now.plus(DAY));
    assertEquals(Fault.PURPOSE, fault(List.of(weak.x509())));
  }

  /**
   * Every byte of the certificate changed in turn: no change of what it says is overlooked. One
   * byte may change without consequence, the count of the signature's unused bits: where these bits
   * are zero, one key in sixteen, Java reads the same signature (X.690 §8.6.2).
   */
  @Test
  void refusesADamagedCertificate() throws Exception {
    byte[] bytes = client.x509().getEncoded();
    X509Certificate authority = KeyPairStore.certificates(below.own()).get(0);
    try (ClientTrust trust = usual()) {
      for (int i = 0; i < bytes.length; i++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= 4;
        X509Certificate read;
        try (InputStream in = new java.io.ByteArrayInputStream(damaged)) {
          read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException unreadable) {
          continue;
        }
        if (!sameSaying(read, client.x509())) {
          refused(trust.check(List.of(read, authority)));
        }
      }
    }
  }

  private static boolean sameSaying(X509Certificate one, X509Certificate other)
      throws CertificateException {
    return Arrays.equals(one.getTBSCertificate(), other.getTBSCertificate())
        && one.getSigAlgOID().equals(other.getSigAlgOID())
        && Arrays.equals(one.getSignature(), other.getSignature());
  }

  @Test
  void refusesARevokedCertificateOnceTheListSaysSo() throws Exception {
    Issued lost = below.client("perdu");
    Path list = folder.resolve("liste.crl");
    Files.copy(below.crl(), list);
    try (ClientTrust trust = trust(root.own(), Clock.systemUTC(), root.path("own.crl"), folder)) {
      trusted(trust.check(lost.all()));
      long before = trust.revision();
      below.revoke(lost.certificate());
      Files.copy(below.crl(), list, StandardCopyOption.REPLACE_EXISTING);
      trust.refresh();
      Verdict.Refused revoked = refused(trust.check(lost.all()));
      assertEquals(Fault.REVOKED, revoked.fault());
      assertTrue(revoked.sentence().contains("your certificate was revoked by"));
      assertTrue(trust.revision() > before);
      trusted(trust.check(client.all()));
    }
  }

  @Test
  void refusesEverythingOfARevokedAuthority() throws Exception {
    TestAuthority above = TestAuthority.root(folder.resolve("r"), "AC Racine 2");
    TestAuthority gone = above.below("AC Perdue");
    Issued leaf = gone.client("feuille");
    above.revoke(gone.own());
    above.crl();
    try (ClientTrust trust =
        trust(above.own(), Clock.systemUTC(), above.path("own.crl"), gone.path("own.crl"))) {
      Verdict.Refused refused = refused(trust.check(leaf.all()));
      assertEquals(Fault.REVOKED, refused.fault());
      assertTrue(refused.sentence().contains("the authority CN=AC Perdue"), refused.sentence());
    }
  }

  @Test
  void refusesWhenNoListInForceTells() throws Exception {
    try (ClientTrust trust = trust(root.own(), Clock.systemUTC(), root.path("own.crl"))) {
      Verdict.Refused missing = refused(trust.check(client.all()));
      assertEquals(Fault.UNKNOWN_REVOCATION, missing.fault());
      assertTrue(missing.sentence().contains("it holds none"), missing.sentence());
    }
    try (ClientTrust trust =
        trust(root.own(), in(Duration.ofDays(2)), root.path("own.crl"), below.path("own.crl"))) {
      Verdict.Refused stale = refused(trust.check(client.all()));
      assertEquals(Fault.UNKNOWN_REVOCATION, stale.fault());
      assertTrue(stale.sentence().contains("the one it holds ended on 20"), stale.sentence());
    }
  }

  @Test
  void keepsTheLastGoodListWhenTheNextIsWorse() throws Exception {
    Path list = folder.resolve("liste.crl");
    Instant now = Instant.now();
    Files.copy(below.crl(now.minus(DAY), now.plus(DAY)), list);
    Path older = folder.resolve("ancienne");
    Files.copy(below.crl(now.minus(DAY.multipliedBy(3)), now.plus(DAY)), older);
    TestAuthority namesake = TestAuthority.root(folder.resolve("homonyme"), "AC Serveurs d’Essai");
    Path both = folder.resolve("autorités.pem");
    Files.writeString(both, Files.readString(root.own()) + Files.readString(below.own()));
    try (ClientTrust trust = trust(both, Clock.systemUTC(), root.path("own.crl"), list)) {
      trusted(trust.check(client.all()));
      long before = trust.revision();
      for (Path worse :
          List.of(older, namesake.path("own.crl"), client.certificate(), client.key())) {
        Files.copy(worse, list, StandardCopyOption.REPLACE_EXISTING);
        trust.refresh();
        trusted(trust.check(client.all()));
      }
      Files.delete(list);
      trust.refresh();
      trusted(trust.check(client.all()));
      assertEquals(before, trust.revision());
    } finally {
      below.crl();
    }
  }

  @Test
  void trustsOtherRootsFromTheMomentItIsTold() throws Exception {
    TestAuthority other = TestAuthority.root(folder.resolve("autre"), "AC Nouvelle");
    Issued leaf = other.client("opérateur");
    Files.copy(other.path("own.crl"), folder.resolve("autre.crl"));
    Files.copy(root.path("own.crl"), folder.resolve("racine.crl"));
    Files.copy(below.path("own.crl"), folder.resolve("dessous.crl"));
    try (ClientTrust trust = trust(root.own(), Clock.systemUTC(), folder)) {
      refused(trust.check(leaf.all()));
      long before = trust.revision();
      trust.use(Authorities.read(other.own()));
      assertTrue(trust.revision() > before);
      trusted(trust.check(leaf.all()));
      refused(trust.check(client.all()));
    }
  }

  private static HttpServer serve(byte[] body, int code, CountDownLatch until) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/liste.crl",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(code, 0);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            until.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }

  private static URI url(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/liste.crl");
  }

  @Test
  void fetchesListsByHttp() throws Exception {
    byte[] list = Files.readAllBytes(below.path("own.crl"));
    HttpServer server = serve(list, 200, new CountDownLatch(0));
    try (ClientTrust trust =
        trust(root.own(), Clock.systemUTC(), root.path("own.crl"), url(server))) {
      trust.refresh();
      trusted(trust.check(client.all()));
      server.stop(0);
      trust.refresh();
      trusted(trust.check(client.all()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRestartWhileTheServerOfAListIsAwayBeginsWithTheLastGoodOne() throws Exception {
    byte[] list = Files.readAllBytes(below.path("own.crl"));
    HttpServer server = serve(list, 200, new CountDownLatch(0));
    Object[] places = {root.path("own.crl"), url(server)};
    try (ClientTrust trust = trust(root.own(), Clock.systemUTC(), places)) {
      trust.refresh();
      trusted(trust.check(client.all()));
    } finally {
      server.stop(0);
    }
    try (ClientTrust trust = trust(root.own(), Clock.systemUTC(), places)) {
      trusted(trust.check(client.all()));
      trust.refresh();
      trusted(trust.check(client.all()));
    }
    try (ClientTrust later = trust(root.own(), in(DAY.multipliedBy(400)), places)) {
      refused(later.check(client.all()));
    }
  }

  @Test
  void whatWasKeptAndIsNoListOrAnotherAuthoritysCountsForNothing() throws Exception {
    CrlPlace place = new CrlPlace("http://127.0.0.1:1/liste.crl");
    KeptLists kept = new KeptLists(shared.resolve("crls"));
    TestAuthority namesake = TestAuthority.root(folder.resolve("homonyme"), "AC Racine d’Essai");
    kept.write(place, CrlPlace.lists(Files.readAllBytes(namesake.path("own.crl"))));
    assertEquals(1, kept.read(place).size());
    try (ClientTrust trust =
        trust(root.own(), Clock.systemUTC(), below.path("own.crl"), place.text())) {
      refused(trust.check(client.all()));
    }
    try (Stream<Path> files = Files.list(shared.resolve("crls"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "coupé");
      }
    }
    try (ClientTrust trust =
        trust(root.own(), Clock.systemUTC(), below.path("own.crl"), place.text())) {
      refused(trust.check(client.all()));
    }
  }

  @Test
  void waitsForNoServerAndTakesNoEndlessList() throws Exception {
    CrlDownload download = new CrlDownload(1000, Duration.ofMillis(1500));
    CountDownLatch never = new CountDownLatch(1);
    HttpServer silent = serve(new byte[10], 200, never);
    HttpServer large = serve(new byte[100_000], 200, new CountDownLatch(0));
    HttpServer lost = serve(new byte[10], 404, new CountDownLatch(0));
    try {
      assertEquals("not all of it came within 1 s", problem(download, silent));
      assertEquals("it is larger than 1000 bytes", problem(download, large));
      assertEquals("the server answers 404", problem(download, lost));
    } finally {
      never.countDown();
      for (HttpServer each : List.of(silent, large, lost)) {
        each.stop(0);
      }
    }
    assertTrue(!problem(download, lost).isEmpty(), "nobody listens there any more");
  }

  private static String problem(CrlDownload download, HttpServer server) {
    return assertThrows(IOException.class, () -> download.fetch(url(server))).getMessage();
  }
}
