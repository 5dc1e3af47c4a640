package fr.annuairesante.server.access;

import java.util.Optional;

/** Checks passwords. Thread-safe; slow (about a tenth of a second) unless recently verified. */
public final class Logins {

  /** What an unknown name is checked against, so that it takes as long as a known one. */
  private final String decoy = PasswordHash.ofNobody();

  private final VerifiedLogins verified = new VerifiedLogins();

  /**
   * True when the password is the account's.
   *
   * @param name normalised name of the account
   * @param stored its stored hash; empty when there is no such account
   */
  public boolean verify(String name, Optional<String> stored, byte[] password) {
    String hash = stored.orElse(decoy);
    if (stored.isPresent() && recognises(name, hash, password)) {
      return true;
    }
    boolean right = PasswordHash.verify(password, hash) && stored.isPresent();
    if (right) {
      verified.add(name, hash, password);
    }
    return right;
  }

  /** True when the same was verified lately; quick, and false says nothing. */
  public boolean recognises(String name, String stored, byte[] password) {
    return verified.contains(name, stored, password);
  }
}
