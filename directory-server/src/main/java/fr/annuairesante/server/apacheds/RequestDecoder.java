package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.DirectorySchema;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.directory.api.asn1.DecoderException;
import org.apache.directory.api.asn1.ber.Asn1Decoder;
import org.apache.directory.api.asn1.ber.tlv.TLVStateEnum;
import org.apache.directory.api.ldap.codec.api.BinaryAttributeDetector;
import org.apache.directory.api.ldap.codec.api.LdapApiService;
import org.apache.directory.api.ldap.codec.api.LdapMessageContainer;
import org.apache.directory.api.ldap.codec.api.ResponseCarryingException;
import org.apache.directory.api.ldap.model.message.ExtendedRequest;
import org.apache.directory.api.ldap.model.message.Message;
import org.apache.directory.api.ldap.model.message.Request;
import org.apache.directory.api.ldap.model.message.ResultResponse;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolDecoderAdapter;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;

/**
 * Bytes to requests: logins and extended operations through ApacheDS's codec, the rest through our
 * own readers, one message at a time so that a bad one loses none of those before it.
 */
final class RequestDecoder extends ProtocolDecoderAdapter {

  private static final int EXTENDED_REQUEST = 0x77;
  private static final int EXTENDED_NAME = 0x80;
  private static final int EXTENDED_VALUE = 0x81;

  /** What changes entries is not read by ApacheDS, so no value is told from a text. */
  private static final BinaryAttributeDetector ALL_TEXT = attribute -> false;

  private final LdapApiService codec;
  private final ConnectionLimits limits;

  RequestDecoder(LdapApiService codec, ConnectionLimits limits) {
    this.codec = codec;
    this.limits = limits;
  }

  @Override
  public void decode(IoSession session, IoBuffer in, ProtocolDecoderOutput out)
      throws MalformedRequest {
    Connection connection = Connection.of(session);
    while (in.hasRemaining()) {
      byte[] message = connection.nextMessage(in);
      if (message == null) {
        return;
      }
      int tag = operation(message);
      if (tag == SearchRequestReader.TAG) {
        out.write(SearchRequestReader.read(message, message.length, limits));
        continue;
      }
      if (WriteRequestReader.reads(tag)) {
        out.write(WriteRequestReader.read(message, limits));
        continue;
      }
      if (tag == CompareRequestReader.TAG) {
        out.write(CompareRequestReader.read(message, limits));
        continue;
      }
      Optional<Request> own = own(message);
      if (own.isPresent()) {
        out.write(own.get());
      } else {
        other(message, connection, out);
      }
    }
  }

  private static int operation(byte[] message) throws MalformedRequest {
    BerReader ber = new BerReader(message, 0);
    int end = ber.open(BerReader.SEQUENCE, message.length);
    ber.number(BerReader.INTEGER, end);
    return ber.peek(end);
  }

  /** An extended request of ours without controls: {@code [0] name, [1] value OPTIONAL}. */
  private static Optional<Request> own(byte[] message) throws MalformedRequest {
    BerReader ber = new BerReader(message, 0);
    int end = ber.open(BerReader.SEQUENCE, message.length);
    int messageId = ber.number(BerReader.INTEGER, end);
    if (ber.peek(end) != EXTENDED_REQUEST) {
      return Optional.empty();
    }
    int stop = ber.open(EXTENDED_REQUEST, end);
    String oid = ber.text(EXTENDED_NAME, stop);
    if (stop != end || !oid.startsWith(DirectorySchema.OID_ROOT + ".")) {
      return Optional.empty();
    }
    byte[] value = ber.position() < stop ? ber.bytes(EXTENDED_VALUE, stop) : new byte[0];
    return Optional.of(new ExtendedRequested(messageId, oid, value));
  }

  private void other(byte[] message, Connection connection, ProtocolDecoderOutput out)
      throws MalformedRequest {
    LdapMessageContainer<Message> container = new LdapMessageContainer<>(codec, ALL_TEXT);
    try {
      Asn1Decoder.decode(ByteBuffer.wrap(message), container);
    } catch (ResponseCarryingException answered) {
      refuse(connection, answered);
      return;
    } catch (DecoderException | RuntimeException unreadable) {
      throw new MalformedRequest("the request cannot be read", unreadable);
    }
    if (container.getState() != TLVStateEnum.PDU_DECODED
        || !(container.getMessage() instanceof Request request)) {
      throw new MalformedRequest("the message is no request that a client may send");
    }
    if (request instanceof ExtendedRequest extended && extended.getRequestName() == null) {
      extended.setRequestName(extendedName(message));
    }
    out.write(request);
  }

  /** ApacheDS forgets the name of an operation it does not know (StoreExtendedRequestName). */
  private static String extendedName(byte[] message) throws MalformedRequest {
    BerReader ber = new BerReader(message, 0);
    int end = ber.open(BerReader.SEQUENCE, message.length);
    ber.number(BerReader.INTEGER, end);
    return ber.text(EXTENDED_NAME, ber.open(EXTENDED_REQUEST, end));
  }

  /** What ApacheDS answers to an unreadable name, say; it keeps the connection. */
  private static void refuse(Connection connection, ResponseCarryingException answered)
      throws MalformedRequest {
    if (!(answered.getResponse() instanceof ResultResponse response)) {
      throw new MalformedRequest("the request cannot be read", answered);
    }
    if (!connection.caller().use().mayRequest()) {
      throw new MalformedRequest("too many requests that cannot be read", answered);
    }
    connection.answer(
        ResponseTags.of(response),
        response.getMessageId(),
        response.getLdapResult().getResultCode().getValue(),
        "the request has a name or a value that cannot be read");
  }
}
