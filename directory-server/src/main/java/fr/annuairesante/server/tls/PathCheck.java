package fr.annuairesante.server.tls;

import fr.annuairesante.server.tls.Verdict.Fault;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** One judgement by the JDK's PKIX (RFC 5280 §6), and the sentences it lacks. For one thread. */
final class PathCheck {

  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String ANYTHING = "2.5.29.37.0";
  private static final int LEAST_RSA_BITS = 2048;

  private final Authorities authorities;
  private final RevocationLists lists;
  private final Instant now;

  PathCheck(Authorities authorities, RevocationLists lists, Instant now) {
    this.authorities = authorities;
    this.lists = lists;
    this.now = now;
  }

  Verdict verdict(List<X509Certificate> chain) {
    try {
      List<X509Certificate> own = ofTheJdk(chain);
      X509Certificate leaf = own.get(0);
      Optional<Verdict.Refused> unfit = unfit(leaf);
      if (unfit.isPresent()) {
        return unfit.get();
      }
      Optional<List<X509Certificate>> path =
          authorities.path(leaf, own.subList(1, own.size()), now);
      if (path.isEmpty()) {
        return refused(
            Fault.UNTRUSTED,
            "your certificate leads to no authority that this directory trusts (operator-roots):"
                + " it was issued by "
                + name(leaf.getIssuerX500Principal())
                + "; send the authorities between with it, or use another certificate");
      }
      return validated(path.get());
    } catch (GeneralSecurityException unreadable) {
      return refused(
          Fault.UNTRUSTED, "your certificate cannot be checked: " + unreadable.getMessage());
    }
  }

  /** Conscrypt's certificates know less than the JDK's PKIX wants to. */
  private static List<X509Certificate> ofTheJdk(List<X509Certificate> chain)
      throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> copies = new ArrayList<>();
    for (X509Certificate each : chain) {
      ByteArrayInputStream bytes = new ByteArrayInputStream(each.getEncoded());
      copies.add((X509Certificate) factory.generateCertificate(bytes));
    }
    return copies;
  }

  /** What is wrong with the certificate itself, if anything. */
  private Optional<Verdict.Refused> unfit(X509Certificate leaf) throws CertificateException {
    if (now.isAfter(leaf.getNotAfter().toInstant())) {
      return Optional.of(
          refused(
              Fault.DATES,
              "your certificate ended on " + leaf.getNotAfter().toInstant() + "; renew it"));
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      return Optional.of(
          refused(
              Fault.DATES,
              "your certificate begins only on "
                  + leaf.getNotBefore().toInstant()
                  + "; use the one before until then"));
    }
    List<String> purposes = leaf.getExtendedKeyUsage();
    boolean[] usage = leaf.getKeyUsage();
    String wrong = null;
    if (leaf.getBasicConstraints() >= 0) {
      wrong = "it is an authority's";
    } else if (usage != null && !usage[0]) {
      wrong = "its key usage lacks digitalSignature";
    } else if (purposes != null && !purposes.contains(CLIENT) && !purposes.contains(ANYTHING)) {
      wrong = "its extended key usage lacks clientAuth";
    } else if (leaf.getPublicKey() instanceof RSAKey rsa
        && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      wrong = "its RSA key has less than " + LEAST_RSA_BITS + " bits";
    } else if (leaf.getSigAlgName().startsWith("SHA1") || leaf.getSigAlgName().startsWith("MD")) {
      wrong = "it is signed with " + leaf.getSigAlgName();
    }
    return Optional.ofNullable(wrong)
        .map(why -> refused(Fault.PURPOSE, "your certificate is not made for TLS clients: " + why));
  }

  private Verdict validated(List<X509Certificate> path) throws GeneralSecurityException {
    X509Certificate root = path.get(path.size() - 1);
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setDate(Date.from(now));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists.current())));
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
    revocation.setOptions(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK));
    parameters.addCertPathChecker(revocation);
    List<X509Certificate> below = path.subList(0, path.size() - 1);
    try {
      validator.validate(
          CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
      return new Verdict.Trusted(path.get(0));
    } catch (CertPathValidatorException broken) {
      int place = Math.max(0, broken.getIndex());
      return because(broken.getReason(), broken.getMessage(), path.get(place), place == 0);
    }
  }

  private Verdict.Refused because(
      Reason reason, String detail, X509Certificate certificate, boolean own) {
    String subject =
        own ? "your certificate" : "the authority " + name(certificate.getSubjectX500Principal());
    if (reason == BasicReason.REVOKED) {
      return refused(
          Fault.REVOKED,
          subject
              + " was revoked by "
              + name(certificate.getIssuerX500Principal())
              + "; use another certificate");
    }
    if (reason == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
      return refused(Fault.UNKNOWN_REVOCATION, noList(certificate.getIssuerX500Principal()));
    }
    if (reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID) {
      return refused(
          Fault.DATES,
          subject
              + " is in force only from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant());
    }
    return refused(Fault.UNTRUSTED, subject + " cannot be trusted: " + detail);
  }

  private String noList(X500Principal issuer) {
    String held =
        lists.end(issuer).map(end -> "the one it holds ended on " + end).orElse("it holds none");
    return "this directory cannot tell whether your certificate is revoked: it needs the list of"
        + " revoked certificates (CRL) of "
        + name(issuer)
        + ", and "
        + held
        + "; tell its administrator";
  }

  private static String name(X500Principal name) {
    return name.getName();
  }

  private static Verdict.Refused refused(Fault fault, String sentence) {
    return new Verdict.Refused(fault, sentence);
  }
}
