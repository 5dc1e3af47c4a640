package fr.annuairesante.server.journal;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.Stamp;
import java.util.Optional;

/**
 * One change of one entry, with what was there before: so the journal alone tells what the
 * directory was at any moment since, and how to take a change back.
 */
public sealed interface Change {

  /** The name of the entry concerned. */
  String dn();

  /** The entry as the change found it; empty when there was none. */
  Optional<Before> found();

  /** The entry as it is after the change, whether added or replaced. */
  record Put(Optional<Before> found, DirectoryEntry entry, Stamp stamp) implements Change {
    @Override
    public String dn() {
      return entry.dn();
    }
  }

  /** The entry is gone. */
  record Delete(Before before) implements Change {
    @Override
    public String dn() {
      return before.entry().dn();
    }

    @Override
    public Optional<Before> found() {
      return Optional.of(before);
    }
  }
}
