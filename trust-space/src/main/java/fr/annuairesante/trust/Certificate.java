package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the agency knows of a server certificate it issued to an operator (R117): how to recognise
 * it, and from which day to which, both included. Old and new overlap at a renewal.
 *
 * @param subject as RFC 4514 text
 * @param fingerprint of the public key, lower-case hexadecimal SHA-256, or ""
 */
public record Certificate(
    Key key,
    String subject,
    String fingerprint,
    LocalDate from,
    LocalDate until,
    Optional<LocalDate> revoked) {

  /**
   * What makes it unique.
   *
   * @param issuer as RFC 4514 text
   * @param serial lower-case hexadecimal
   */
  public record Key(String issuer, String serial) {}

  /** A certificate revoked on a day is worth nothing that whole day. */
  public boolean isCurrent(LocalDate day) {
    boolean valid = !day.isBefore(from) && !day.isAfter(until);
    return valid && revoked.map(day::isBefore).orElse(true);
  }

  Certificate revoked(LocalDate day) {
    return new Certificate(key, subject, fingerprint, from, until, Optional.of(day));
  }
}
