package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.server.tls.TlsEngines;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest extends OneServer {

  private static SSLContext client() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAllTrustManager()}, null);
    return context;
  }

  /**
   * One connection with one request, as TLS 1.3 sends its tickets with the first answer.
   *
   * @return whether its session was known from an earlier connection of the same client
   */
  private static boolean resumed(SSLContext client, String protocol) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket("127.0.0.1", server.frontEnd().ldapsPort())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      SSLSession session = socket.getSession();
      assertEquals(protocol, session.getProtocol());
      boolean known = session.getValue("seen") != null;
      session.putValue("seen", "yes");
      socket
          .getOutputStream()
          .write(new ASN1Sequence(new ASN1Integer(1), RawClient.rootDse()).encode());
      assertEquals(0x30, socket.getInputStream().read());
      return known;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void resumesSessions(String protocol) throws Exception {
    SSLContext client = client();
    assertFalse(resumed(client, protocol));
    assertTrue(resumed(client, protocol));
    assertFalse(resumed(client(), protocol), "another client starts anew");
  }

  @Test
  void offersTheTwoModernProtocolsOnBothProviders() throws Exception {
    var key = fr.annuairesante.server.tls.KeyPairStore.selfSigned(folder.resolve("tls"));
    for (TlsEngines engines :
        Arrays.asList(
            TlsEngines.best(key, Optional.empty()), TlsEngines.ofTheJdk(key, Optional.empty()))) {
      assertEquals(Set.of("TLSv1.2", "TLSv1.3"), Set.of(engines.newEngine().getEnabledProtocols()));
    }
  }

  @Test
  void takesACleartextClientOnTheTlsPortForNothingElse() throws Exception {
    try (RawClient client = new RawClient(server.frontEnd().ldapsPort())) {
      client.send(1, RawClient.rootDse());
      assertNotEquals(0x30, firstByte(client));
    }
  }

  private static int firstByte(RawClient client) throws IOException {
    return client.readByte();
  }
}
