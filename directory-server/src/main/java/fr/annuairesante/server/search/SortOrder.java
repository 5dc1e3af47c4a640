package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which a client wants its answer (RFC 2891): by normal forms, so that accents, case
 * and hyphens do not tell names apart; entries without a value come last.
 *
 * @param keys first what counts most; empty when the order cannot be given
 * @param problem RFC 2891 §1.2: 0 when there is none, 16 noSuchAttribute, 18 inappropriateMatching
 * @param attribute the one with the problem, as the client wrote it; the empty string when none
 */
public record SortOrder(List<Key> keys, int problem, String attribute) {

  /** The names of attributes and rules that the answer to a request may be sorted by. */
  public record Wanted(String attribute, String rule, boolean reverse) {}

  /** One attribute to sort by. */
  public record Key(AttributeType type, boolean reverse) {}

  /** Most keys that count: the rest hardly ever decides. */
  private static final int MOST_KEYS = 8;

  private static final int NO_SUCH_ATTRIBUTE = 16;

  /** Texts have one order here, whatever their equality rule says of accents. */
  private static final Set<String> ORDER_OF_TEXTS = Set.of("caseIgnoreOrderingMatch", "2.5.13.3");

  private static final Map<String, String> OTHER_ORDERS =
      Map.of(
          "2.5.13.6", "caseExactOrderingMatch",
          "2.5.13.15", "integerOrderingMatch",
          "2.5.13.28", "generalizedTimeOrderingMatch");

  public SortOrder {
    keys = List.copyOf(keys);
  }

  /** The order that a request asks for; a rule that is null is the attribute's own. */
  public static SortOrder of(List<Wanted> wanted) {
    List<Key> keys = new ArrayList<>();
    for (Wanted each : wanted.subList(0, Math.min(MOST_KEYS, wanted.size()))) {
      Optional<AttributeType> type = Conditions.known(each.attribute);
      if (type.isEmpty()) {
        return new SortOrder(List.of(), NO_SUCH_ATTRIBUTE, each.attribute);
      }
      if (!sorts(type.get().matching(), each.rule)) {
        return new SortOrder(List.of(), SearchResult.INAPPROPRIATE_MATCHING, each.attribute);
      }
      keys.add(new Key(type.get(), each.reverse));
    }
    return new SortOrder(keys, 0, "");
  }

  private static boolean sorts(Matching matching, String rule) {
    return matching != Matching.NONE
        && (rule == null
            || ORDER_OF_TEXTS.contains(rule)
            || OTHER_ORDERS.getOrDefault(rule, rule).equals(matching.ordering()));
  }
}
