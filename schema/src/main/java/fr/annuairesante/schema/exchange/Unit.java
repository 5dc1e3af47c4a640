package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.DirectoryEntry;
import java.util.List;
import java.util.Objects;

/**
 * What is put or removed together: a person with all activities, a structure, a mailbox.
 *
 * @param entry names the unit
 * @param below all entries below it, in any order
 */
public record Unit(DirectoryEntry entry, List<DirectoryEntry> below) {

  public Unit {
    Objects.requireNonNull(entry, "entry");
    below = List.copyOf(below);
  }

  /** Number of entries. */
  public int size() {
    return 1 + below.size();
  }
}
