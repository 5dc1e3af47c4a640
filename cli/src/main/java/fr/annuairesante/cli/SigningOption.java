package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With which key a file is signed: one given, else the server's. */
final class SigningOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The server's configuration: its certificate and private-key sign.")
  private Path config;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Certificate to sign with, PEM; with --private-key.")
  private Path certificate;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      description = "Its unencrypted private key, PEM. Default: the server's key.")
  private Path privateKey;

  /** The key to sign with. */
  ServerKey key(DataDirectory data) throws Failure, IOException {
    if ((certificate == null) != (privateKey == null)) {
      throw new Failure(
          "--certificate and --private-key go together, and one is missing",
          "give both, or none for the server's key");
    }
    if (certificate != null) {
      return KeyPairStore.pem(certificate, privateKey);
    }
    Map<ConfigKey, String> values =
        config == null ? ConfigFile.defaults() : ConfigFile.values(config);
    ServerConfig settings = ServerConfig.of(values);
    Optional<Path> ofServer = settings.certificate();
    return ofServer.isPresent()
        ? KeyPairStore.pem(ofServer.get(), settings.privateKey().orElseThrow())
        : KeyPairStore.selfSigned(data.tls());
  }

  /**
   * A detached signature over SHA-256, as {@code openssl dgst -sha256 -verify} checks it: DER for a
   * key on an elliptic curve, PKCS#1 v1.5 for RSA.
   */
  static byte[] sign(ServerKey key, byte[] content) throws Failure {
    boolean rsa = key.key().getAlgorithm().equals("RSA");
    try {
      Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(key.key());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new Failure(
          "the key cannot sign: " + unusable.getMessage(),
          "give an RSA key or one on an elliptic curve",
          unusable);
    }
  }
}
