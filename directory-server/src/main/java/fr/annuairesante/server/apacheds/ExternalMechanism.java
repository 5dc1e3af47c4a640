package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.index.NameKey;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.directory.api.ldap.model.message.BindRequest;

/**
 * SASL EXTERNAL (RFC 4422 appendix A, RFC 4513 §5.2.3): an operator logs in with the certificate of
 * its TLS connection. ApacheDS's own compares whole certificates with entries and shows its stack
 * trace to clients (APACHEDS X1, X2).
 */
final class ExternalMechanism {

  static final String NAME = "EXTERNAL";

  private static final int AUTH_METHOD_NOT_SUPPORTED = 7;
  private static final int INAPPROPRIATE_AUTHENTICATION = 48;
  private static final String DN = "dn:";

  private final Optional<OperatorAccess> access;
  private final LongSupplier nanoTime;

  ExternalMechanism(Optional<OperatorAccess> access, LongSupplier nanoTime) {
    this.access = access;
    this.nanoTime = nanoTime;
  }

  /** Why a SASL bind is no question of certificates at all; null when it is one. */
  Refusal refusal(BindRequest request, Connection connection, List<X509Certificate> chain) {
    if (access.isEmpty()) {
      return new Refusal(
          AUTH_METHOD_NOT_SUPPORTED, "no SASL mechanism is offered; use a simple bind over LDAPS");
    }
    if (!NAME.equals(request.getSaslMechanism())) {
      return new Refusal(
          AUTH_METHOD_NOT_SUPPORTED,
          "EXTERNAL, with an operator's certificate, is the only SASL mechanism here;"
              + " accounts use a simple bind");
    }
    if (!connection.secure()) {
      return new Refusal(
          INAPPROPRIATE_AUTHENTICATION, "EXTERNAL needs TLS: connect to the LDAPS port");
    }
    if (chain.isEmpty()) {
      return new Refusal(
          INAPPROPRIATE_AUTHENTICATION,
          "the TLS connection came without a client certificate: give the client its certificate and"
              + " key (ldapsearch: LDAPTLS_CERT and LDAPTLS_KEY)");
    }
    return null;
  }

  /** Judges the certificate of a request that is not refused; takes milliseconds. */
  OperatorSession session(List<X509Certificate> chain) {
    return new OperatorSession(access.orElseThrow(), nanoTime, chain);
  }

  /**
   * Whether the client asks to act for itself, as it may only.
   *
   * @param identity the authorization identity asked for, UTF-8; null or empty for the own one
   */
  static Optional<Refusal> authorization(OperatorSession session, byte[] identity) {
    String asked = identity == null ? "" : new String(identity, StandardCharsets.UTF_8);
    String own = session.viewer().accountDn();
    if (asked.isEmpty() || (asked.startsWith(DN) && isSame(asked.substring(DN.length()), own))) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            INAPPROPRIATE_AUTHENTICATION,
            "a certificate logs in as its own operator only: give no authorization identity, or "
                + DN
                + own));
  }

  private static boolean isSame(String dn, String own) {
    try {
      return NameKey.parse(dn).equals(NameKey.parse(own));
    } catch (NameKey.InvalidName unreadable) {
      return false;
    }
  }
}
