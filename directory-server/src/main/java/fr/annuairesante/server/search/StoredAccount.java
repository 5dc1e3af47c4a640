package fr.annuairesante.server.search;

import java.util.Set;

/**
 * Who may log in.
 *
 * @param name normalised, equal for equal names
 * @param dn as it is written
 * @param password the stored hash
 * @param rights what it may do besides searching
 * @param blocked by the agency: nobody logs in with it (R136)
 */
public record StoredAccount(
    String name, String dn, String password, Set<Right> rights, boolean blocked) {

  /** The state of an account that is blocked. */
  public static final String BLOCKED = "bloque";

  /** Without the hash. */
  @Override
  public String toString() {
    return dn;
  }
}
