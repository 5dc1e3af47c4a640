package fr.annuairesante.server.journal;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.Stamp;

/** One change of the directory, as the journal records it. */
public sealed interface Change {

  /** The name of the entry concerned. */
  String dn();

  /** The entry as it is after the change, whether added or replaced. */
  record Put(DirectoryEntry entry, Stamp stamp) implements Change {
    @Override
    public String dn() {
      return entry.dn();
    }
  }

  /**
   * The entry is gone.
   *
   * @param micros when, microseconds since 1970
   * @param by distinguished name of the account that removed it
   */
  record Delete(String dn, long micros, String by) implements Change {}
}
