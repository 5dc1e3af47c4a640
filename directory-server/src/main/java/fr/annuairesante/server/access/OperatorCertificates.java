package fr.annuairesante.server.access;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.TrustSpace;
import fr.annuairesante.trust.WhiteList;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which operator a certificate stands for, by what the trust space knows of it; whether an
 * authority still vouches for the certificate is asked elsewhere. As thread-safe as what it is made
 * of.
 */
public final class OperatorCertificates {

  private final Supplier<TrustSpace> space;
  private final LongSupplier revision;
  private final Clock clock;

  /**
   * @param space as it is now; asked at each login and each change of revision, on any thread
   * @param revision another number whenever an operator has changed, as soon as a new {@code space}
   *     shows it; cheap, as it is asked for at each request of an operator
   */
  public OperatorCertificates(Supplier<TrustSpace> space, LongSupplier revision, Clock clock) {
    this.space = Objects.requireNonNull(space, "space");
    this.revision = Objects.requireNonNull(revision, "revision");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Another number whenever {@link #login} may say something else for another reason than time. */
  public long revision() {
    return revision.getAsLong();
  }

  /**
   * Says whose certificate it is, and whether that operator is in force (R63, R118): one that is
   * suspended, blocked or terminated is refused at once, whatever its certificate says.
   *
   * @param keyFingerprint of the public key ({@link OperatorCertificate#fingerprint}); it must be
   *     the registered one if one is registered, so that no other authority of the same name can
   *     make a certificate that passes for it
   */
  public OperatorLogin login(Certificate.Key key, String keyFingerprint) {
    TrustSpace now = space.get();
    List<Finding> obstacles =
        new ArrayList<>(new WhiteList(now, FrenchTime.day(clock.instant())).obstacles(key));
    Optional<Operator> operator = now.operator(key);
    if (obstacles.isEmpty()
        && !operator.map(each -> hasKey(each, key, keyFingerprint)).orElse(false)) {
      obstacles.add(OperatorRule.CERTIFICATE_WORTHLESS.broken());
    }
    if (obstacles.isEmpty()) {
      return new OperatorLogin.Granted(Tree.operator(operator.orElseThrow().id().text()));
    }
    return new OperatorLogin.Refused(
        obstacles.stream()
            .map(each -> each.code() + " " + each.sentence())
            .collect(Collectors.joining(" ")));
  }

  private static boolean hasKey(Operator operator, Certificate.Key key, String fingerprint) {
    return operator.certificates().stream()
        .filter(each -> each.key().equals(key))
        .anyMatch(each -> each.fingerprint().isEmpty() || each.fingerprint().equals(fingerprint));
  }
}
