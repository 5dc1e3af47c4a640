package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.Members;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All operators and domains of one moment, terminated and removed ones included. Immutable. */
public final class Roll implements Members {

  private final Map<OperatorId, Operator> operators =
      new TreeMap<>(Comparator.comparing(OperatorId::text));
  private final Map<DomainName, Domain> domains =
      new TreeMap<>(Comparator.comparing(DomainName::text));

  public Roll(Collection<Operator> operators, Collection<Domain> domains) {
    operators.forEach(each -> this.operators.put(each.id(), each));
    domains.forEach(each -> this.domains.put(each.name(), each));
  }

  /** By identifier. */
  public List<Operator> operators() {
    return List.copyOf(operators.values());
  }

  /** By name. */
  public List<Domain> domains() {
    return List.copyOf(domains.values());
  }

  @Override
  public Optional<Operator> operator(OperatorId id) {
    return Optional.ofNullable(operators.get(id));
  }

  @Override
  public Optional<Domain> domain(DomainName name) {
    return Optional.ofNullable(domains.get(name));
  }
}
