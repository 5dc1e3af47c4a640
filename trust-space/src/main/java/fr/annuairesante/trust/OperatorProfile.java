package fr.annuairesante.trust;

import java.util.List;

/**
 * Who an operator is, apart from its contract.
 *
 * @param name company name or a person's
 * @param identifiers at least one
 */
public record OperatorProfile(
    String name, OperatorKind kind, List<LegalIdentifier> identifiers, Contact contact) {

  public OperatorProfile {
    identifiers = List.copyOf(identifiers);
  }
}
