package fr.annuairesante.trust;

/** Who asks for an act. */
public sealed interface Actor {

  /** Somebody of the agency, which manages the trust space (R10). */
  record Agency(String name) implements Actor {}

  /** An operator, known by its certificate. */
  record OfOperator(OperatorId id) implements Actor {}
}
