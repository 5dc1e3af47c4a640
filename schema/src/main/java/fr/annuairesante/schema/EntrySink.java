package fr.annuairesante.schema;

import java.io.IOException;
import java.util.List;

/**
 * Takes entries, one by one, in any order and from several threads at once.
 *
 * <p>Implementations are thread-safe. A name comes at most once.
 */
@FunctionalInterface
public interface EntrySink {

  /** Takes one entry; throws when it cannot be kept, and then the whole run must stop. */
  void put(DirectoryEntry entry) throws IOException;

  /**
   * Takes an entry with all entries below it, such as a person with its activities; for a sink that
   * does not care, one after the other.
   */
  default void put(DirectoryEntry entry, List<DirectoryEntry> below) throws IOException {
    put(entry);
    for (DirectoryEntry each : below) {
      put(each);
    }
  }
}
