package fr.annuairesante.server.search;

import java.util.Objects;
import java.util.Set;

/**
 * On whose behalf a search runs, which decides what exists for it.
 *
 * @param accountDn name of the account as it is stored, or the empty string for nobody
 * @param sees what part of the tree it sees
 * @param rights what it may do besides searching
 */
public record Viewer(String accountDn, Sight sees, Set<Right> rights) {

  /** What a viewer sees of the tree. What it does not see does not exist for it. */
  public enum Sight {
    /** rootDSE and schema only. */
    NOTHING,
    /** Mailboxes, persons, structures, domains, and its own entry. */
    DIRECTORY,
    /** Everything: the server itself and its own tools. Password values are never returned. */
    EVERYTHING
  }

  /** A connection that has not logged in. */
  public static final Viewer NOBODY = new Viewer("", Sight.NOTHING);

  /** The server's own tools. */
  public static final Viewer SERVER = new Viewer("", Sight.EVERYTHING);

  public Viewer {
    Objects.requireNonNull(accountDn, "accountDn");
    Objects.requireNonNull(sees, "sees");
    rights = Set.copyOf(rights);
  }

  /** Somebody who may only search. */
  public Viewer(String accountDn, Sight sees) {
    this(accountDn, sees, Set.of());
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
