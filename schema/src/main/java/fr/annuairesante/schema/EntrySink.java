package fr.annuairesante.schema;

import java.io.IOException;

/**
 * Takes entries, one by one, in any order and from several threads at once.
 *
 * <p>Implementations are thread-safe. A name comes at most once.
 */
@FunctionalInterface
public interface EntrySink {

  /** Takes one entry; throws when it cannot be kept, and then the whole run must stop. */
  void put(DirectoryEntry entry) throws IOException;
}
