package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which domains are on the white list of a day, and why the others are not. */
public final class ListedDomains {

  private final Members members;
  private final LocalDate day;

  public ListedDomains(Members members, LocalDate day) {
    this.members = members;
    this.day = day;
  }

  public boolean contains(DomainName name) {
    return obstacles(name).isEmpty();
  }

  /** Why the domain is not on the list; empty when it is. */
  public List<Finding> obstacles(DomainName name) {
    Optional<Domain> domain = members.domain(name).filter(each -> each.removed().isEmpty());
    if (domain.isEmpty()) {
      return List.of(DomainRule.NOT_LISTED.broken(name));
    }
    Findings found = new Findings();
    OperatorId id = domain.get().operator();
    Optional<Operator> operator = members.operator(id);
    if (operator.isEmpty()) {
      found.add(OperatorRule.UNKNOWN.broken(id));
    } else {
      found.addAll(operator.get().obstacles(day));
      found.when(!operator.get().hasCurrentCertificate(day), DomainRule.NO_CERTIFICATE, id);
    }
    domain
        .get()
        .block()
        .ifPresent(each -> found.add(DomainRule.BLOCKED.broken(name, each.since(), each.reason())));
    return found.refusals();
  }
}
