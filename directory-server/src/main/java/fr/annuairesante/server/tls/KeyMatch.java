package fr.annuairesante.server.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Tells a certificate that belongs to a private key from one that does not. */
final class KeyMatch {

  private KeyMatch() {}

  /** True when what the key signs, the certificate verifies. */
  static boolean check(ServerKey pair) {
    byte[] text = "annuaire".getBytes(StandardCharsets.UTF_8);
    try {
      Signature signer = Signature.getInstance(algorithm(pair.key()));
      signer.initSign(pair.key());
      signer.update(text);
      byte[] signature = signer.sign();
      signer.initVerify(pair.chain().get(0).getPublicKey());
      signer.update(text);
      return signer.verify(signature);
    } catch (GeneralSecurityException otherKindOfKey) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
