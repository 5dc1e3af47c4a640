package fr.annuairesante.server.search;

import fr.annuairesante.server.index.StoredEntry;

/** Takes what a search finds. */
@FunctionalInterface
interface Found {

  /** False when no more is wanted. */
  boolean take(StoredEntry entry);

  /** Asked now and then: false when nobody is listening any more. */
  default boolean isWanted() {
    return true;
  }
}
