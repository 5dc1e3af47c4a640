package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The domains between which mail may go (R06, R74), and what the directory shows of them: a mailbox
 * is shown only while its domain is on the list (R76). Nothing is stored: both follow from the
 * operators and domains of the day, so they cannot differ.
 */
public final class WhiteList {

  private final TrustSpace space;
  private final LocalDate day;

  public WhiteList(TrustSpace space, LocalDate day) {
    this.space = space;
    this.day = day;
  }

  public boolean contains(DomainName name) {
    return new ListedDomains(space, day).contains(name);
  }

  /** Why the domain is not on the list; empty when it is. */
  public List<Finding> obstacles(DomainName name) {
    return new ListedDomains(space, day).obstacles(name);
  }

  /**
   * Why users do not find the address, by the rules; empty when they do. That its professional has
   * left the register hides it after a while only, which the directory does and says.
   */
  public List<Finding> obstacles(MailAddress address) {
    Optional<Mailbox> mailbox = space.mailbox(address);
    if (mailbox.isEmpty()) {
      return List.of(Remark.MAILBOX_ABSENT.broken(address));
    }
    Findings found = new Findings();
    found.addAll(obstacles(address.domain()));
    found.when(mailbox.get().redList(), Remark.RED_LIST);
    found.when(mailbox.get().test(), Remark.TEST_HIDDEN);
    return found.all();
  }

  /** Why the bearer of this certificate may not act as its operator; empty when it may (R63). */
  public List<Finding> obstacles(Certificate.Key key) {
    Optional<Operator> operator = space.operator(key);
    Findings found = new Findings();
    operator.ifPresent(each -> found.addAll(each.obstacles(day)));
    boolean current =
        operator.flatMap(each -> each.certificate(key)).map(c -> c.isCurrent(day)).orElse(false);
    found.when(!current, OperatorRule.CERTIFICATE_WORTHLESS);
    return found.refusals();
  }
}
