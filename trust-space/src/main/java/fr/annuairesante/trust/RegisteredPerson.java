package fr.annuairesante.trust;

import java.util.List;

/**
 * A professional as the national register knows him (R31): only an import writes this.
 *
 * @param identity names may be empty where the register has none
 * @param roles codes of his activities, in profession 99 above all
 * @param open false once the register has closed him (R38)
 */
public record RegisteredPerson(
    PersonIdentifier identifier, Identity identity, List<String> roles, boolean open) {

  public RegisteredPerson {
    roles = List.copyOf(roles);
  }

  /** A medical secretary and nothing else (R25). */
  boolean isSecretary() {
    return identity.professions().stream().allMatch(Professions.BY_ROLE::equals)
        && !roles.isEmpty()
        && roles.stream().allMatch(Professions::isSecretary);
  }
}
