package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.OperatorState.Commitment;
import fr.annuairesante.trust.OperatorState.Provisional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days of an operator's contract that somebody must see coming (R51-R57, R61, R62, R66, R75).
 *
 * @param trial empty unless it is provisional
 * @param expiring certificates in use whose last day is near, soonest first
 * @param certified it has a certificate in use: without one its domains are not listed (R75)
 * @param renewal when the contract is tacitly renewed next
 */
public record ContractClock(
    OperatorId operator,
    String name,
    OperatorState state,
    Optional<Trial> trial,
    List<Certificate> expiring,
    boolean certified,
    Optional<Notice> notice,
    LocalDate renewal) {

  /**
   * The provisional period.
   *
   * @param lastDay included
   * @param daysLeft 0 on the last day, negative beyond it
   * @param renewable it was not renewed yet (R52)
   * @param commitment as last received (R53, R56)
   * @param testMailboxes how many of 25 are there (R27)
   * @param noticeProposed it is over without a complete commitment: time for a formal notice (R57)
   */
  public record Trial(
      LocalDate lastDay,
      long daysLeft,
      boolean renewable,
      Optional<Commitment> commitment,
      int testMailboxes,
      boolean noticeProposed) {}

  /** How long what is known of its service stays confidential after the contract (R114). */
  private static final int CONFIDENTIAL_YEARS = 2;

  /** From when on its private data may be deleted; empty while there is a contract (R114). */
  public Optional<LocalDate> confidentialUntil() {
    return state instanceof OperatorState.Terminated
        ? Optional.of(state.since().plusYears(CONFIDENTIAL_YEARS))
        : Optional.empty();
  }

  /**
   * How an operator's contract stands that day.
   *
   * @param testMailboxes how many it has
   * @param near a certificate is about to expire this many days before its last
   */
  public static ContractClock of(Operator operator, int testMailboxes, LocalDate day, int near) {
    OperatorState state = operator.stateOn(day);
    List<Certificate> current =
        operator.certificates().stream().filter(each -> each.isCurrent(day)).toList();
    return new ContractClock(
        operator.id(),
        operator.profile().name(),
        state,
        state instanceof Provisional provisional
            ? Optional.of(trial(operator, provisional, testMailboxes, day))
            : Optional.empty(),
        current.stream()
            .filter(each -> !each.until().isAfter(day.plusDays(near)))
            .sorted(Comparator.comparing(Certificate::until))
            .toList(),
        !current.isEmpty(),
        operator.notice(),
        operator.contract().nextRenewal(day));
  }

  private static Trial trial(
      Operator operator, Provisional provisional, int testMailboxes, LocalDate day) {
    boolean complete = provisional.commitment().filter(Commitment::complete).isPresent();
    return new Trial(
        provisional.lastDay(),
        ChronoUnit.DAYS.between(day, provisional.lastDay()),
        provisional.renewed().isEmpty(),
        provisional.commitment(),
        testMailboxes,
        operator.isProvisionalOver(day) && !complete && operator.notice().isEmpty());
  }
}
