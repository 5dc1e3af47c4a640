package fr.annuairesante.server.apacheds;

import com.unboundid.asn1.ASN1Boolean;
import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Enumerated;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.schema.Tree;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/** A client that sends any bytes and reads whole messages. */
final class RawClient implements AutoCloseable {

  private final Socket socket;
  private final ASN1StreamReader reader;

  /** Without TLS. */
  RawClient(int port) throws IOException {
    this(connected(port));
  }

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    reader = new ASN1StreamReader(socket.getInputStream());
  }

  /** Over TLS, whoever the server is. */
  static RawClient secure(int port) throws IOException, GeneralSecurityException {
    SSLSocket socket =
        (SSLSocket)
            new SSLUtil(new TrustAllTrustManager())
                .createSSLSocketFactory()
                .createSocket(connected(port), "localhost", port, true);
    socket.startHandshake();
    return new RawClient(socket);
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  RawClient send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  RawClient send(int messageId, ASN1Element operation) throws IOException {
    return send(new ASN1Sequence(new ASN1Integer(messageId), operation).encode());
  }

  /** The next message, or null when the server has closed the connection. */
  LDAPMessage read() throws IOException, LDAPException {
    return LDAPMessage.readFrom(reader, true);
  }

  /** Logs the test's account in. */
  RawClient login() throws IOException, LDAPException {
    return login(RunningServer.ACCOUNT);
  }

  /** Logs an account in that has the password of all. */
  RawClient login(String dn) throws IOException, LDAPException {
    send(1, bind(dn, RunningServer.PASSWORD));
    int code = read().getBindResponseProtocolOp().getResultCode();
    if (code != 0) {
      throw new IOException("the login ended with code " + code);
    }
    return this;
  }

  /** Messages up to the end of that search; its result code. */
  int readToTheEndOf(int messageId) throws IOException, LDAPException {
    while (true) {
      LDAPMessage message = read();
      if (message == null) {
        throw new EOFException("closed before the end of search " + messageId);
      }
      if (message.getMessageID() == messageId
          && message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE) {
        return message.getSearchResultDoneProtocolOp().getResultCode();
      }
    }
  }

  /** The next byte, or -1 when the server has closed the connection. */
  int readByte() throws IOException {
    return socket.getInputStream().read();
  }

  static ASN1Element bind(String dn, String password) {
    return new ASN1Sequence(
        (byte) 0x60,
        new ASN1Integer(3),
        new ASN1OctetString(dn),
        new ASN1OctetString((byte) 0x80, password));
  }

  static ASN1Element search(String base, int scope, ASN1Element filter) {
    return new ASN1Sequence(
        (byte) 0x63,
        new ASN1OctetString(base),
        new ASN1Enumerated(scope),
        new ASN1Enumerated(0),
        new ASN1Integer(0),
        new ASN1Integer(0),
        new ASN1Boolean(false),
        filter,
        new ASN1Sequence());
  }

  static ASN1Element present(String attribute) {
    return new ASN1OctetString((byte) 0x87, attribute);
  }

  static ASN1Element abandon(int messageId) {
    return new ASN1Integer((byte) 0x50, messageId);
  }

  static ASN1Element rootDse() {
    return search("", 0, present("objectClass"));
  }

  /** Requests of one packet: one in so many asks for 110 kB, the others for little. */
  static byte[] pipeline(int firstMessageId, int count, int every) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ASN1Element little = rootDse();
    ASN1Element much =
        search(
            Tree.MAILBOXES,
            1,
            new ASN1Sequence(
                (byte) 0xA4,
                new ASN1OctetString("sn"),
                new ASN1Sequence(new ASN1OctetString((byte) 0x80, "n12"))));
    for (int i = 0; i < count; i++) {
      ASN1Element request = i % every == 0 ? much : little;
      all.writeBytes(new ASN1Sequence(new ASN1Integer(firstMessageId + i), request).encode());
    }
    return all.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
