package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.tls.TlsEngines;
import fr.annuairesante.server.trace.Act;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.mina.core.filterchain.IoFilter;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.service.SimpleIoProcessorPool;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.filter.codec.ProtocolEncoder;
import org.apache.mina.filter.codec.ProtocolEncoderAdapter;
import org.apache.mina.filter.codec.ProtocolEncoderOutput;
import org.apache.mina.transport.socket.nio.NioSession;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;

/**
 * The listening sockets and the chain of filters of each connection: TLS, codec, connection. No
 * pool sits between: what is quick is answered on the thread that read it.
 */
final class Ports {

  /** All responses are bytes already; MINA lets those through. */
  private static final ProtocolEncoder NO_ENCODER =
      new ProtocolEncoderAdapter() {
        @Override
        public void encode(IoSession session, Object message, ProtocolEncoderOutput out) {
          throw new IllegalStateException("a response that is not bytes: " + message.getClass());
        }
      };

  private static final int BUSY = 51;
  private static final int UNAVAILABLE = 52;
  private static final int GOOD_BYE_MILLIS = 500;

  private final FrontEndConfig config;
  private final Operations operations;
  private final RequestDecoder decoder;
  private final IoFilter connectionFilter;
  private final SimpleIoProcessorPool<NioSession> ioThreads;
  private final List<NioSocketAcceptor> acceptors = new ArrayList<>();
  private final TlsFilter tls;
  private int ldaps;
  private OptionalInt clear = OptionalInt.empty();

  private Ports(FrontEndConfig config, TlsEngines engines, Operations operations) {
    this.config = config;
    this.tls = new TlsFilter(engines);
    this.operations = operations;
    var codec = operations.server().getDirectoryService().getLdapCodecService();
    this.decoder = new RequestDecoder(codec, config.limits());
    this.ioThreads = new SimpleIoProcessorPool<>(IoThread.class, config.limits().ioThreads());
    this.connectionFilter = new ConnectionFilter(operations.registry());
  }

  static Ports open(FrontEndConfig config, TlsEngines engines, Operations operations)
      throws IOException {
    Ports ports = new Ports(config, engines, operations);
    try {
      ports.ldaps = ports.listen(new InetSocketAddress(config.host(), config.ldapsPort()), true);
      if (config.clearPort().isPresent()) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = config.clearPort().getAsInt();
        ports.clear = OptionalInt.of(ports.listen(new InetSocketAddress(loopback, port), false));
      }
      return ports;
    } catch (IOException | RuntimeException noPort) {
      ports.close();
      throw noPort;
    }
  }

  int ldaps() {
    return ldaps;
  }

  OptionalInt clear() {
    return clear;
  }

  /** The TLS of connections from now on. */
  void use(TlsEngines engines) {
    tls.use(engines);
  }

  /** Says good-bye, waits a moment for it to be sent, and frees the ports. */
  void close() {
    acceptors.forEach(NioSocketAcceptor::unbind);
    for (Connection connection : operations.registry().open()) {
      connection.abandonAll();
      connection.disconnect(UNAVAILABLE, "the server is stopping; connect again later");
    }
    for (NioSocketAcceptor acceptor : acceptors) {
      for (IoSession session : acceptor.getManagedSessions().values()) {
        session.getCloseFuture().awaitUninterruptibly(GOOD_BYE_MILLIS);
      }
      acceptor.dispose();
    }
    ioThreads.dispose();
  }

  private int listen(InetSocketAddress address, boolean secure) throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("the host name " + address.getHostString() + " is not known here");
    }
    NioSocketAcceptor acceptor = new NioSocketAcceptor(ioThreads);
    acceptors.add(acceptor);
    acceptor.setReuseAddress(true);
    acceptor.setBacklog(config.limits().backlog());
    acceptor.getSessionConfig().setTcpNoDelay(true);
    acceptor.setCloseOnDeactivation(false);
    acceptor.setFilterChainBuilder(chain -> build(chain, secure));
    acceptor.setHandler(operations.server().getHandler());
    try {
      acceptor.bind(address);
    } catch (IOException taken) {
      throw new IOException(
          "cannot listen on " + address + ": " + taken.getMessage() + "; choose another port",
          taken);
    }
    return acceptor.getLocalAddress().getPort();
  }

  private void build(IoFilterChain chain, boolean secure) {
    IoSession session = chain.getSession();
    Connection connection = new Connection(session, operations, secure);
    if (!operations.registry().add(connection)) {
      connection.caller().trace(Act.OPEN, BUSY, 0);
      session.closeNow();
      return;
    }
    connection.caller().arrive();
    if (secure) {
      chain.addLast("tls", tls);
    }
    chain.addLast("codec", new ProtocolCodecFilter(NO_ENCODER, decoder));
    chain.addLast("connection", connectionFilter);
  }
}
