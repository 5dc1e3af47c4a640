package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.LDAPMessage;
import fr.annuairesante.schema.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest extends OneServer {

  private static final byte[] ROOT_DSE =
      new ASN1Sequence(new ASN1Integer(7), RawClient.rootDse()).encode();

  private static RawClient client() throws IOException {
    return new RawClient(server.clearPort());
  }

  private static void assertGoodBye(RawClient client, int code) throws Exception {
    LDAPMessage notice = client.read();
    assertEquals(0, notice.getMessageID());
    assertEquals(code, notice.getExtendedResponseProtocolOp().getResultCode());
    assertEquals("1.3.6.1.4.1.1466.20036", notice.getExtendedResponseProtocolOp().getResponseOID());
    assertNull(client.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "0\u0000",
        "0\u0003\u0002\u0001\u0001",
        "0\u0005\u0002\u0001\u0001c\u0000",
        "0\u0005\u0002\u0001\u0001w\u0000",
        "0\u0005\u0002\u0001\u0001~\u0000"
      })
  void saysGoodByeToBytesThatAreNoRequest(String bytes) throws Exception {
    try (RawClient client = client()) {
      client.send(bytes.getBytes(StandardCharsets.ISO_8859_1));
      assertGoodBye(client, 2);
    }
  }

  @Test
  void answersWhatCameBeforeTheBadBytes() throws Exception {
    try (RawClient client = client()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(ROOT_DSE);
      bytes.write("0\u0000".getBytes(StandardCharsets.ISO_8859_1));
      client.send(bytes.toByteArray());
      assertEquals(7, client.read().getMessageID());
      assertEquals(7, client.read().getSearchResultDoneProtocolOp() == null ? -1 : 7);
      assertGoodBye(client, 2);
    }
  }

  @Test
  void readsARequestThatComesByteByByte() throws Exception {
    try (RawClient client = client()) {
      for (byte each : ROOT_DSE) {
        client.send(new byte[] {each});
      }
      assertEquals("", client.read().getSearchResultEntryProtocolOp().getDN());
      assertEquals(0, client.read().getSearchResultDoneProtocolOp().getResultCode());
    }
  }

  @Test
  void refusesARequestAboveTheLimitAtItsHeader() throws Exception {
    try (RawClient client = client()) {
      client.send(new byte[] {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
      assertGoodBye(client, 2);
    }
  }

  @Test
  void refusesAMessageNumberOfItsOwn() throws Exception {
    try (RawClient client = client()) {
      client.send(0, RawClient.rootDse());
      assertGoodBye(client, 2);
    }
  }

  @Test
  void keepsTheConnectionAfterThunderbirdsEmptySubstrings() throws Exception {
    try (RawClient client = client()) {
      ASN1Sequence empty =
          new ASN1Sequence((byte) 0xA4, new ASN1OctetString("cn"), new ASN1Sequence());
      client.send(1, RawClient.search(Tree.SUFFIX, 2, empty));
      assertEquals(2, client.read().getSearchResultDoneProtocolOp().getResultCode());
      client.send(ROOT_DSE);
      assertEquals(7, client.read().getMessageID());
    }
  }

  @Test
  void survivesHostileBytesForTheOthers() throws Exception {
    try (RawClient good = client()) {
      for (int i = 0; i < 10; i++) {
        try (RawClient bad = client()) {
          bad.send(new byte[] {(byte) i, (byte) (i * 31), (byte) 0xFF, 0, 1});
        }
      }
      good.send(ROOT_DSE);
      assertEquals(7, good.read().getMessageID());
    }
    RunningServer.until(() -> server.frontEnd().connections() == 0);
  }
}
