package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.GenericSASLBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the test suites of LDAP client libraries ask of a server besides searches: conformance.md.
 */
class OperationConformanceTest extends OneServer {

  private static final String START_TLS = "1.3.6.1.4.1.1466.20037";
  private static final String ZOE = Tree.mailbox(RunningServer.MAILBOX);

  private static LDAPConnection client;

  @BeforeAll
  static void start() throws Exception {
    client = server.login();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.826.0.1.3344810.2.3", // matched values, RFC 3876
        "2.16.840.1.113730.3.4.18", // proxied authorization, RFC 4370
        "1.3.6.1.4.1.4203.1.9.1.1", // content synchronisation, RFC 4533
        "2.16.840.1.113730.3.4.3", // persistent search
        "1.3.6.1.1.13.1", // pre-read, RFC 4527: on writes only
        "1.3.6.1.1.13.2", // post-read, RFC 4527: on writes only
        "1.3.6.1.4.1.21008.108.63.1", // session tracking
        "1.3.6.1.4.1.42.2.27.8.5.1", // password policy
        "1.2.840.113556.1.4.417", // Active Directory: show deleted
        "1.2.840.113556.1.4.528", // Active Directory: notification
        "1.2.840.113556.1.4.529", // Active Directory: extended names
        "1.2.840.113556.1.4.805", // Active Directory: delete a subtree
        "1.2.840.113556.1.4.841", // Active Directory: DirSync
        "1.2.840.113556.1.4.970", // Active Directory: statistics
        "1.2.840.113556.1.4.1340", // Active Directory: search options
        "2.16.840.1.113719.1.27.103.7" // eDirectory: grouping
      })
  void refusesAControlOnlyWhenItIsCritical(String oid) throws Exception {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.addControl(new Control(oid, false));
    SearchResult found = client.search(request);
    assertEquals(3, found.getEntryCount());
    assertEquals(0, found.getResponseControls().length);
    request.setControls(new Control(oid, true));
    LDAPException refused = assertThrows(LDAPException.class, () -> client.search(request));
    assertEquals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, refused.getResultCode());
    assertTrue(refused.getDiagnosticMessage().contains(oid));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.16.840.1.113730.3.4.16", // authorization identity, RFC 3829
        "1.3.6.1.4.1.21008.108.63.1", // session tracking
        "1.3.6.1.4.1.42.2.27.8.5.1" // password policy
      })
  void logsInWithControlsItDoesNotKnowUnlessTheyAreCritical(String oid) throws Exception {
    try (LDAPConnection connection = server.connect()) {
      BindResult login = connection.bind(login(new Control(oid, false)));
      assertEquals(ResultCode.SUCCESS, login.getResultCode());
      assertEquals(0, login.getResponseControls().length);
      LDAPException refused =
          assertThrows(LDAPException.class, () -> connection.bind(login(new Control(oid, true))));
      assertEquals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, refused.getResultCode());
    }
  }

  private static SimpleBindRequest login(Control control) {
    return new SimpleBindRequest(RunningServer.ACCOUNT, RunningServer.PASSWORD, control);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXTERNAL",
        "PLAIN",
        "DIGEST-MD5",
        "CRAM-MD5",
        "SCRAM-SHA-256",
        "GSSAPI",
        "GSS-SPNEGO"
      })
  void offersNoSaslMechanism(String mechanism) throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException refused =
          assertThrows(
              LDAPException.class,
              () -> connection.bind(new GenericSASLBindRequest("", mechanism, null)));
      assertEquals(ResultCode.AUTH_METHOD_NOT_SUPPORTED, refused.getResultCode());
      assertFalse(connection.getRootDSE().hasAttribute("supportedSASLMechanisms"));
    }
  }

  /** Active Directory's bind of three steps has choices of its own: sicily, [9] to [11]. */
  @Test
  void saysGoodByeToNtlm() throws Exception {
    try (RawClient raw = new RawClient(server.clearPort())) {
      raw.send(
          1,
          new ASN1Sequence(
              (byte) 0x60,
              new ASN1Integer(3),
              new ASN1OctetString(""),
              new ASN1OctetString((byte) 0x8A, "NTLMSSP")));
      LDAPMessage notice = raw.read();
      assertEquals(0, notice.getMessageID());
      assertEquals(2, notice.getExtendedResponseProtocolOp().getResultCode());
      assertNull(raw.read());
    }
  }

  @Test
  void logsInAnewOnTheSameConnection() throws Exception {
    try (Accounts accounts = Accounts.of(DataDirectory.at(folder))) {
      assertTrue(accounts.add("autre", "un autre mot de passe".toCharArray()).isEmpty());
    }
    try (LDAPConnection connection = server.login()) {
      connection.bind(Tree.account("autre"), "un autre mot de passe");
      assertEquals("dn:" + Tree.account("autre"), whoAmI(connection));
      connection.bind("", "");
      assertEquals("", whoAmI(connection));
      LDAPException search =
          assertThrows(LDAPException.class, () -> connection.compare(ZOE, "sn", "Desbois"));
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, search.getResultCode());
    }
  }

  private static String whoAmI(LDAPConnection connection) throws LDAPException {
    return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
        .getAuthorizationID();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.3.6.1.4.1.4203.1.11.1", // password modify, RFC 3062
        "1.3.6.1.1.8", // cancel, RFC 3909
        "1.3.6.1.1.21.1", // start of a transaction, RFC 5805
        "1.3.6.1.4.1.1466.101.119.1", // refresh, RFC 2589
        "1.2.840.113556.1.4.1781", // Active Directory: fast bind
        "2.16.840.1.113719.1.27.100.19", // eDirectory: replicas
        "2.16.840.1.113719.1.27.100.31", // eDirectory: name of the login
        "2.16.840.1.113719.1.27.103.1" // eDirectory: start of a group
      })
  void doesNotKnowTheExtendedOperationsOfOthers(String oid) {
    LDAPException refused =
        assertThrows(LDAPException.class, () -> client.processExtendedOperation(oid));
    assertEquals(ResultCode.PROTOCOL_ERROR, refused.getResultCode());
    assertTrue(refused.getDiagnosticMessage().contains(oid));
    assertTrue(client.isConnected());
  }

  @Test
  void refusesToStartTlsOnTheClearPortAndGoesOn() throws Exception {
    try (LDAPConnection clear = new LDAPConnection("127.0.0.1", server.clearPort())) {
      LDAPException refused =
          assertThrows(LDAPException.class, () -> clear.processExtendedOperation(START_TLS));
      assertEquals(ResultCode.PROTOCOL_ERROR, refused.getResultCode());
      assertTrue(refused.getDiagnosticMessage().contains("LDAPS"));
      assertEquals("", clear.getRootDSE().getDN());
    }
  }

  @Test
  void saysWhyItCannotCompare() throws Exception {
    assertEquals(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, comparing(ZOE, "lorem"));
    assertEquals(ResultCode.NO_SUCH_ATTRIBUTE, comparing(ZOE, "telephoneNumber"));
    String nobody = Tree.mailbox("personne@essai.mssante.fr");
    assertEquals(ResultCode.NO_SUCH_OBJECT, comparing(nobody, "sn"));
    assertEquals(ResultCode.NO_SUCH_OBJECT, comparing("foo=bar", "cn"));
    assertTrue(
        client
            .compare(new CompareRequest(ZOE, "cn", "Zoé Desbois".getBytes(StandardCharsets.UTF_8)))
            .compareMatched());
  }

  private static ResultCode comparing(String name, String attribute) throws Exception {
    try {
      return client.compare(name, attribute, "ipsum").getResultCode();
    } catch (LDAPException refused) {
      return refused.getResultCode();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99_999_999})
  void abandonsWhatIsNotThereInSilence(int messageId) throws Exception {
    try (RawClient raw = new RawClient(server.clearPort())) {
      raw.send(1, RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD)).read();
      raw.send(2, new ASN1Integer((byte) 0x50, messageId));
      raw.send(3, RawClient.search(ZOE, 0, RawClient.present("mail")));
      assertEquals(3, raw.read().getMessageID());
      assertEquals(0, raw.read().getSearchResultDoneProtocolOp().getResultCode());
    }
  }

  @Test
  void closesTheConnectionOnUnbindWithoutAWord() throws Exception {
    for (boolean login : new boolean[] {true, false}) {
      try (RawClient raw = new RawClient(server.clearPort())) {
        if (login) {
          raw.send(1, RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD)).read();
        }
        raw.send(2, new ASN1Element((byte) 0x42));
        assertNull(raw.read());
      }
    }
  }

  /** A handshake of a client that wants that name, as ldaptive's verifiers do. */
  private static void handshake(TrustManager trust, String name) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    int port = server.frontEnd().ldapsPort();
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    new Socket(InetAddress.getLoopbackAddress(), port), name, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("LDAPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  @Test
  void isTrustedForItsCertificateAndItsNamesOnly() throws Exception {
    TrustManager given =
        new PEMFileTrustManager(folder.resolve("tls/ldaps-certificate.pem").toFile());
    handshake(given, "localhost");
    handshake(given, "127.0.0.1");
    assertThrows(SSLHandshakeException.class, () -> handshake(given, "annuaire.exemple.fr"));
    assertThrows(
        SSLHandshakeException.class,
        () -> handshake(JVMDefaultTrustManager.getInstance(), "localhost"));
  }
}
