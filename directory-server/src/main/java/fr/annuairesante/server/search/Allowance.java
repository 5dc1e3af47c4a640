package fr.annuairesante.server.search;

/** How many entries somebody may still have. Asked for each entry of an answer; thread-safe. */
@FunctionalInterface
public interface Allowance {

  /** No limit, nothing counted. */
  Allowance UNLIMITED = document -> true;

  /**
   * Counts an entry about to be returned; false when it is one too many, and the answer ends there.
   *
   * @param document number of the entry in the index, the same for the same entry until an import
   */
  boolean grants(int document);
}
