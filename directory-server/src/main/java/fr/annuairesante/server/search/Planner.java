package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.server.index.DomainListing;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Condition.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/** Finds the plan that proposes the candidates of a condition. */
final class Planner {

  /** Derived attributes that have terms all the same. */
  private static final Set<String> INDEXED_DERIVED =
      Set.of("createTimestamp", "modifyTimestamp", "entryUUID");

  private final DomainListing hidden;

  private Planner(DomainListing hidden) {
    this.hidden = hidden;
  }

  /**
   * The plan of a condition.
   *
   * @param hidden what readers do not see although the index has it
   */
  static Plan of(Condition condition, DomainListing hidden) {
    return new Planner(hidden).plan(condition);
  }

  /** For what is to be shown first: what this leaves out is shown later, with all that matches. */
  static Plan roughly(Condition condition) {
    return of(condition, DomainListing.NONE);
  }

  private Plan plan(Condition condition) {
    if (condition instanceof Condition.AllOf all) {
      return Plan.all(each(all.parts()));
    } else if (condition instanceof Condition.AnyOf any) {
      return Plan.any(each(any.parts()));
    } else {
      return leaf((Condition.Leaf) condition);
    }
  }

  private List<Plan> each(List<Condition> parts) {
    List<Plan> plans = new ArrayList<>(parts.size());
    for (Condition part : parts) {
      plans.add(plan(part));
    }
    return plans;
  }

  /** Readers see some entries otherwise than the index does: {@link Visibility}. */
  private boolean isSeenOtherwise(Condition.Leaf leaf) {
    for (AttributeType type : leaf.types()) {
      boolean otherwise =
          switch (type.name()) {
            case Attributes.DOSSIER -> leaf.negated();
            case Attributes.MAILBOX_ADDRESS -> leaf.negated() && !hidden.hidesNothing();
            case Attributes.HAS_MAILBOX ->
                !hidden.hidesNothing() && (leaf.negated() || !isTrue(leaf));
            default -> false;
          };
      if (otherwise) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTrue(Condition.Leaf leaf) {
    return leaf.check() instanceof Check.Equal equal && equal.normal().equalsIgnoreCase("TRUE");
  }

  private Plan leaf(Condition.Leaf leaf) {
    if (leaf.dnToo() || isSeenOtherwise(leaf)) {
      return Plan.EVERYTHING;
    }
    if (leaf.negated()) {
      return leaf.types().size() == 1
          ? complement(leaf.types().get(0), leaf.check())
          : Plan.EVERYTHING;
    }
    List<Plan> each = new ArrayList<>();
    for (AttributeType type : leaf.types()) {
      each.add(one(type, leaf.check()));
    }
    return Plan.any(each);
  }

  private static Plan complement(AttributeType type, Check check) {
    if (check instanceof Check.Present && PlanTerms.isInAll(type)) {
      return Plan.NOTHING;
    }
    Plan plan = one(type, check);
    boolean exact = plan instanceof Plan.Term term && term.exact();
    boolean present = check instanceof Check.Present && plan instanceof Plan.Terms;
    return exact || present ? new Plan.Without(plan) : Plan.EVERYTHING;
  }

  private static Plan one(AttributeType type, Check check) {
    boolean derived = StoredEntry.isDerived(type.name());
    if (derived && (check instanceof Check.Present || !INDEXED_DERIVED.contains(type.name()))) {
      return Plan.EVERYTHING;
    }
    if (check instanceof Check.Equal equal
        && type.index() != Index.NONE
        && equal.matching() == type.matching()) {
      return switch (type.name()) {
        case "objectClass" -> PlanTerms.ofClass(equal.normal());
        case "entryUUID" -> PlanTerms.identified(equal.normal());
        default -> PlanTerms.value(type, equal.normal());
      };
    }
    if (check instanceof Check.Alike alike) {
      return PlanTerms.sounding(type, alike.sounds());
    }
    if (check instanceof Check.Range range
        && PlanTerms.hasValueTerms(type)
        && type.matching() != Matching.UUID) {
      return PlanTerms.range(type, range.normal(), range.atLeast());
    }
    if (check instanceof Check.Substrings substrings && type.index() == Index.SUBSTRINGS) {
      return substrings(type, substrings.pattern());
    }
    return derived ? Plan.EVERYTHING : PlanTerms.present(type);
  }

  private static Plan substrings(AttributeType type, SubstringPattern pattern) {
    if (PlanTerms.hasValueTerms(type)) {
      String prefix = pattern.initial() == null ? "" : pattern.initial().text();
      return PlanTerms.matching(type, prefix, term -> pattern.matches(copy(term), term.length));
    }
    return pattern.initial() != null && type.name().equals(Attributes.SN)
        ? PlanTerms.nameStart(type, pattern.pieces())
        : PlanTerms.pieces(type, pattern.pieces());
  }

  private static byte[] copy(BytesRef term) {
    return term.offset == 0 ? term.bytes : BytesRef.deepCopyOf(term).bytes;
  }
}
