package fr.annuairesante.trust.oversight;

import java.math.BigDecimal;

/**
 * What a funding operation pays, in euros without VAT.
 *
 * @param per for each nominative mailbox
 * @param org for each organisational one
 * @param app for each applicative one
 * @param minimum for every operator, added to the mailboxes', paid in advance
 * @param cap most that one operator gets in all
 */
public record FundingScale(
    BigDecimal per, BigDecimal org, BigDecimal app, BigDecimal minimum, BigDecimal cap) {

  /** AF-OPE-MSS of the Ségur, 2022 (R153, R154). */
  public static final FundingScale AF_OPE_MSS =
      new FundingScale(
          new BigDecimal("5.00"),
          new BigDecimal("20.83"),
          new BigDecimal("58.33"),
          new BigDecimal("6666.67"),
          new BigDecimal("250000.00"));
}
