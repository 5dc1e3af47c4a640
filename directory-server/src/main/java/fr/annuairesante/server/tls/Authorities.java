package fr.annuairesante.server.tls;

import fr.annuairesante.server.tls.KeyFileException.Code;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Who may vouch for clients: root authorities, trusted as they stand, and authorities below them,
 * which clients then need not send. Immutable.
 */
public final class Authorities {

  /** A certificate, its authority, that one's, and so on. */
  private static final int LONGEST_PATH = 6;

  private final List<X509Certificate> roots;
  private final List<X509Certificate> all;

  private Authorities(List<X509Certificate> roots, List<X509Certificate> all) {
    this.roots = roots;
    this.all = all;
  }

  /**
   * Reads a PEM file of authorities' certificates: the self-signed ones are the roots.
   *
   * @throws KeyFileException when it holds something else, or no root
   */
  public static Authorities read(Path file) throws KeyFileException {
    List<X509Certificate> all = KeyPairStore.certificates(file);
    for (X509Certificate each : all) {
      if (each.getBasicConstraints() < 0) {
        throw new KeyFileException(
            Code.NO_ROOT,
            file
                + " holds the certificate of "
                + each.getSubjectX500Principal()
                + ", which is no authority's; remove it");
      }
    }
    List<X509Certificate> roots = all.stream().filter(Authorities::isRoot).toList();
    if (roots.isEmpty()) {
      throw new KeyFileException(
          Code.NO_ROOT, file + " holds no self-signed certificate; add that of the root authority");
    }
    return new Authorities(roots, all);
  }

  private static boolean isRoot(X509Certificate authority) {
    return authority.getSubjectX500Principal().equals(authority.getIssuerX500Principal());
  }

  /** Roots and others. */
  List<X509Certificate> all() {
    return all;
  }

  /** How many there are, to print. */
  public int count() {
    return all.size();
  }

  /** All of that name: an authority that changes its key has two certificates for a while. */
  List<X509Certificate> named(X500Principal name) {
    return all.stream().filter(each -> each.getSubjectX500Principal().equals(name)).toList();
  }

  /**
   * A certificate, its authority, and so on, a root last. Nothing but names and signatures is
   * checked.
   *
   * @param sent by the client, which may know authorities below the roots
   * @return empty when no root is reached
   */
  Optional<List<X509Certificate>> path(
      X509Certificate leaf, List<X509Certificate> sent, Instant now) {
    List<X509Certificate> known = new ArrayList<>(all);
    sent.stream().filter(each -> !isRoot(each)).forEach(known::add);
    List<X509Certificate> path = new ArrayList<>(List.of(leaf));
    while (path.size() < LONGEST_PATH) {
      X509Certificate last = path.get(path.size() - 1);
      Optional<X509Certificate> issuer =
          known.stream()
              .filter(each -> !path.contains(each) && issued(each, last))
              .filter(each -> !roots.contains(each) || inForce(each, now))
              .findFirst();
      if (issuer.isEmpty()) {
        return Optional.empty();
      }
      path.add(issuer.get());
      if (roots.contains(issuer.get())) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static boolean inForce(X509Certificate root, Instant now) {
    return !now.isBefore(root.getNotBefore().toInstant())
        && !now.isAfter(root.getNotAfter().toInstant());
  }

  private static boolean issued(X509Certificate authority, X509Certificate certificate) {
    if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException signedByAnother) {
      return false;
    }
  }
}
