package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Piece;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.search.Condition.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who types part of a name means first: names that start with it, then those in which
 * it starts a later word. The filter finds the others too, after them.
 *
 * @param names candidates to be shown first
 * @param words candidates to be shown next, the first ones among them
 * @param letters how many letters they have in common with what was typed: of {@code
 *     (|(cn=*le*goff*)(givenName=*le*))}, which Thunderbird sends, the first part is meant
 */
record Preference(Plan names, Plan words, int letters) {

  /** Empty when the condition looks for no part of a name. */
  static Optional<Preference> of(Condition condition) {
    if (condition instanceof Condition.AllOf all) {
      return all(all);
    } else if (condition instanceof Condition.AnyOf any) {
      return best(any.parts().stream().map(Preference::of).flatMap(Optional::stream).toList());
    } else {
      return leaf((Condition.Leaf) condition);
    }
  }

  private static Optional<Preference> all(Condition.AllOf all) {
    List<Plan> names = new ArrayList<>();
    List<Plan> words = new ArrayList<>();
    int letters = 0;
    for (Condition part : all.parts()) {
      Optional<Preference> preferred = of(part);
      names.add(preferred.isPresent() ? preferred.get().names : Planner.of(part));
      words.add(preferred.isPresent() ? preferred.get().words : Planner.of(part));
      letters += preferred.map(Preference::letters).orElse(0);
    }
    return letters == 0
        ? Optional.empty()
        : Optional.of(new Preference(Plan.all(names), Plan.all(words), letters));
  }

  private static Optional<Preference> best(List<Preference> parts) {
    int most = parts.stream().mapToInt(Preference::letters).max().orElse(0);
    List<Preference> best = parts.stream().filter(part -> part.letters == most).toList();
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Preference(
                Plan.any(best.stream().map(Preference::names).toList()),
                Plan.any(best.stream().map(Preference::words).toList()),
                most));
  }

  private static Optional<Preference> leaf(Condition.Leaf leaf) {
    if (leaf.negated()
        || leaf.dnToo()
        || !(leaf.check() instanceof Check.Substrings substrings)
        || substrings.pattern().initial() != null
        || substrings.pattern().any().isEmpty()
        || !leaf.types().stream().allMatch(PlanTerms::hasPieces)) {
      return Optional.empty();
    }
    List<Piece> pieces = substrings.pattern().pieces();
    int letters = pieces.stream().mapToInt(Preference::lettersOf).sum();
    return Optional.of(
        new Preference(
            starting(leaf, pieces, pieces.get(0).startingAValue()),
            starting(leaf, pieces, pieces.get(0).startingAWord()),
            letters));
  }

  /** An address keeps hyphens and apostrophes that a name does not: they are no letters. */
  private static int lettersOf(Piece piece) {
    return (int) piece.text().chars().filter(Character::isLetterOrDigit).count();
  }

  private static Plan starting(Condition.Leaf leaf, List<Piece> pieces, Piece first) {
    List<Piece> all = new ArrayList<>(pieces);
    all.set(0, first);
    return Plan.any(leaf.types().stream().map(type -> PlanTerms.pieces(type, all)).toList());
  }
}
