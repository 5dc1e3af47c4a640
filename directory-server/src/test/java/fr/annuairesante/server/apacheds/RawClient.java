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
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends any bytes and reads whole messages, on the port without TLS. */
final class RawClient implements AutoCloseable {

  private final Socket socket = new Socket();
  private final ASN1StreamReader reader;

  RawClient(int port) throws IOException {
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(30_000);
    reader = new ASN1StreamReader(socket.getInputStream());
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

  static ASN1Element rootDse() {
    return search("", 0, present("objectClass"));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
