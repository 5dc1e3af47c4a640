package fr.annuairesante.trust;

import java.time.LocalDate;

/** A registered letter that announces the end of a contract. */
public sealed interface Notice {

  /** The first day without the contract. */
  LocalDate effective();

  /** The operator's own wish; takes effect by itself (R61). */
  record Resignation(LocalDate received, LocalDate effective) implements Notice {

    static final int DAYS = 30;
  }

  /**
   * The agency's formal notice; without effect when the breach is remedied (R62).
   *
   * @param afterControl a control found the breach (R58)
   */
  record Formal(LocalDate sent, LocalDate effective, String breach, boolean afterControl)
      implements Notice {

    static final int MONTHS = 1;
  }
}
