package fr.annuairesante.server.apacheds;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.apache.directory.api.ldap.model.message.BindRequest;
import org.apache.directory.api.ldap.model.message.Request;
import org.apache.directory.api.ldap.model.message.ResultResponseRequest;
import org.apache.directory.api.ldap.model.message.UnbindRequest;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last in the chain of filters, before ApacheDS: lets requests in, and says good-bye to connections
 * that cannot go on.
 */
final class ConnectionFilter extends IoFilterAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionFilter.class);
  private static final int PROTOCOL_ERROR = 2;
  private static final int BUSY = 51;
  private static final int OTHER = 80;

  private final ConnectionRegistry registry;

  ConnectionFilter(ConnectionRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void messageReceived(NextFilter next, IoSession session, Object message) {
    Connection connection = Connection.of(session);
    Request request = (Request) message;
    connection.requestArrived();
    if (request.getMessageId() == 0) {
      connection.disconnect(PROTOCOL_ERROR, "message number 0 is the server's (RFC 4511 4.1.1.1)");
    } else if (connection.gate().admit(request) && accepts(connection, request)) {
      next.messageReceived(session, request);
    }
  }

  /**
   * Counts a request whose turn it is, answers it when it is refused, and says so. Logins are
   * counted by {@link BindHandler}: whatever comes of one, it ends the one before.
   */
  static boolean accepts(Connection connection, Request request) {
    connection.caller().begins();
    if (request instanceof UnbindRequest) {
      return true;
    }
    if (!(request instanceof BindRequest) && !connection.caller().use().mayRequest()) {
      if (request instanceof ResultResponseRequest) {
        connection.answer(
            ResponseTags.of(request),
            request.getMessageId(),
            BUSY,
            connection.caller().use().tooManyRequests());
      }
      connection.pause();
      return false;
    }
    return !refused(connection, request);
  }

  private static boolean refused(Connection connection, Request request) {
    if (request.getControls().isEmpty() || !(request instanceof ResultResponseRequest)) {
      return false;
    }
    Refusal refusal = Controls.check(request.getControls().values());
    if (refusal == null) {
      return false;
    }
    connection.answer(
        ResponseTags.of(request), request.getMessageId(), refusal.code(), refusal.sentence());
    if (request instanceof BindRequest && !connection.caller().use().mayRequest()) {
      connection.pause();
    }
    return true;
  }

  @Override
  public void event(NextFilter next, IoSession session, FilterEvent event) throws Exception {
    if (event == SslEvent.SECURED) {
      Connection.of(session).handshakeDone();
    }
    next.event(session, event);
  }

  @Override
  public void sessionClosed(NextFilter next, IoSession session) throws Exception {
    Connection connection = Connection.of(session);
    connection.closed();
    registry.remove(connection);
    next.sessionClosed(session);
  }

  @Override
  public void exceptionCaught(NextFilter next, IoSession session, Throwable cause) {
    failed(session, cause);
  }

  /** Ends a connection on which something went wrong; never throws. */
  static void failed(IoSession session, Throwable cause) {
    Connection connection = Connection.of(session);
    if (cause instanceof MalformedRequest malformed) {
      LOG.debug("{} sent no LDAP: {}", connection.address(), malformed.sentence());
      connection.disconnect(PROTOCOL_ERROR, malformed.sentence());
    } else if (cause instanceof SSLException) {
      LOG.debug("{} failed in TLS", connection.address(), cause);
      TlsFilter.refuseHandshake(session, cause);
      session.closeOnFlush();
    } else if (cause instanceof IOException || isLateTls(session, cause)) {
      LOG.debug("connection of {} broke", connection.address(), cause);
      session.closeNow();
    } else {
      LOG.error("a request of {} failed", connection.address(), cause);
      connection.disconnect(OTHER, "the request failed; the server's log says why");
    }
  }

  /** MINA's TLS filter throws this when a connection ends whose handshake had failed. */
  private static boolean isLateTls(IoSession session, Throwable cause) {
    return cause instanceof IllegalStateException && !session.isConnected();
  }
}
