package fr.annuairesante.server.tls;

import fr.annuairesante.server.tls.KeyFileException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Where the server's key comes from: two PEM files, one PKCS#12 file, or a self-signed pair kept in
 * a directory of the server's own.
 */
public final class KeyPairStore {

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private KeyPairStore() {}

  /**
   * Reads a certificate chain and an unencrypted private key, both PEM.
   *
   * @param chain the server's certificate first, then its issuers
   * @param key PKCS#8, PKCS#1 or SEC 1
   * @throws KeyFileException when a file cannot be used
   */
  public static ServerKey pem(Path chain, Path key) throws KeyFileException {
    return matching(new ServerKey(privateKey(key), certificates(chain)), chain);
  }

  /**
   * Reads the one key entry of a PKCS#12 file.
   *
   * @param password opens the file and the key; not kept
   * @throws KeyFileException when the file cannot be used
   */
  public static ServerKey pkcs12(Path file, char[] password) throws KeyFileException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new KeyFileException(
            Code.NO_KEY, file + " holds " + keys.size() + " private keys; give a file with one");
      }
      Certificate[] chain = store.getCertificateChain(keys.get(0));
      return new ServerKey(
          (PrivateKey) store.getKey(keys.get(0), password),
          Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    } catch (KeyFileException alreadySaid) {
      throw alreadySaid;
    } catch (IOException | GeneralSecurityException e) {
      throw pkcs12Problem(file, e);
    }
  }

  /**
   * The self-signed key of a directory, made on the first call and reused afterwards: P-256, ten
   * years, for {@code localhost}, the loopback addresses and this machine's name. The key file is
   * readable by its owner only.
   *
   * @param directory created when missing
   * @throws KeyFileException when the files there cannot be read or written
   */
  public static ServerKey selfSigned(Path directory) throws KeyFileException {
    Path chain = directory.resolve("ldaps-certificate.pem");
    Path key = directory.resolve("ldaps-key.pem");
    if (Files.exists(chain) && Files.exists(key)) {
      return pem(chain, key);
    }
    SelfSigned.write(chain, key);
    return pem(chain, key);
  }

  private static KeyFileException pkcs12Problem(Path file, Exception e) {
    if (e.getCause() instanceof UnrecoverableKeyException) {
      return new KeyFileException(
          Code.WRONG_PASSWORD, "the password does not open " + file + "; check it", e);
    }
    if (!Files.isReadable(file)) {
      return unreadable(file, e);
    }
    return new KeyFileException(
        Code.MALFORMED, file + " is no usable PKCS#12 file: " + e.getMessage(), e);
  }

  private static KeyFileException unreadable(Path file, Exception e) {
    return new KeyFileException(
        Code.UNREADABLE, "cannot read " + file + "; check that it exists and its permissions", e);
  }

  /** All certificates of a PEM file, at least one. */
  static List<X509Certificate> certificates(Path file) throws KeyFileException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new KeyFileException(Code.MALFORMED, file + " holds no PEM certificate");
      }
      return chain;
    } catch (CertificateException e) {
      throw new KeyFileException(
          Code.MALFORMED, file + " holds something else than PEM certificates", e);
    } catch (KeyFileException alreadySaid) {
      throw alreadySaid;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static PrivateKey privateKey(Path file) throws KeyFileException {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      Matcher pkcs8 = PKCS8.matcher(text);
      PrivateKey key = pkcs8.find() ? ofTheJdk(pkcs8.group(1)) : null;
      return key == null ? ofAnyFormat(file, text) : key;
    } catch (KeyFileException alreadySaid) {
      throw alreadySaid;
    } catch (IOException | RuntimeException e) { // Bouncy Castle throws both at broken files
      throw Files.isReadable(file)
          ? new KeyFileException(Code.MALFORMED, file + " is no PEM private key", e)
          : unreadable(file, e);
    }
  }

  /** The usual format without Bouncy Castle, which takes a quarter of a second to load. */
  private static PrivateKey ofTheJdk(String base64) {
    try {
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
      PrivateKey key = ofAlgorithm("EC", encoded);
      return key == null ? ofAlgorithm("RSA", encoded) : key;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static PrivateKey ofAlgorithm(String algorithm, PKCS8EncodedKeySpec encoded) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
    } catch (GeneralSecurityException otherKind) {
      return null;
    }
  }

  private static PrivateKey ofAnyFormat(Path file, String text) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
      throw new KeyFileException(
          Code.NO_KEY, file + " holds no unencrypted private key; decrypt it or use PKCS#12");
    }
  }

  private static ServerKey matching(ServerKey pair, Path chain) throws KeyFileException {
    if (!KeyMatch.check(pair)) {
      throw new KeyFileException(
          Code.MISMATCH,
          "the first certificate of " + chain + " is not the one of the private key; put it first");
    }
    return pair;
  }
}
