package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.GenericSASLBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.tls.Authorities;
import fr.annuairesante.server.tls.ClientTrust;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import fr.annuairesante.server.tls.TestAuthority;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import fr.annuairesante.server.tls.TlsEngines;
import fr.annuairesante.server.trace.AccessTrace;
import fr.annuairesante.server.trace.TraceLimits;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators log in with their certificates, as clients of a real server. */
class OperatorLoginTest {

  private static final String ALPHA = Tree.operator("alpha");
  private static final String BETA = Tree.operator("beta");

  @TempDir private static Path shared;
  private static TestAuthority root;
  private static TestAuthority below;
  private static Issued alpha;
  private static Issued beta;
  private static Issued stranger;

  @TempDir private Path folder;

  /** What the day is for the rules and the authorities. */
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.now().plusNanos(later.get());
        }
      };

  private final AtomicLong later = new AtomicLong();
  private final MemberOperators operators = new MemberOperators(clock);
  private Path lists;
  private ClientTrust trust;
  private AccessTrace trace;
  private RunningServer server;

  @BeforeAll
  static void makeAuthorities() {
    root = TestAuthority.root(shared.resolve("racine"), "AC Racine d’Été");
    below = root.below("AC Serveurs");
    alpha = below.client("alpha.exemple.fr");
    beta =
        below.issue(
            "beta.exemple.fr",
            TestAuthority.RSA,
            "client",
            Instant.now().minus(Duration.ofDays(9)),
            Instant.now().plus(Duration.ofDays(9)));
    stranger = TestAuthority.root(shared.resolve("autre"), "AC Autre").client("habitude");
  }

  @BeforeEach
  void start() throws IOException {
    lists = folder.resolve("listes");
    Files.createDirectories(lists);
    Files.copy(root.path("own.crl"), lists.resolve("racine.crl"));
    Files.copy(below.path("own.crl"), lists.resolve("serveurs.crl"));
    trust =
        ClientTrust.open(
            Authorities.read(root.own()),
            List.of(lists.toString()),
            Duration.ofDays(1),
            folder.resolve("crls"),
            clock);
    operators.admit("alpha", "100000009", alpha.x509());
    operators.admit("beta", "100000017", beta.x509());
    trace = AccessTrace.open(folder.resolve("trace"), TraceLimits.DEFAULT, Clock.systemUTC());
    server =
        RunningServer.start(
            folder.resolve("data"),
            entries(),
            new OperatorAccess(trust, operators.certificates()),
            new AccountLimits(2, 1_000, 100_000_000, 1_000_000, 1_000_000),
            trace,
            () -> System.nanoTime() + later.get());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    trace.close();
    trust.close();
  }

  private static List<DirectoryEntry> entries() {
    List<DirectoryEntry> entries = new ArrayList<>(RunningServer.mailboxes());
    for (String each : List.of("alpha", "beta")) {
      entries.add(
          DirectoryEntry.builder(Tree.operator(each))
              .objectClasses("top", "asInscription")
              .add("asOperateur", each)
              .add("asDossier", "{}")
              .build());
    }
    return entries;
  }

  private static SSLContext client(KeyManager... keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new TrustAllTrustManager()}, null);
    return context;
  }

  private LDAPConnection connect(SSLContext client) throws LDAPException {
    return new LDAPConnection(
        client.getSocketFactory(), "127.0.0.1", server.frontEnd().ldapsPort());
  }

  private LDAPConnection connect(Issued certificate) throws Exception {
    return connect(client(certificate.keyManagers()));
  }

  private LDAPConnection login(Issued certificate) throws Exception {
    LDAPConnection connection = connect(certificate);
    connection.bind(new EXTERNALBindRequest());
    return connection;
  }

  private static LDAPException refused(LDAPConnection connection) {
    return refused(connection, new EXTERNALBindRequest());
  }

  private static LDAPException refused(LDAPConnection connection, EXTERNALBindRequest request) {
    return assertThrows(LDAPException.class, () -> connection.bind(request));
  }

  private static String whoAmI(LDAPConnection connection) throws LDAPException {
    return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
        .getAuthorizationID();
  }

  private static LDAPException refusedSearch(LDAPConnection connection) {
    return assertThrows(
        LDAPException.class, () -> connection.search(Tree.MAILBOXES, SearchScope.ONE, "(sn=wu)"));
  }

  private static int found(LDAPConnection connection) throws LDAPException {
    return connection.search(Tree.MAILBOXES, SearchScope.ONE, "(sn=wu)").getEntryCount();
  }

  private void useTheJdksTls() throws Exception {
    ServerKey key = KeyPairStore.selfSigned(folder.resolve("data/tls"));
    server.frontEnd().use(TlsEngines.ofTheJdk(key, Optional.of(trust)));
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.3, false", "TLSv1.2, true", "TLSv1.3, true"})
  void logsInByTheCertificateOfTheConnection(String protocol, boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    for (Issued each : List.of(alpha, beta)) {
      SSLContext client = SSLContext.getInstance(protocol);
      client.init(each.keyManagers(), new TrustManager[] {new TrustAllTrustManager()}, null);
      try (LDAPConnection connection = connect(client)) {
        assertEquals(protocol, connection.getSSLSession().getProtocol());
        connection.bind(new EXTERNALBindRequest());
        assertEquals("dn:" + (each.equals(alpha) ? ALPHA : BETA), whoAmI(connection));
        assertEquals(1, found(connection));
      }
    }
  }

  @Test
  void offersTheMechanismOnlyWhereItIsConfigured() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      assertTrue(connection.getRootDSE().supportsSASLMechanism("EXTERNAL"));
      LDAPException other =
          assertThrows(
              LDAPException.class,
              () -> connection.bind(new GenericSASLBindRequest("", "PLAIN", null)));
      assertEquals(ResultCode.AUTH_METHOD_NOT_SUPPORTED, other.getResultCode());
    }
  }

  @Test
  void seesTheDirectoryAndOnlyItsOwnEntryOfTheOperators() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      var found = connection.search(Tree.OPERATORS, SearchScope.ONE, "(objectClass=*)");
      assertEquals(1, found.getEntryCount());
      assertEquals(ALPHA, found.getSearchEntries().get(0).getDN());
      assertNotNull(connection.getEntry(ALPHA));
      assertNull(connection.getEntry(BETA));
      assertNull(connection.getEntry(RunningServer.ACCOUNT));
    }
    try (LDAPConnection connection = server.login()) {
      assertNull(connection.getEntry(ALPHA), "accounts see none");
    }
  }

  @Test
  void actsForItselfOnly() throws Exception {
    try (LDAPConnection connection = connect(alpha)) {
      for (String own :
          List.of("", "dn:" + ALPHA, "dn:ASOPERATEUR=Alpha, ou=operateurs,dc=mssante,dc=fr")) {
        connection.bind(new EXTERNALBindRequest(own));
        assertEquals("dn:" + ALPHA, whoAmI(connection));
      }
      for (String other : List.of("dn:" + BETA, "u:alpha", "dn:", "dn:pas un nom", ALPHA)) {
        LDAPException refused = refused(connection, new EXTERNALBindRequest(other));
        assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode(), other);
        assertTrue(refused.getMessage().contains("dn:" + ALPHA), refused.getMessage());
        assertEquals("", whoAmI(connection));
      }
    }
  }

  @Test
  void saysWhenThereIsNoCertificate() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertTrue(refused.getMessage().contains("LDAPTLS_CERT"), refused.getMessage());
    }
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", server.clearPort())) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertTrue(refused.getMessage().contains("LDAPS port"), refused.getMessage());
    }
  }

  /** A JDK key manager sends only what the named authorities issued; habit is ruder. */
  private static KeyManager insisting(Issued certificate, boolean[] sends) {
    X509KeyManager own = (X509KeyManager) certificate.keyManagers()[0];
    return new X509ExtendedKeyManager() {
      @Override
      public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return sends[0] ? own.chooseClientAlias(types, null, null) : null;
      }

      @Override
      public String[] getClientAliases(String type, Principal[] issuers) {
        return own.getClientAliases(type, null);
      }

      @Override
      public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
      }

      @Override
      public String[] getServerAliases(String type, Principal[] issuers) {
        return null;
      }

      @Override
      public java.security.cert.X509Certificate[] getCertificateChain(String alias) {
        return own.getCertificateChain(alias);
      }

      @Override
      public java.security.PrivateKey getPrivateKey(String alias) {
        return own.getPrivateKey(alias);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aCertificateThatNobodyKnowsHarmsNoLoginByPassword(boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    KeyManager habit = insisting(stranger, new boolean[] {true});
    try (LDAPConnection connection = connect(client(habit))) {
      assertNotNull(connection.getSSLSession().getLocalCertificates(), "it was sent");
      connection.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      assertEquals(1, found(connection));
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused.getResultCode());
      assertTrue(refused.getMessage().contains("CN=AC Autre"), refused.getMessage());
      assertEquals("", whoAmI(connection), "the login before has ended");
    }
  }

  @Test
  void refusesACertificateThatIsNoOperators() throws Exception {
    try (LDAPConnection connection = connect(below.client("inconnu.exemple.fr"))) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused.getResultCode());
      assertTrue(refused.getMessage().contains("OPE-009"), refused.getMessage());
    }
  }

  @Test
  void refusesASuspendedOperatorAtOnceAndAlsoOnItsOpenConnection() throws Exception {
    try (LDAPConnection connection = login(alpha);
        LDAPConnection other = login(beta)) {
      assertEquals(1, found(connection));
      operators.act(new Act.Suspend(new OperatorId("alpha"), "Visite de conformité."));
      LDAPException ended = refusedSearch(connection);
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ended.getResultCode());
      assertTrue(ended.getMessage().contains("no longer logged in: OPE-002"), ended.getMessage());
      assertEquals("", whoAmI(connection));
      assertTrue(refused(connection).getMessage().contains("Visite de conformité."));
      assertEquals(1, found(other));
      operators.act(new Act.Resume(new OperatorId("alpha")));
      assertEquals(
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS, refusedSearch(connection).getResultCode());
      connection.bind(new EXTERNALBindRequest());
      assertEquals(1, found(connection));
    }
  }

  @Test
  void endsTheLoginWhenTheAuthorityRevokesTheCertificate() throws Exception {
    Issued lost = below.client("perdu.exemple.fr");
    operators.add("alpha", lost.x509());
    try (LDAPConnection connection = login(lost);
        LDAPConnection other = login(alpha)) {
      below.revoke(lost.certificate());
      Files.write(lists.resolve("serveurs.crl"), Files.readAllBytes(below.crl()));
      assertEquals(1, found(connection), "nobody has read the list yet");
      trust.refresh();
      LDAPException ended = refusedSearch(connection);
      assertTrue(ended.getMessage().contains("your certificate was revoked"), ended.getMessage());
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused(connection).getResultCode());
      assertEquals(1, found(other));
    }
  }

  @Test
  void endsLoginsWhenTheListsAreTooOldToTell() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      assertEquals(1, found(connection));
      later.set(Duration.ofDays(2).toNanos());
      LDAPException ended = refusedSearch(connection);
      assertTrue(ended.getMessage().contains("(CRL) of CN=AC Racine d’Été"), ended.getMessage());
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.UNAVAILABLE, refused.getResultCode());
      connection.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      assertEquals(1, found(connection), "accounts go on");
      Instant now = clock.instant();
      for (TestAuthority each : List.of(root, below)) {
        Path list = each.crl(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        Files.write(
            lists.resolve(each == root ? "racine.crl" : "serveurs.crl"), Files.readAllBytes(list));
      }
      trust.refresh();
      connection.bind(new EXTERNALBindRequest());
      assertEquals("dn:" + ALPHA, whoAmI(connection));
    } finally {
      root.crl();
      below.crl();
    }
  }

  @Test
  void endsTheLoginWithTheCertificatesLastDay() throws Exception {
    try (LDAPConnection connection = login(beta)) {
      assertEquals(1, found(connection));
      Instant now = clock.instant();
      Files.write(
          lists.resolve("serveurs.crl"),
          Files.readAllBytes(below.crl(now, now.plus(Duration.ofDays(30)))));
      Files.write(
          lists.resolve("racine.crl"),
          Files.readAllBytes(root.crl(now, now.plus(Duration.ofDays(30)))));
      trust.refresh();
      assertEquals(1, found(connection));
      later.set(Duration.ofDays(10).toNanos());
      assertTrue(refusedSearch(connection).getMessage().contains("your certificate ended on"));
    } finally {
      root.crl();
      below.crl();
    }
  }

  @Test
  void theOldCertificateAndTheNewOneOverlap() throws Exception {
    Issued renewed = below.client("alpha.exemple.fr 2");
    operators.add("alpha", renewed.x509());
    try (LDAPConnection before = login(alpha);
        LDAPConnection after = login(renewed)) {
      assertEquals(whoAmI(before), whoAmI(after));
      operators.act(
          new Act.RevokeCertificate(
              new OperatorId("alpha"),
              fr.annuairesante.server.access.OperatorCertificate.key(alpha.x509())));
      refusedSearch(before);
      assertEquals(1, found(after));
    }
  }

  @Test
  void aCertificateOfTheSameNameAndNumberIsNotTheSame() throws Exception {
    Path twin = shared.resolve("jumeau");
    TestAuthority other = TestAuthority.root(twin, "AC Racine d’Été");
    Issued own = root.client("vrai.exemple.fr");
    operators.add("alpha", own.x509());
    String serial = own.x509().getSerialNumber().toString(16);
    Files.writeString(other.path("serial"), serial.length() % 2 == 0 ? serial : "0" + serial);
    Issued forged = other.client("vrai.exemple.fr");
    assertEquals(own.x509().getSerialNumber(), forged.x509().getSerialNumber());
    Path both = folder.resolve("autorités.pem");
    Files.writeString(both, Files.readString(root.own()) + Files.readString(other.own()));
    Files.copy(other.path("own.crl"), lists.resolve("autre.crl"));
    trust.use(Authorities.read(both));
    trust.refresh();
    try (LDAPConnection connection = login(own)) {
      assertEquals("dn:" + ALPHA, whoAmI(connection));
    }
    try (LDAPConnection connection = connect(forged)) {
      assertTrue(refused(connection).getMessage().contains("OPE-009"));
    }
  }

  /** A session of the client's cache says whether it was there before. */
  private static boolean known(LDAPConnection connection) {
    SSLSession session = connection.getSSLSession();
    boolean known = session.getValue("seen") != null;
    session.putValue("seen", "yes");
    return known;
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.3, false", "TLSv1.2, true", "TLSv1.3, true"})
  void aResumedSessionHasTheCertificateItBeganWith(String protocol, boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    for (boolean first : new boolean[] {true, false}) {
      boolean[] sends = {first};
      SSLContext client = SSLContext.getInstance(protocol);
      client.init(
          new KeyManager[] {insisting(alpha, sends)},
          new TrustManager[] {new TrustAllTrustManager()},
          null);
      try (LDAPConnection connection = connect(client)) {
        assertFalse(known(connection));
        assertEquals(first, logsIn(connection));
      }
      sends[0] = !first;
      try (LDAPConnection connection = connect(client)) {
        assertTrue(known(connection), "resumed");
        assertEquals(first, logsIn(connection));
      }
    }
  }

  private static boolean logsIn(LDAPConnection connection) throws LDAPException {
    try {
      connection.bind(new EXTERNALBindRequest());
      assertEquals("dn:" + ALPHA, whoAmI(connection));
      return true;
    } catch (LDAPException refused) {
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertEquals("", whoAmI(connection));
      return false;
    }
  }

  @Test
  void aResumedSessionOfARevokedCertificateIsWorthNothing() throws Exception {
    Issued lost = below.client("volé.exemple.fr");
    operators.add("alpha", lost.x509());
    SSLContext client = client(lost.keyManagers());
    try (LDAPConnection connection = connect(client)) {
      known(connection);
      connection.bind(new EXTERNALBindRequest());
    }
    below.revoke(lost.certificate());
    Files.write(lists.resolve("serveurs.crl"), Files.readAllBytes(below.crl()));
    trust.refresh();
    try (LDAPConnection connection = connect(client)) {
      assertTrue(known(connection), "resumed");
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused(connection).getResultCode());
    }
  }

  @Test
  void countsConnectionsPerOperator() throws Exception {
    try (LDAPConnection first = login(alpha);
        LDAPConnection second = login(alpha);
        LDAPConnection third = connect(alpha);
        LDAPConnection other = login(beta)) {
      assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, refused(third).getResultCode());
      first.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      third.bind(new EXTERNALBindRequest());
      assertEquals(whoAmI(second), whoAmI(third));
      assertEquals("dn:" + BETA, whoAmI(other));
    }
  }

  @Test
  void theTraceSaysWhichCertificateLoggedIn() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      found(connection);
      operators.act(new Act.Suspend(new OperatorId("alpha"), "Visite."));
      refusedSearch(connection);
      refused(connection);
    }
    try (LDAPConnection connection = connect(client(insisting(stranger, new boolean[] {true})))) {
      refused(connection);
    }
    RunningServer.until(() -> matching(lines(), "connection=2 ") == 3);
    List<String> lines = lines();
    String serial = alpha.x509().getSerialNumber().toString(16);
    String which = " certificate=" + serial + " issuer=CN=AC%20Serveurs,O=Essais";
    assertEquals(
        1,
        matching(lines, "account=operateur/alpha" + which + " act=bind code=0 "),
        lines::toString);
    assertEquals(
        1,
        matching(lines, "account=operateur/alpha act=search code=0 entries=1 "),
        lines::toString);
    assertEquals(
        1, matching(lines, "account=operateur/alpha act=logout code=49 "), lines::toString);
    assertEquals(1, matching(lines, "account=- act=search code=50 "), lines::toString);
    assertEquals(1, matching(lines, "account=-" + which + " act=bind code=49 "), lines::toString);
    assertEquals(1, matching(lines, "account=- act=bind code=49 "), lines::toString);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("trace"))) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long matching(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }
}
