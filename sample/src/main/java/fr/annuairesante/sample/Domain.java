package fr.annuairesante.sample;

import java.util.List;

/**
 * A mail domain of the trust space.
 *
 * @param name lower case
 * @param scope who may have a mailbox on it
 * @param size mailboxes on the first day
 * @param professions positions of the professions served; empty for all
 * @param territories where its bearers work; empty for the whole country
 * @param structure the place it belongs to; null for the domains of professions and regions
 * @param organisational share of ORG mailboxes, in thousandths
 * @param born first day, counted from 0
 * @param died first day without any mailbox, {@link History#NEVER} for most
 */
record Domain(
    String name,
    Scope scope,
    int size,
    List<Integer> professions,
    List<Territory> territories,
    Structure structure,
    int organisational,
    int born,
    int died) {

  Domain withOrganisational(int share) {
    return new Domain(name, scope, size, professions, territories, structure, share, born, died);
  }

  /** Who may have a mailbox. */
  enum Scope {
    /** People of some professions, all over the country, mostly without structure. */
    PROFESSION,
    /** Everybody in a region. */
    REGION,
    /** The staff and services of one structure. */
    STRUCTURE
  }
}
