package fr.annuairesante.server.write;

/** What one write may bring; more gets code 11 (adminLimitExceeded). */
final class WriteLimits {

  /** Values of one attribute. */
  static final int VALUES = 1_000;

  /** Steps of one modify. */
  static final int MODIFICATIONS = 1_000;

  /** Bytes of an entry, values in UTF-8. */
  static final int ENTRY_BYTES = 256 * 1024;

  private WriteLimits() {}
}
