package fr.annuairesante.server.run;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.RunState;
import java.util.regex.Pattern;

/**
 * A run as the directory remembers it: what its entry below {@link Tree#RUNS} holds.
 *
 * @param batches applied; none of a load in bulk, which wrote an index instead
 * @param dossier what it says of itself, JSON
 */
public record RunEntry(String id, RunState state, int batches, String dossier) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Reads what the server wrote. */
  public static RunEntry of(DirectoryEntry entry) {
    return new RunEntry(
        entry.first(Attributes.RUN),
        RunState.valueOf(entry.first(Attributes.STATE)),
        Integer.parseInt(entry.first(Attributes.BATCHES)),
        entry.first(Attributes.DOSSIER));
  }

  /** What its transactions carry in the journal. */
  static String origin(String id) {
    return "run " + id;
  }

  /** Letters, digits and hyphens, so that it can name a file too. */
  static boolean isName(String id) {
    return NAME.matcher(id).matches();
  }

  RunEntry in(RunState other) {
    return new RunEntry(id, other, batches, dossier);
  }

  DirectoryEntry toEntry() {
    return DirectoryEntry.builder(Tree.run(id))
        .objectClasses("top", ObjectClasses.RUN_ENTRY)
        .add(Attributes.RUN, id)
        .add(Attributes.STATE, state.name())
        .add(Attributes.BATCHES, Integer.toString(batches))
        .add(Attributes.DOSSIER, dossier)
        .build();
  }
}
