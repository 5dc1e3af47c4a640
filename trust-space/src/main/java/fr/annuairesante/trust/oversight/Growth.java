package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.OperatorId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How an operator's number of mailboxes grew between two moments, against all operators' (R148).
 *
 * @param conspicuous it grew by so many percentage points more than all together
 */
public record Growth(OperatorId operator, long before, long after, boolean conspicuous) {

  /**
   * The growth of every operator that has mailboxes at one of the moments, by identifier.
   *
   * @param points from how many percentage points above the overall growth on it is conspicuous; an
   *     operator that begins from nothing always is
   */
  public static List<Growth> of(
      Map<OperatorId, Tally> before, Map<OperatorId, Tally> after, BigDecimal points) {
    BigDecimal allBefore = sum(before);
    BigDecimal allGrowth = sum(after).subtract(allBefore);
    TreeSet<OperatorId> operators = new TreeSet<>(Comparator.comparing(OperatorId::text));
    operators.addAll(before.keySet());
    operators.addAll(after.keySet());
    return operators.stream()
        .map(
            each -> {
              long from = before.getOrDefault(each, Tally.ZERO).total();
              long to = after.getOrDefault(each, Tally.ZERO).total();
              BigDecimal excess = excess(from, to, allBefore, allGrowth);
              BigDecimal limit = points.multiply(BigDecimal.valueOf(from)).multiply(allBefore);
              return new Growth(each, from, to, to > from && excess.compareTo(limit) >= 0);
            })
        .toList();
  }

  private static BigDecimal sum(Map<OperatorId, Tally> tallies) {
    return BigDecimal.valueOf(tallies.values().stream().mapToLong(Tally::total).sum());
  }

  /** Own growth rate less the overall one, in points, times both numbers before: no division. */
  private static BigDecimal excess(long from, long to, BigDecimal allBefore, BigDecimal allGrowth) {
    BigDecimal own = BigDecimal.valueOf(to - from).multiply(allBefore);
    return own.subtract(allGrowth.multiply(BigDecimal.valueOf(from)))
        .multiply(BigDecimal.valueOf(100));
  }
}
