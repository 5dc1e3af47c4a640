package fr.annuairesante.server.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A private key and its certificates, the server's own first, its issuers after it. Immutable.
 *
 * @param key never printed
 * @param chain at least one certificate
 */
public record ServerKey(PrivateKey key, List<X509Certificate> chain) {

  public ServerKey {
    Objects.requireNonNull(key, "key");
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a server key needs its certificate");
    }
  }

  /** SHA-256 of the server's certificate as people compare it: {@code AB:CD:...}, 95 characters. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException | CertificateEncodingException unknown) {
      throw new IllegalStateException("every JDK has SHA-256 and encodes what it parsed", unknown);
    }
  }

  /** The certificate only: a key must not reach a log. */
  @Override
  public String toString() {
    return "ServerKey[" + chain.get(0).getSubjectX500Principal() + ", " + fingerprint() + "]";
  }
}
