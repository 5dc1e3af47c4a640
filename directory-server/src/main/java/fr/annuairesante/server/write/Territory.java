package fr.annuairesante.server.write;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.util.Optional;

/** The entries below one container: who writes them, and what a write means there. */
sealed interface Territory permits Mailboxes, Operators, Domains, AccountEntries {

  /** Name of the container. */
  String container();

  /** Whether the viewer may write here at all. */
  boolean isOpenTo(Viewer viewer);

  /** Who may, for those who may not. */
  String closed();

  /**
   * Lets the viewer go on to the entry of that name, whether there is one or not.
   *
   * @throws Refused when it is none of the viewer's
   */
  default void admit(Draft draft, Viewer viewer, String dn) throws IOException {}

  /** What is said of an entry that is there already. */
  default String taken(DirectoryEntry entry) {
    return "there is an entry of that name: modify it";
  }

  /** Whether an entry counts as being there. */
  default boolean isInForce(DirectoryEntry entry) {
    return true;
  }

  /**
   * Carries a write out on the draft.
   *
   * @param before empty when the entry is added
   * @param after as the client wants it; empty when the entry is deleted
   * @return something to point out to the client, or the empty string
   * @throws Refused when it is not to be
   */
  String carryOut(
      Draft draft, Viewer viewer, Optional<DirectoryEntry> before, Optional<DirectoryEntry> after)
      throws IOException;
}
