package fr.annuairesante.cli;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.run.RunEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A run that the directory remembers: the one source of what was imported when, for the next run
 * and for whoever asks how fresh the directory is.
 *
 * @param dossier what it says of itself
 * @param ended when its entry last changed: with its last batch so far, or when it was taken back
 */
record PastRun(RunEntry entry, RunDossier dossier, Instant ended) {

  /** The oldest first: their names are times. */
  static final Comparator<PastRun> BY_NAME = Comparator.comparing(PastRun::id);

  /**
   * Reads an entry.
   *
   * @param changed its modifyTimestamp
   */
  static PastRun of(DirectoryEntry entry, Instant changed) throws IOException {
    return of(RunEntry.of(entry), changed);
  }

  /** The same of an entry that was read. */
  static PastRun of(RunEntry entry, Instant changed) throws IOException {
    RunDossier dossier = RunDossier.of(entry.dossier());
    return new PastRun(entry, dossier, GeneralizedTime.read(dossier.ended()).orElse(changed));
  }

  /** All runs of one state of the directory, the oldest first. */
  static List<PastRun> allOf(Snapshot snapshot) throws IOException {
    List<PastRun> runs = new ArrayList<>();
    snapshot.visit(
        PlanTerms.zone(Zone.RUN),
        each -> {
          runs.add(of(each.toEntry(), Stamp.instant(each.stamp().modifiedMicros())));
          return Snapshot.Next.CONTINUE;
        });
    runs.sort(BY_NAME);
    return runs;
  }

  String id() {
    return entry.id();
  }

  boolean is(RunState state) {
    return entry.state() == state;
  }
}
