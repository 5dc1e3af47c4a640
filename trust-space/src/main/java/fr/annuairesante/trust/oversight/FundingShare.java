package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one operator gets of a funding operation.
 *
 * @param standing at the closing date
 * @param counted its mailboxes in the extraction of that date, the only ones that count (R160);
 *     forecasts have no place here (R159)
 * @param funding empty when it gets nothing
 */
public record FundingShare(Standing standing, Tally counted, Optional<Funding> funding) {

  /**
   * What funding needs of an operator at the closing date.
   *
   * @param v2Since the day its contract became a V2, empty when it is none by then
   * @param terminated its contract has ended
   */
  public record Standing(
      OperatorId operator, String name, Optional<LocalDate> v2Since, boolean terminated) {

    /** How the operator stands that day. */
    public static Standing of(Operator operator, LocalDate day) {
      Contract contract = operator.contract();
      return new Standing(
          operator.id(),
          operator.profile().name(),
          contract.v2Since().filter(since -> !since.isAfter(day)),
          operator.stateOn(day) instanceof OperatorState.Terminated);
    }

    /** Whether it is funded: a contract V2 (R165) that runs. */
    boolean isFunded() {
      return v2Since.isPresent() && !terminated;
    }
  }

  /** The share of an operator with so many mailboxes. */
  public static FundingShare of(Standing standing, Tally counted, FundingScale scale) {
    return new FundingShare(
        standing,
        counted,
        standing.isFunded() ? Optional.of(Funding.of(counted, scale)) : Optional.empty());
  }
}
