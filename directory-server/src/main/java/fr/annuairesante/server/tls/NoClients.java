package fr.annuairesante.server.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts no certificate: the server asks its clients for none. The default would be every authority
 * of the JDK (APACHEDS T4), at the price of reading them all.
 */
final class NoClients implements X509TrustManager {

  static final NoClients INSTANCE = new NoClients();

  private NoClients() {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("this server takes no client certificates");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("this server is no client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
