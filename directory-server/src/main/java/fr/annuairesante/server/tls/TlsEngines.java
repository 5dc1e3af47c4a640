package fr.annuairesante.server.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;

/**
 * Makes the server side of TLS connections: TLS 1.3 and 1.2 only, forward secrecy and authenticated
 * encryption only, sessions resumable by ticket. Thread-safe.
 */
public final class TlsEngines {

  /** The protocols offered; 1.0 and 1.1 are refused in the handshake (APACHEDS T1). */
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /**
   * For TLS 1.2: ECDHE with AES-GCM or ChaCha20. The three of TLS 1.3 cannot be chosen in
   * Conscrypt, and are the JDK's default too.
   */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final int SESSION_CACHE_ENTRIES = 20_000;

  /** Conscrypt resumes from BoringSSL's own cache, of 20,480; the one in Java it only fills. */
  private static final int UNUSED_CACHE_ENTRIES = 1;

  private static final int SESSION_SECONDS = 3600;

  private final SSLContext context;
  private final boolean conscrypt;
  private final boolean asking;
  private final String warning;
  private final String[] ciphers;

  private TlsEngines(
      ServerKey key, Optional<ClientTrust> clients, Provider provider, String warning)
      throws GeneralSecurityException {
    this.context = context(key, clients, provider);
    this.conscrypt = provider != null;
    this.asking = clients.isPresent();
    this.warning = warning;
    List<String> supported = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
    this.ciphers = CIPHERS.stream().filter(supported::contains).toArray(String[]::new);
    context
        .getServerSessionContext()
        .setSessionCacheSize(conscrypt ? UNUSED_CACHE_ENTRIES : SESSION_CACHE_ENTRIES);
    context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
  }

  /**
   * The fastest engines this machine has.
   *
   * @param clients asked for a certificate, which they may do without; empty: none is asked for
   * @throws GeneralSecurityException when the key cannot be used for TLS
   */
  public static TlsEngines best(ServerKey key, Optional<ClientTrust> clients)
      throws GeneralSecurityException {
    String reason;
    try {
      if (Conscrypt.isAvailable()) {
        return new TlsEngines(key, clients, Conscrypt.newProvider(), null);
      }
      reason = "its native library does not load here";
    } catch (LinkageError noLibrary) {
      reason = String.valueOf(noLibrary.getMessage());
    }
    return new TlsEngines(
        key,
        clients,
        null,
        "Conscrypt cannot be used ("
            + reason
            + "): the JDK's TLS serves about half as many new connections a second");
  }

  /** The JDK's engines, whatever the machine has. */
  public static TlsEngines ofTheJdk(ServerKey key, Optional<ClientTrust> clients)
      throws GeneralSecurityException {
    return new TlsEngines(key, clients, null, null);
  }

  /** What an operator should know about the engines in use, if anything. */
  public Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  public SSLContext context() {
    return context;
  }

  /** A server engine for one connection. */
  public SSLEngine newEngine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(PROTOCOLS.clone());
    engine.setEnabledCipherSuites(ciphers.clone());
    engine.setWantClientAuth(asking);
    if (conscrypt) {
      Conscrypt.setUseSessionTickets(engine, true);
    }
    return engine;
  }

  /** Gives back what an engine holds; of no use afterwards, and quiet when it was broken. */
  public static void release(SSLEngine engine) {
    try {
      engine.closeOutbound();
      engine.closeInbound();
    } catch (SSLException cutOff) {
      // the JDK's engine says that the client did not say good-bye: nothing to be done
    }
  }

  private static SSLContext context(ServerKey key, Optional<ClientTrust> clients, Provider provider)
      throws GeneralSecurityException {
    SSLContext context =
        provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
    PrivateKey own = provider == null ? key.key() : ownKey(key.key(), provider);
    KeyManager keys = new OneKey(own, key.chain().toArray(X509Certificate[]::new));
    TrustManager trust = clients.<TrustManager>map(ClientTrust::asking).orElse(NoClients.INSTANCE);
    context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
    return context;
  }

  /** A key of the provider's own: another is converted again for every connection. */
  private static PrivateKey ownKey(PrivateKey key, Provider provider)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(key.getAlgorithm(), provider)
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }
}
