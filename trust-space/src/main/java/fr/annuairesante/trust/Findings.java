package fr.annuairesante.trust;

import java.util.ArrayList;
import java.util.List;

/** What was found while one act was judged: all of it, not only the first. Not thread-safe. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void add(Finding finding) {
    all.add(finding);
  }

  void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  /** Adds the finding where the condition holds. */
  void when(boolean broken, Rule rule, Object... values) {
    if (broken) {
      all.add(rule.broken(values));
    }
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  boolean refuse() {
    return all.stream().anyMatch(each -> each.rule().refuses());
  }

  List<Finding> refusals() {
    return all.stream().filter(each -> each.rule().refuses()).toList();
  }

  List<Finding> remarks() {
    return all.stream().filter(each -> !each.rule().refuses()).toList();
  }

  /** Refused for what was found. */
  Decision.Refused refused() {
    return new Decision.Refused(refusals(), remarks());
  }

  /** Applied, with what was pointed out; unchanged when there is nothing to change. */
  Decision applied(List<Change> changes) {
    return changes.isEmpty()
        ? new Decision.Unchanged(remarks())
        : new Decision.Applied(List.copyOf(changes), remarks());
  }

  /** Applied unless something refuses it. */
  Decision appliedUnlessRefused(Change... changes) {
    return refuse() ? refused() : applied(List.of(changes));
  }
}
