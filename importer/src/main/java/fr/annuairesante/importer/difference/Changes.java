package fr.annuairesante.importer.difference;

import java.util.List;

/**
 * What a run would do.
 *
 * @param counts group by group
 * @param unchanged units that are as the files say
 * @param kept units that the files know otherwise, or no more, and that are not an import's to
 *     change
 * @param put units to add or replace
 * @param deleted structures and mailboxes to remove
 * @param closed persons who left the registers
 * @param returned persons who come back
 * @param renumbered persons who go from ADELI to RPPS
 * @param examples some names of each of these
 */
public record Changes(
    Counts counts,
    long unchanged,
    long kept,
    long put,
    long deleted,
    long closed,
    long returned,
    long renumbered,
    List<Example> examples) {

  /** Names of each sort of change that are kept. */
  public static final int EXAMPLES = 20;

  public Changes {
    examples = List.copyOf(examples);
  }

  /** A change of one unit: its sort, such as CLOSED, and its name. */
  public record Example(String change, String dn) {}

  /** True when nothing is to be written. */
  public boolean isEmpty() {
    return put + deleted + closed + renumbered == 0;
  }
}
