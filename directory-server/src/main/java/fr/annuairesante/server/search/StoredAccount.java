package fr.annuairesante.server.search;

/**
 * Who may log in.
 *
 * @param name normalised, equal for equal names
 * @param dn as it is written
 * @param password the stored hash
 */
public record StoredAccount(String name, String dn, String password) {

  /** Without the hash. */
  @Override
  public String toString() {
    return dn;
  }
}
