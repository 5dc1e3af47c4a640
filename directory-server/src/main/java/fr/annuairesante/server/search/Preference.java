package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Piece;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.search.Condition.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who types part of a name means first: entries in which all that was typed starts a
 * word. The filter finds the others too, after them.
 *
 * @param plan candidates to be shown first
 * @param letters how many letters they have in common with what was typed: of {@code
 *     (|(cn=*le*goff*)(givenName=*le*))}, which Thunderbird sends, the first part is meant
 */
record Preference(Plan plan, int letters) {

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
    List<Plan> parts = new ArrayList<>();
    int letters = 0;
    for (Condition part : all.parts()) {
      Optional<Preference> preferred = of(part);
      parts.add(preferred.isPresent() ? preferred.get().plan : Planner.of(part));
      letters += preferred.map(Preference::letters).orElse(0);
    }
    return letters == 0 ? Optional.empty() : Optional.of(new Preference(Plan.all(parts), letters));
  }

  private static Optional<Preference> best(List<Preference> parts) {
    int most = parts.stream().mapToInt(Preference::letters).max().orElse(0);
    List<Plan> plans =
        parts.stream().filter(part -> part.letters == most).map(Preference::plan).toList();
    return plans.isEmpty() ? Optional.empty() : Optional.of(new Preference(Plan.any(plans), most));
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
    List<Piece> pieces = new ArrayList<>(substrings.pattern().pieces());
    pieces.set(0, pieces.get(0).startingAWord());
    int letters = pieces.stream().mapToInt(piece -> piece.text().replace(" ", "").length()).sum();
    List<Plan> plans = leaf.types().stream().map(type -> PlanTerms.pieces(type, pieces)).toList();
    return Optional.of(new Preference(Plan.any(plans), letters));
  }
}
