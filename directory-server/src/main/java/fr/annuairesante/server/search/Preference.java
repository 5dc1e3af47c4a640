package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.server.index.Piece;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Condition.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody who types part of a name means first: people whose family name starts with it, then
 * other values that do, then those in which it starts a later word. The filter finds the others
 * too, after them: what only sounds like a name comes last.
 */
sealed interface Preference {

  /** What starts with the letters typed, the most wanted first. */
  enum Start {
    FAMILY_NAME,
    VALUE,
    WORD,
    ANYWHERE;

    /** Null is what does not match at all. */
    static Start better(Start one, Start other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.compareTo(other) <= 0 ? one : other;
    }
  }

  /** How many letters were typed. */
  int letters();

  /** Candidates that hold all entries of a start other than {@link Start#ANYWHERE}. */
  Plan plan(Start start);

  /**
   * The start of an entry, family names apart.
   *
   * @return null when none of the parts that are meant matches
   */
  Start start(StoredEntry entry, EntryMatcher matcher);

  /** True when the condition is fulfilled by what has a start, and by nothing else. */
  boolean isWhole();

  /** True when every entry of {@link Start#FAMILY_NAME} fulfils the condition. */
  boolean holdsForFamilyName();

  /** Empty when the condition looks for no part of a name. */
  static Optional<Preference> of(Condition condition) {
    if (condition instanceof Condition.AllOf all) {
      List<Optional<Preference>> wishes = new ArrayList<>();
      all.parts().forEach(part -> wishes.add(of(part)));
      boolean none = wishes.stream().allMatch(Optional::isEmpty);
      return none ? Optional.empty() : Optional.of(new Together(all.parts(), wishes));
    } else if (condition instanceof Condition.AnyOf any) {
      List<Preference> wishes = new ArrayList<>();
      any.parts().forEach(part -> of(part).ifPresent(wishes::add));
      return wishes.isEmpty()
          ? Optional.empty()
          : Optional.of(BestOf.of(wishes, any.parts().size()));
    } else {
      return Name.of((Condition.Leaf) condition);
    }
  }

  /**
   * A part of a name.
   *
   * @param check that the letters are there
   * @param isWhole whether that is all the leaf asks for; else it takes what sounds so, too
   */
  record Name(
      Condition.Leaf leaf, Check.Substrings check, List<Piece> pieces, int letters, boolean isWhole)
      implements Preference {

    /** The types whose values family names are part of. */
    private static final Set<String> WITH_FAMILY_NAME = Set.of("cn", "displayName", "sn");

    static Optional<Preference> of(Condition.Leaf leaf) {
      boolean alike = leaf.check() instanceof Check.Alike;
      Check.Substrings check = typed(leaf.check());
      if (leaf.negated() || leaf.dnToo() || check == null || !PlanTerms.havePieces(leaf.types())) {
        return Optional.empty();
      }
      List<Piece> pieces = check.pattern().pieces();
      int letters = 0;
      for (Piece piece : pieces) {
        letters += lettersOf(piece);
      }
      return Optional.of(new Name(leaf, check, pieces, letters, !alike));
    }

    /** The letters of a name that were typed; null when they are none, or the start of it. */
    private static Check.Substrings typed(Check check) {
      if (check instanceof Check.Alike alike && !alike.normal().isEmpty()) {
        return new Check.Substrings(Matching.FOLDED, SubstringPattern.ofWords(alike.normal()));
      }
      return check instanceof Check.Substrings substrings
              && substrings.pattern().initial() == null
              && !substrings.pattern().any().isEmpty()
          ? substrings
          : null;
    }

    /** An address keeps hyphens and apostrophes that a name does not: they are no letters. */
    private static int lettersOf(Piece piece) {
      int letters = 0;
      for (int i = 0; i < piece.text().length(); i++) {
        letters += Character.isLetterOrDigit(piece.text().charAt(i)) ? 1 : 0;
      }
      return letters;
    }

    @Override
    public Plan plan(Start start) {
      if (start == Start.FAMILY_NAME) {
        return familyName();
      }
      List<Piece> all = new ArrayList<>(pieces);
      Piece first = pieces.get(0);
      all.set(0, start == Start.VALUE ? first.startingAValue() : first.startingAWord());
      List<Plan> plans = new ArrayList<>(leaf.types().size());
      leaf.types().forEach(type -> plans.add(PlanTerms.pieces(type, all)));
      return Plan.any(plans);
    }

    /** The pieces of {@code *le*goff*} are the words of one name. */
    private Plan familyName() {
      boolean possible = false;
      for (AttributeType type : leaf.types()) {
        possible |= WITH_FAMILY_NAME.contains(type.name());
      }
      if (!possible) {
        return Plan.NOTHING;
      }
      StringBuilder name = new StringBuilder();
      for (Piece piece : pieces) {
        name.append(name.isEmpty() ? "" : " ").append(piece.text());
      }
      return PlanTerms.familyName(name.toString());
    }

    @Override
    public Start start(StoredEntry entry, EntryMatcher matcher) {
      return matcher.start(leaf, check, entry);
    }

    @Override
    public boolean holdsForFamilyName() {
      boolean familyName = false;
      for (AttributeType type : leaf.types()) {
        familyName |= type.name().equals(Attributes.SN);
      }
      for (Piece piece : pieces) {
        familyName &= !piece.wordEnd() && PlanTerms.isExact(piece);
      }
      return familyName && isWhole;
    }
  }

  /**
   * Alternatives with the most letters: of {@code (|(cn=*le*goff*)(givenName=*le*))}, which
   * Thunderbird sends, the first part is meant.
   *
   * @param all whether there are no other alternatives
   */
  record BestOf(List<Preference> parts, boolean all) implements Preference {

    static Preference of(List<Preference> wishes, int alternatives) {
      int most = 0;
      List<Preference> best = new ArrayList<>(wishes.size());
      for (Preference wish : wishes) {
        if (wish.letters() > most) {
          most = wish.letters();
          best.clear();
        }
        if (wish.letters() == most) {
          best.add(wish);
        }
      }
      return new BestOf(best, best.size() == alternatives);
    }

    @Override
    public int letters() {
      return parts.get(0).letters();
    }

    @Override
    public Plan plan(Start start) {
      List<Plan> plans = new ArrayList<>(parts.size());
      parts.forEach(part -> plans.add(part.plan(start)));
      return Plan.any(plans);
    }

    @Override
    public Start start(StoredEntry entry, EntryMatcher matcher) {
      Start best = null;
      for (int i = 0; i < parts.size() && best != Start.VALUE; i++) {
        best = Start.better(best, parts.get(i).start(entry, matcher));
      }
      return best;
    }

    @Override
    public boolean isWhole() {
      boolean whole = all;
      for (Preference part : parts) {
        whole &= part.isWhole();
      }
      return whole;
    }

    @Override
    public boolean holdsForFamilyName() {
      for (Preference part : parts) {
        if (part.holdsForFamilyName()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Parts that must all be there; some of them look for no part of a name. */
  record Together(List<Condition> parts, List<Optional<Preference>> wishes) implements Preference {

    @Override
    public int letters() {
      return wishes.stream().mapToInt(wish -> wish.map(Preference::letters).orElse(0)).sum();
    }

    @Override
    public Plan plan(Start start) {
      return start == Start.FAMILY_NAME ? oneFamilyName() : Plan.all(plans(start));
    }

    private List<Plan> plans(Start start) {
      List<Plan> plans = new ArrayList<>(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        Optional<Preference> wish = wishes.get(i);
        boolean meant = start != Start.ANYWHERE && wish.isPresent();
        plans.add(meant ? wish.get().plan(start) : Planner.roughly(parts.get(i)));
      }
      return plans;
    }

    /** Of what was typed, one part is the start of the family name; the others are anywhere. */
    private Plan oneFamilyName() {
      List<Plan> possible = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        if (wishes.get(i).isPresent()) {
          List<Plan> together = plans(Start.ANYWHERE);
          together.set(i, wishes.get(i).get().plan(Start.FAMILY_NAME));
          possible.add(Plan.all(together));
        }
      }
      return Plan.any(possible);
    }

    @Override
    public Start start(StoredEntry entry, EntryMatcher matcher) {
      Start worst = Start.VALUE;
      for (Optional<Preference> wish : wishes) {
        Start start = wish.isEmpty() ? Start.VALUE : wish.get().start(entry, matcher);
        if (start == null) {
          return null;
        }
        worst = start.compareTo(worst) > 0 ? start : worst;
      }
      return worst;
    }

    @Override
    public boolean isWhole() {
      return wishes.stream().allMatch(wish -> wish.isPresent() && wish.get().isWhole());
    }

    /** Others of the parts may be false of it. */
    @Override
    public boolean holdsForFamilyName() {
      return false;
    }
  }
}
