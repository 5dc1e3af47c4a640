package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.Optional;

/** Where an operator stands in its contract's life (R48). Days are French ones. */
public sealed interface OperatorState {

  LocalDate since();

  /** The states in which an operator is in the trust space. */
  sealed interface Active extends OperatorState {}

  /**
   * Six months at most, renewable once (R51, R52), for tests only (R28, R50).
   *
   * @param renewed day of the one renewal
   * @param commitment the last received, complete or not (R53, R56)
   */
  record Provisional(LocalDate since, Optional<LocalDate> renewed, Optional<Commitment> commitment)
      implements Active {

    private static final int MONTHS = 6;

    /** The last day, counted from the first so that a renewed period is twelve whole months. */
    public LocalDate lastDay() {
      return since.plusMonths(renewed.isPresent() ? 2L * MONTHS : MONTHS);
    }
  }

  /** Without restriction (R55). */
  record Validated(LocalDate since, Commitment commitment, Notification notification)
      implements Active {}

  /** Reversible: domains leave the white list, mailboxes are kept and not shown (R59, R60). */
  record Suspended(LocalDate since, String reason, Active before) implements OperatorState {}

  /** Domains have left the list, certificates are worth nothing (R63). */
  record Terminated(LocalDate since, Cause cause) implements OperatorState {}

  /** Why a contract ended. */
  enum Cause {
    RESIGNATION,
    BREACH,
    /** A breach that a control found: no new validation without a visit (R58). */
    FAILED_CONTROL,
    /** Another operator took the service over (R65). */
    TRANSFER
  }

  /**
   * Annex 2 as received.
   *
   * @param version of the technical reference (DSFT) committed to
   * @param complete false when complements were asked for (R56)
   */
  record Commitment(LocalDate received, String version, boolean complete) {}

  /** The registered letter that told the operator of its validation (R54). */
  record Notification(LocalDate sent, String reference) {}
}
