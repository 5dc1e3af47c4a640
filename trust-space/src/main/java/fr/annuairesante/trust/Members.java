package fr.annuairesante.trust;

import java.util.Optional;

/** Who belongs to the trust space at one moment, or did, and with which domains. */
public interface Members {

  Optional<Operator> operator(OperatorId id);

  /** A domain that is or was declared. */
  Optional<Domain> domain(DomainName name);
}
