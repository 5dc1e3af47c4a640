package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
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
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real server with two operators, their certificates, and the authorities that gave them. */
abstract class OperatorsOnAServer {

  static final String ALPHA = Tree.operator("alpha");
  static final String BETA = Tree.operator("beta");

  @TempDir static Path shared;
  static TestAuthority root;
  static TestAuthority below;
  static Issued alpha;
  static Issued beta;
  static Issued stranger;

  @TempDir Path folder;

  final AtomicLong later = new AtomicLong();

  /** What the day is for the rules and the authorities. */
  private final InstantSource day = () -> Instant.now().plusNanos(later.get());

  final Clock clock = day.withZone(ZoneOffset.UTC);
  final MemberOperators operators = new MemberOperators(clock);
  Path lists;
  ClientTrust trust;
  AccessTrace trace;
  RunningServer server;

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

  static List<DirectoryEntry> entries() {
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

  static SSLContext client(KeyManager... keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new TrustAllTrustManager()}, null);
    return context;
  }

  LDAPConnection connect(SSLContext client) throws LDAPException {
    return new LDAPConnection(
        client.getSocketFactory(), "127.0.0.1", server.frontEnd().ldapsPort());
  }

  LDAPConnection connect(Issued certificate) throws Exception {
    return connect(client(certificate.keyManagers()));
  }

  LDAPConnection login(Issued certificate) throws Exception {
    LDAPConnection connection = connect(certificate);
    connection.bind(new EXTERNALBindRequest());
    return connection;
  }

  static LDAPException refused(LDAPConnection connection) {
    return refused(connection, new EXTERNALBindRequest());
  }

  static LDAPException refused(LDAPConnection connection, EXTERNALBindRequest request) {
    return assertThrows(LDAPException.class, () -> connection.bind(request));
  }

  static String whoAmI(LDAPConnection connection) throws LDAPException {
    return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
        .getAuthorizationID();
  }

  static LDAPException refusedSearch(LDAPConnection connection) {
    return assertThrows(
        LDAPException.class, () -> connection.search(Tree.MAILBOXES, SearchScope.ONE, "(sn=wu)"));
  }

  static int found(LDAPConnection connection) throws LDAPException {
    return connection.search(Tree.MAILBOXES, SearchScope.ONE, "(sn=wu)").getEntryCount();
  }

  void useTheJdksTls() throws Exception {
    ServerKey key = KeyPairStore.selfSigned(folder.resolve("data/tls"));
    server.frontEnd().use(TlsEngines.ofTheJdk(key, Optional.of(trust)));
  }

  /** A JDK key manager sends only what the named authorities issued; habit is ruder. */
  static KeyManager insisting(Issued certificate, boolean[] sends) {
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
}
