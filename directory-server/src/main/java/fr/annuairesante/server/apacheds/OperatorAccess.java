package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.OperatorCertificates;
import fr.annuairesante.server.tls.ClientTrust;
import java.util.Objects;

/**
 * How operators log in with their certificates: who vouches for a certificate, and whose it is.
 *
 * @param trust stays open when the front end closes
 */
public record OperatorAccess(ClientTrust trust, OperatorCertificates certificates) {

  public OperatorAccess {
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(certificates, "certificates");
  }
}
