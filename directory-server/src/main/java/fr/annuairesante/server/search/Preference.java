package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Piece;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.search.Condition.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What somebody who types part of a name means first: people whose family name starts with it, then
 * other values that do, then those in which it starts a later word. The filter finds the others
 * too, after them: what only sounds like a name comes last.
 *
 * @param plan candidates to be shown before those of the next {@link Start}
 * @param letters how many letters they have in common with what was typed: of {@code
 *     (|(cn=*le*goff*)(givenName=*le*))}, which Thunderbird sends, the first part is meant; 0 when
 *     the condition looks for no part of a name
 */
record Preference(Plan plan, int letters) {

  /** What starts with the letters typed, the most wanted first. */
  enum Start {
    FAMILY_NAME,
    VALUE,
    WORD
  }

  /** The types whose values family names are part of. */
  private static final Set<String> WITH_FAMILY_NAME = Set.of("cn", "displayName", "sn");

  private static final Preference NONE = new Preference(Plan.NOTHING, 0);

  /** The candidates that are wanted for this start; of no letters when there is no such wish. */
  static Preference of(Condition condition, Start start) {
    if (condition instanceof Condition.AllOf all) {
      return all(all, start);
    } else if (condition instanceof Condition.AnyOf any) {
      return any(any, start);
    } else {
      return leaf((Condition.Leaf) condition, start);
    }
  }

  private static Preference all(Condition.AllOf all, Start start) {
    List<Plan> wanted = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    int letters = 0;
    for (Condition part : all.parts()) {
      Preference preferred = of(part, start);
      plans.add(
          preferred.letters > 0 && start != Start.FAMILY_NAME ? preferred.plan : Planner.of(part));
      wanted.add(preferred.plan);
      letters += preferred.letters;
    }
    if (letters == 0) {
      return NONE;
    }
    return new Preference(
        start == Start.FAMILY_NAME ? oneFamilyName(wanted, plans) : Plan.all(plans), letters);
  }

  /** Of what was typed, one part is the start of the family name; the others are anywhere. */
  private static Plan oneFamilyName(List<Plan> familyNames, List<Plan> plans) {
    List<Plan> possible = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      List<Plan> together = new ArrayList<>(plans);
      together.set(i, familyNames.get(i));
      possible.add(Plan.all(together));
    }
    return Plan.any(possible);
  }

  private static Preference any(Condition.AnyOf any, Start start) {
    int most = 0;
    List<Plan> plans = new ArrayList<>();
    for (Condition part : any.parts()) {
      Preference preferred = of(part, start);
      if (preferred.letters > most) {
        most = preferred.letters;
        plans.clear();
      }
      if (preferred.letters == most) {
        plans.add(preferred.plan);
      }
    }
    return most == 0 ? NONE : new Preference(Plan.any(plans), most);
  }

  private static Preference leaf(Condition.Leaf leaf, Start start) {
    List<Piece> pieces = typed(leaf.check());
    if (leaf.negated()
        || leaf.dnToo()
        || pieces.isEmpty()
        || !leaf.types().stream().allMatch(PlanTerms::hasPieces)) {
      return NONE;
    }
    int letters = 0;
    for (Piece piece : pieces) {
      letters += lettersOf(piece);
    }
    return new Preference(
        start == Start.FAMILY_NAME ? familyName(leaf, pieces) : starting(leaf, pieces, start),
        letters);
  }

  /** The parts of a name that were typed; of what only has to sound so, all of it. */
  private static List<Piece> typed(Check check) {
    if (check instanceof Check.Alike alike) {
      return List.of(new Piece(alike.normal(), false, true, true));
    }
    return check instanceof Check.Substrings substrings
            && substrings.pattern().initial() == null
            && !substrings.pattern().any().isEmpty()
        ? substrings.pattern().pieces()
        : List.of();
  }

  /** An address keeps hyphens and apostrophes that a name does not: they are no letters. */
  private static int lettersOf(Piece piece) {
    int letters = 0;
    for (int i = 0; i < piece.text().length(); i++) {
      letters += Character.isLetterOrDigit(piece.text().charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  /** The pieces of {@code *le*goff*} are the words of one name. */
  private static Plan familyName(Condition.Leaf leaf, List<Piece> pieces) {
    if (leaf.types().stream().noneMatch(type -> WITH_FAMILY_NAME.contains(type.name()))) {
      return Plan.NOTHING;
    }
    StringBuilder name = new StringBuilder();
    for (Piece piece : pieces) {
      name.append(name.isEmpty() ? "" : " ").append(piece.text());
    }
    return PlanTerms.familyName(name.toString());
  }

  private static Plan starting(Condition.Leaf leaf, List<Piece> pieces, Start start) {
    List<Piece> all = new ArrayList<>(pieces);
    Piece first = pieces.get(0);
    all.set(0, start == Start.VALUE ? first.startingAValue() : first.startingAWord());
    List<Plan> plans = new ArrayList<>(leaf.types().size());
    leaf.types().forEach(type -> plans.add(PlanTerms.pieces(type, all)));
    return Plan.any(plans);
  }
}
