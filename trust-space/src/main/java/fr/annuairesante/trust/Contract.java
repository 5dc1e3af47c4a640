package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The contract in force: two years from signature, tacitly renewed (R66). It never ends by itself.
 *
 * @param amended day of the signed amendment that made it a V2, empty for one signed as it is
 */
public record Contract(Version version, LocalDate signed, Optional<LocalDate> amended) {

  private static final int YEARS = 2;

  /** Of 2018 and of 2022. */
  public enum Version {
    V1,
    V2
  }

  /** The day from which it is a V2, which funding needs (R165). */
  public Optional<LocalDate> v2Since() {
    return version == Version.V2 ? amended.or(() -> Optional.of(signed)) : Optional.empty();
  }

  /** The first anniversary of a renewal after that day. */
  public LocalDate nextRenewal(LocalDate day) {
    int years = YEARS;
    while (!signed.plusYears(years).isAfter(day)) {
      years += YEARS;
    }
    return signed.plusYears(years);
  }
}
