package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.tls.TlsEngines;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLEngine;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.SslFilter;

/** MINA's TLS on our engines; ApacheDS's own turns TLS 1.3 off and 1.0 on (APACHEDS T1). */
final class TlsFilter extends SslFilter {

  private final TlsEngines engines;

  TlsFilter(TlsEngines engines) {
    super(engines.context());
    this.engines = engines;
  }

  @Override
  protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
    return engines.newEngine();
  }
}
