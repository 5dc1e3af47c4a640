package fr.annuairesante.trust;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The rules of the trust space, in one place whatever way an act comes in (D9). They write nothing:
 * whoever asks carries out the {@link Decision}. Immutable; as thread-safe as its {@link
 * TrustSpace}.
 */
public final class Rules {

  private final TrustSpace space;
  private final Clock clock;

  public Rules(TrustSpace space, Clock clock) {
    this.space = space;
    this.clock = clock;
  }

  /** Judges the act at this moment. */
  public Decision decide(Actor actor, Act act) {
    Instant now = clock.instant();
    LocalDate day = FrenchTime.day(now);
    if (act instanceof Act.OnMailbox onMailbox) {
      return actor instanceof Actor.OfOperator operator
          ? new MailboxRules(space, now, day).decide(operator.id(), onMailbox)
          : refused(OperatorRule.OPERATOR_ONLY);
    }
    if (!(actor instanceof Actor.Agency agency)) {
      return refused(OperatorRule.AGENCY_ONLY);
    }
    return act instanceof Act.OnDomain onDomain
        ? new DomainRules(space, day).decide(agency, onDomain)
        : new OperatorRules(space, day).decide(agency, (Act.OnOperator) act);
  }

  private static Decision refused(Rule rule) {
    return new Decision.Refused(List.of(rule.broken()), List.of());
  }
}
