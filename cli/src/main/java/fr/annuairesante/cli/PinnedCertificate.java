package fr.annuairesante.cli;

import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Trusts one server certificate, byte for byte, and nothing else. */
final class PinnedCertificate implements X509TrustManager {

  private final X509Certificate pinned;

  private PinnedCertificate(X509Certificate pinned) {
    this.pinned = pinned;
  }

  /** The first certificate of a PEM or DER file. */
  static PinnedCertificate of(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      return new PinnedCertificate((X509Certificate) x509.generateCertificate(in));
    }
  }

  /** Sockets that speak with its holder only, and may show a certificate of one's own. */
  SSLSocketFactory sockets(Optional<ServerKey> own) throws GeneralSecurityException, IOException {
    SSLContext tls = SSLContext.getInstance("TLS");
    KeyManager[] keys = own.isPresent() ? keys(own.get()) : null;
    tls.init(keys, new TrustManager[] {this}, null);
    return tls.getSocketFactory();
  }

  private static KeyManager[] keys(ServerKey own) throws GeneralSecurityException, IOException {
    char[] unused = {};
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, unused);
    store.setKeyEntry("own", own.key(), unused, own.chain().toArray(new X509Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, unused);
    return factory.getKeyManagers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    if (chain.length == 0 || !chain[0].equals(pinned)) {
      throw new CertificateException("the server shows another certificate than the expected one");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    throw new CertificateException("no client is expected here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
