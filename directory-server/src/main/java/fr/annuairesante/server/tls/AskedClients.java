package fr.annuairesante.server.tls;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks clients for a certificate and takes any, or none: who logs in with it is checked then. Only
 * the names of the authorities in force are sent, so that mail programs with certificates of others
 * do not ask their users which to send.
 *
 * <p>An extended one, as the JDK adds checks of its own to others.
 */
final class AskedClients extends X509ExtendedTrustManager {

  /**
   * What is kept of a client for a session to be resumed: 20,480 sessions are, so that no client
   * fills the memory. A certificate and two authorities have some 5,000 bytes.
   */
  static final int MOST_BYTES = 16_384;

  private final Supplier<Authorities> authorities;

  AskedClients(Supplier<Authorities> authorities) {
    this.authorities = authorities;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    int bytes = 0;
    for (X509Certificate each : chain) {
      bytes += encoded(each).length;
    }
    if (bytes > MOST_BYTES) {
      throw new CertificateException("the client's certificates have " + bytes + " bytes");
    }
  }

  private static byte[] encoded(X509Certificate certificate) throws CertificateEncodingException {
    return certificate.getEncoded();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, kind);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("this server is no client");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, kind);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, kind);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.get().all().toArray(X509Certificate[]::new);
  }
}
