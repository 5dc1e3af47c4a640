package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A domain that an operator uses, its own or a client's (R68, R69).
 *
 * @param declared first day, of the declaration's arrival: first come, first served (R70)
 * @param removed day it was taken off the list, empty while it is declared
 */
public record Domain(
    DomainName name,
    OperatorId operator,
    Holder holder,
    Declaration declaration,
    LocalDate declared,
    Optional<LocalDate> removed,
    Optional<Block> block) {

  /**
   * Who registered it.
   *
   * @param client empty when it is the operator's own
   */
  public record Holder(String name, Optional<StructureIdentifier> client) {}

  /** Annex 1 (R72). */
  public record Declaration(String reference, LocalDate signed) {}

  Domain withOperator(OperatorId changed) {
    return new Domain(name, changed, holder, declaration, declared, removed, block);
  }

  Domain withRemoved(LocalDate day) {
    return new Domain(name, operator, holder, declaration, declared, Optional.of(day), block);
  }

  Domain withBlock(Optional<Block> changed) {
    return new Domain(name, operator, holder, declaration, declared, removed, changed);
  }
}
