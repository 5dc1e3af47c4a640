package fr.annuairesante.server.search;

import java.util.Set;

/**
 * Who may log in.
 *
 * @param name normalised, equal for equal names
 * @param dn as it is written
 * @param password the stored hash
 * @param rights what it may do besides searching
 */
public record StoredAccount(String name, String dn, String password, Set<Right> rights) {

  /** Without the hash. */
  @Override
  public String toString() {
    return dn;
  }
}
