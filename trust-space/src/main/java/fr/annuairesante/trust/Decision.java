package fr.annuairesante.trust;

import java.util.List;

/** What became of an act. Remarks point something out and refuse nothing. */
public sealed interface Decision {

  List<Finding> remarks();

  /** To be carried out as a whole or not at all, in this order. */
  record Applied(List<Change> changes, List<Finding> remarks) implements Decision {}

  /** The trust space is already as the act wants it. */
  record Unchanged(List<Finding> remarks) implements Decision {}

  /** Nothing changes; every rule that was broken, at least one. */
  record Refused(List<Finding> refusals, List<Finding> remarks) implements Decision {}
}
