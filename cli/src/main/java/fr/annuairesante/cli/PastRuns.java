package fr.annuairesante.cli;

import fr.annuairesante.importer.difference.SourceFacts;
import fr.annuairesante.schema.exchange.RunState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that a directory remembers, as the next one sees them.
 *
 * @param all the oldest first
 */
record PastRuns(List<PastRun> all) {

  PastRuns {
    all = List.copyOf(all);
  }

  /** The newest file of each kind that is in force. */
  List<SourceFacts> lastFiles() {
    Map<String, SourceFacts> last = new HashMap<>();
    for (PastRun run : all) {
      if (run.is(RunState.APPLIED)) {
        run.dossier().files().forEach(file -> last.put(file.kind(), file));
      }
    }
    return List.copyOf(last.values());
  }

  /** Whether the directory already says that these files are in force, and nothing came since. */
  boolean areInForce(RunDossier dossier) {
    return !all.isEmpty()
        && all.get(all.size() - 1).is(RunState.APPLIED)
        && lastFiles().containsAll(dossier.files());
  }

  /** An earlier attempt at the same, that was broken off. */
  Optional<PastRun> begun(RunDossier dossier) {
    return all.stream()
        .filter(run -> run.is(RunState.STARTED) && run.dossier().isAbout(dossier))
        .findFirst();
  }

  /** That name, or one like it that no run has: importers on two machines may begin together. */
  String free(String name) {
    Set<String> taken = all.stream().map(PastRun::id).collect(Collectors.toSet());
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
