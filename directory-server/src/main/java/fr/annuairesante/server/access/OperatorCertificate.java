package fr.annuairesante.server.access;

import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.FrenchTime;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A certificate's bytes in the words of the trust space: the one translation between the two, for
 * whoever registers a certificate and for whoever recognises one.
 */
public final class OperatorCertificate {

  private OperatorCertificate() {}

  /** What the trust space keeps of a certificate that is not revoked. */
  public static Certificate of(X509Certificate certificate) {
    return new Certificate(
        key(certificate),
        certificate.getSubjectX500Principal().getName(),
        fingerprint(certificate.getPublicKey()),
        FrenchTime.day(certificate.getNotBefore().toInstant()),
        FrenchTime.day(certificate.getNotAfter().toInstant()),
        Optional.empty());
  }

  /** Issuer and serial number, which no authority gives twice (RFC 5280 §4.1.2.2). */
  public static Certificate.Key key(X509Certificate certificate) {
    BigInteger serial = certificate.getSerialNumber();
    return new Certificate.Key(certificate.getIssuerX500Principal().getName(), serial.toString(16));
  }

  /** SHA-256 of the public key as it stands in the certificate, lower-case hexadecimal. */
  public static String fingerprint(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
