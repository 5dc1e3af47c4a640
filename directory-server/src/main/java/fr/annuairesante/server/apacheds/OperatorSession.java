package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.OperatorCertificate;
import fr.annuairesante.server.access.OperatorLogin;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.tls.Verdict;
import fr.annuairesante.trust.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The certificate of a TLS connection, and whether it is an operator's that is in force: asked at
 * the login, and again for each request that follows one, as an operator may be suspended and a
 * certificate revoked while a connection lasts. Thread-safe.
 */
final class OperatorSession {

  /** Days end and certificates too: without any other news, all is asked again after this. */
  private static final long ASKED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int INVALID_CREDENTIALS = 49;
  private static final int UNAVAILABLE = 52;

  private final OperatorAccess access;
  private final LongSupplier nanoTime;
  private final List<X509Certificate> chain;
  private final Certificate.Key key;
  private final String fingerprint;
  private volatile Answer answer;

  /**
   * What was found, and what it was found by.
   *
   * @param valid an authority vouches for the certificate
   * @param issued one of them did make it, even if it has revoked it
   * @param dn the operator's, or the empty string when it is refused
   * @param refusal null when it is not
   */
  private record Answer(
      long trusted,
      long known,
      long nanos,
      boolean valid,
      boolean issued,
      String dn,
      Refusal refusal) {}

  /**
   * Takes milliseconds.
   *
   * @param chain the client's own certificate first; not empty
   */
  OperatorSession(OperatorAccess access, LongSupplier nanoTime, List<X509Certificate> chain) {
    this.access = access;
    this.nanoTime = nanoTime;
    this.chain = chain;
    this.key = OperatorCertificate.key(chain.get(0));
    this.fingerprint = OperatorCertificate.fingerprint(chain.get(0).getPublicKey());
    this.answer = everything();
  }

  /** Why nobody is logged in by it, or not any more; empty when somebody is. */
  Optional<Refusal> refusal() {
    Answer last = answer;
    boolean asTrusted = last.trusted == access.trust().revision();
    if (!asTrusted || nanoTime.getAsLong() - last.nanos > ASKED_AGAIN_NANOS) {
      last = everything();
      answer = last;
    } else if (last.valid && last.known != access.certificates().revision()) {
      last = known(last.trusted, last.nanos);
      answer = last;
    }
    return Optional.ofNullable(last.refusal);
  }

  /** The operator, as long as there is no {@link #refusal}. */
  Viewer viewer() {
    return new Viewer(answer.dn, Viewer.Sight.DIRECTORY);
  }

  /** For the trace, if an authority made it: else a client could have written anything. */
  Optional<Certificate.Key> issuedKey() {
    return answer.issued ? Optional.of(key) : Optional.empty();
  }

  private Answer everything() {
    long trusted = access.trust().revision();
    long nanos = nanoTime.getAsLong();
    if (access.trust().check(chain) instanceof Verdict.Refused refused) {
      boolean ours = refused.fault() == Verdict.Fault.UNKNOWN_REVOCATION;
      boolean issued = refused.fault() == Verdict.Fault.REVOKED;
      int code = ours ? UNAVAILABLE : INVALID_CREDENTIALS;
      return new Answer(
          trusted, 0, nanos, false, issued, "", new Refusal(code, refused.sentence()));
    }
    return known(trusted, nanos);
  }

  private Answer known(long trusted, long nanos) {
    long known = access.certificates().revision();
    OperatorLogin login = access.certificates().login(key, fingerprint);
    if (login instanceof OperatorLogin.Granted granted) {
      return new Answer(trusted, known, nanos, true, true, granted.dn(), null);
    }
    String sentence = ((OperatorLogin.Refused) login).sentence();
    return new Answer(
        trusted, known, nanos, true, true, "", new Refusal(INVALID_CREDENTIALS, sentence));
  }
}
