package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Field;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.IndicatorRule;
import fr.annuairesante.trust.Members;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an operator says of its service in one month (R131). The official list of indicators is not
 * in our sources; these are what its requirements need.
 *
 * @param accounts professionals' mailboxes open at the end of the month, tests left out (R81, R85)
 * @param sent messages, in the month
 * @param received messages, in the month
 * @param availability of the service in percent
 * @param incidents told to the agency or not (R132)
 */
public record Indicators(
    OperatorId operator,
    YearMonth month,
    Tally accounts,
    long sent,
    long received,
    BigDecimal availability,
    long incidents) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Which rules they break; empty when they are to be kept.
   *
   * @param members as they are now
   * @param today the day they are received
   */
  public List<Finding> findings(Members members, LocalDate today) {
    List<Finding> found = new ArrayList<>();
    if (!YearMonth.from(today).isAfter(month)) {
      found.add(IndicatorRule.MONTH_NOT_OVER.broken(month));
    } else if (members.operator(operator).filter(each -> isDue(each, month)).isEmpty()) {
      found.add(IndicatorRule.NO_CONTRACT.broken(operator, month));
    }
    notNegative(Field.ACCOUNTS, accounts.per(), found);
    notNegative(Field.ACCOUNTS, accounts.org(), found);
    notNegative(Field.ACCOUNTS, accounts.app(), found);
    notNegative(Field.MESSAGES, sent, found);
    notNegative(Field.MESSAGES, received, found);
    notNegative(Field.INCIDENTS, incidents, found);
    if (availability.signum() < 0 || availability.compareTo(HUNDRED) > 0) {
      found.add(IndicatorRule.AVAILABILITY.broken(availability.toPlainString()));
    }
    return found;
  }

  private static void notNegative(Field field, long number, List<Finding> found) {
    if (number < 0) {
      found.add(IndicatorRule.NEGATIVE.brokenIn(field, number));
    }
  }

  /**
   * Accounts that the directory does not show, by type; negative where it shows more (R81, R82).
   *
   * @param counted what the directory counts at the end of the month
   */
  public Tally unpublished(Tally counted) {
    return accounts.minus(counted);
  }

  /**
   * Who owes the month's indicators: every operator whose contract runs at its end.
   *
   * @param roll as it is now
   * @param received whose indicators are there
   */
  public static List<Operator> missing(Roll roll, YearMonth month, Set<OperatorId> received) {
    return roll.operators().stream()
        .filter(each -> isDue(each, month))
        .filter(each -> !received.contains(each.id()))
        .toList();
  }

  /** A contract that ended later still ran that month. */
  private static boolean isDue(Operator operator, YearMonth month) {
    LocalDate end = FrenchTime.day(FrenchTime.endOf(month));
    OperatorState state = operator.stateOn(end);
    boolean ended = state instanceof OperatorState.Terminated && !state.since().isAfter(end);
    return !ended && !operator.contract().signed().isAfter(end);
  }
}
