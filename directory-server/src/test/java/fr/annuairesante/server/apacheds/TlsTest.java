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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  private static final int HANDSHAKE = 0x16;

  @TempDir static Path folder;

  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

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

  /** A ClientHello of 1.0 (0301) or 1.1 (0302) with the suites of its time, well formed. */
  private static byte[] hello(String version) {
    String body =
        version
            + "5a".repeat(32)
            + "00"
            + "0008c009c013c00a002f"
            + "0100"
            + "000e"
            + "000a00040002001d"
            + "000b00020100";
    String message = "010000" + String.format("%02x", body.length() / 2) + body;
    String record = "160301" + String.format("%04x", message.length() / 2) + message;
    return HexFormat.of().parseHex(record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0301", "0302"})
  void refusesOldProtocols(String version) throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.frontEnd().ldapsPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(hello(version));
      InputStream in = socket.getInputStream();
      assertNotEquals(HANDSHAKE, in.read(), "the server answers with a ServerHello");
    }
  }

  @Test
  void offersTheTwoModernProtocolsOnBothProviders() throws Exception {
    var key = fr.annuairesante.server.tls.KeyPairStore.selfSigned(folder.resolve("tls"));
    for (TlsEngines engines : Arrays.asList(TlsEngines.best(key), TlsEngines.ofTheJdk(key))) {
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
