package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.tls.TlsEngines;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.DefaultWriteRequest;
import org.apache.mina.filter.ssl.DisableEncryptWriteRequest;
import org.apache.mina.filter.ssl.SslFilter;

/**
 * MINA's TLS on our engines; ApacheDS's own turns TLS 1.3 off and 1.0 on (APACHEDS T1). A
 * connection keeps the key it began with.
 */
final class TlsFilter extends SslFilter {

  private static final AttributeKey ENGINE = new AttributeKey(TlsFilter.class, "engine");

  private static final byte ALERT = 21;
  private static final byte FATAL = 2;
  private static final byte HANDSHAKE_FAILURE = 40;
  private static final byte PROTOCOL_VERSION = 70;

  private volatile TlsEngines engines;

  TlsFilter(TlsEngines engines) {
    super(engines.context());
    this.engines = engines;
  }

  /** New connections get these from now on. */
  void use(TlsEngines other) {
    engines = other;
  }

  @Override
  protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
    SSLEngine engine = engines.newEngine();
    session.setAttribute(ENGINE, engine);
    return engine;
  }

  /**
   * What the client of a connection sent and proved to have the key of, its own certificate first;
   * empty when it sent none. Nothing else of it is checked.
   */
  static List<X509Certificate> clientCertificates(IoSession session) {
    if (!(session.getAttribute(ENGINE) instanceof SSLEngine engine)) {
      return List.of();
    }
    try {
      return Arrays.stream(engine.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }

  /**
   * Says why there will be no handshake (RFC 8446 §6.2), as long as the server has said nothing
   * else. The engine has said so too, but MINA throws its words away.
   */
  static void refuseHandshake(IoSession session, Throwable cause) {
    if (session.getWrittenBytes() == 0) {
      boolean protocol = String.valueOf(cause.getMessage()).contains("UNSUPPORTED_PROTOCOL");
      byte description = protocol ? PROTOCOL_VERSION : HANDSHAKE_FAILURE;
      session
          .getFilterChain()
          .fireFilterWrite(new Plain(new byte[] {ALERT, 3, 3, 0, 2, FATAL, description}));
    }
  }

  /** Bytes that are not to be encrypted. */
  private static final class Plain extends DefaultWriteRequest
      implements DisableEncryptWriteRequest {

    Plain(byte[] bytes) {
      super(IoBuffer.wrap(bytes));
    }
  }

  /**
   * A client that has said good-bye in TLS gets what is on its way. Further answers would wait for
   * ever: its engine takes none, and MINA does not say so.
   */
  @Override
  public void messageReceived(NextFilter next, IoSession session, Object message) throws Exception {
    super.messageReceived(next, session, message);
    if (session.getAttribute(ENGINE) instanceof SSLEngine engine && engine.isInboundDone()) {
      session.closeOnFlush();
    }
  }

  /**
   * MINA's own tells nobody of the end when the good-bye of a broken engine fails, and leaves an
   * engine open to the client's last word, which may never come: what it holds outside the heap
   * would stay until the collector finds it.
   */
  @Override
  public void sessionClosed(NextFilter next, IoSession session) {
    try {
      onClose(next, session, false);
    } catch (SSLException | RuntimeException broken) {
      LOGGER.debug("no good-bye to {}", session, broken);
    } finally {
      if (session.removeAttribute(ENGINE) instanceof SSLEngine engine) {
        TlsEngines.release(engine);
      }
      next.sessionClosed(session);
    }
  }
}
