package fr.annuairesante.trust.oversight;

import java.math.BigDecimal;

/**
 * What one operator gets, in euros without VAT, to the cent: {@code min(Σ scale · mailboxes +
 * minimum; cap)} (R152). Exact: cents times whole numbers, nothing is rounded.
 *
 * @param uncapped what it would be without the cap
 * @param total what is paid in all
 * @param advance the part paid before the closing date (R158)
 * @param balance the rest, after it (R161)
 */
public record Funding(
    BigDecimal uncapped, BigDecimal total, BigDecimal advance, BigDecimal balance) {

  /** For the mailboxes counted at the closing date. */
  public static Funding of(Tally counted, FundingScale scale) {
    BigDecimal uncapped =
        scale
            .minimum()
            .add(scale.per().multiply(BigDecimal.valueOf(counted.per())))
            .add(scale.org().multiply(BigDecimal.valueOf(counted.org())))
            .add(scale.app().multiply(BigDecimal.valueOf(counted.app())));
    BigDecimal total = uncapped.min(scale.cap());
    return new Funding(uncapped, total, scale.minimum(), total.subtract(scale.minimum()));
  }
}
