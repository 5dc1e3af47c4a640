package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRenewalTest {

  @TempDir Path folder;

  private static SSLContext client() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAllTrustManager()}, null);
    return context;
  }

  private ServerKey key(String name) throws IOException {
    return KeyPairStore.selfSigned(folder.resolve(name));
  }

  /** One connection; what its session says of the server, which has proved to have the key. */
  private static SSLSession handshake(RunningServer server, SSLContext client, String protocol)
      throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket("127.0.0.1", server.frontEnd().ldapsPort())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      socket
          .getOutputStream()
          .write(new ASN1Sequence(new ASN1Integer(1), RawClient.rootDse()).encode());
      assertEquals(0x30, socket.getInputStream().read());
      return socket.getSession();
    }
  }

  private static X509Certificate certificate(SSLSession session) throws IOException {
    return (X509Certificate) session.getPeerCertificates()[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void servesNewConnectionsAndLeavesTheOthers(String protocol) throws Exception {
    ServerKey other = key("autre");
    try (RunningServer server = RunningServer.start(folder.resolve("data"));
        LDAPConnection before = server.login()) {
      SSLContext client = client();
      X509Certificate old = certificate(handshake(server, client, protocol));
      server.frontEnd().use(other);
      assertEquals(other.fingerprint(), server.frontEnd().fingerprint());
      SSLSession now = handshake(server, client, protocol);
      assertEquals(other.chain().get(0), certificate(now), "no session of the old key is resumed");
      assertNotEquals(old, certificate(now));
      assertEquals(1, before.search(Tree.MAILBOXES, SearchScope.ONE, "(sn=wu)").getEntryCount());
    }
  }

  @Test
  void keepsTheOldKeyWhenTlsCannotUseTheNewOne() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"))) {
      String fingerprint = server.frontEnd().fingerprint();
      ServerKey unusable =
          new ServerKey(
              KeyPairGenerator.getInstance("DSA").generateKeyPair().getPrivate(),
              key("autre").chain());
      assertThrows(IOException.class, () -> server.frontEnd().use(unusable));
      assertEquals(fingerprint, server.frontEnd().fingerprint());
      try (LDAPConnection connection = server.login()) {
        assertTrue(connection.isConnected());
      }
    }
  }

  /** A certificate served with the other's key would fail the handshake. */
  @Test
  void neverServesHalfAPair() throws Exception {
    List<ServerKey> keys = List.of(key("un"), key("deux"));
    Set<X509Certificate> seen = new HashSet<>();
    try (RunningServer server = RunningServer.start(folder.resolve("data"))) {
      server.frontEnd().use(keys.get(0));
      CompletableFuture<Void> handshakes =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 0; i < 200; i++) {
                    seen.add(certificate(handshake(server, client(), "TLSv1.3")));
                  }
                } catch (Exception failed) {
                  throw new AssertionError(failed);
                }
              });
      for (int i = 0; !handshakes.isDone(); i++) {
        server.frontEnd().use(keys.get(i % 2));
      }
      handshakes.get();
    }
    assertFalse(seen.contains(key("data/tls").chain().get(0)));
    assertEquals(Set.of(keys.get(0).chain().get(0), keys.get(1).chain().get(0)), seen);
  }
}
