package fr.annuairesante.cli;

import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.index.CommitData;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The directory as it is stored, read without serving it, so also beside a running server: the
 * index in force, and the journal's later changes on top.
 */
final class StoredTree {

  /** Parents before children. */
  private static final List<Zone> PARENTS_FIRST = List.of(Zone.values());

  private final Path index;
  private final Map<String, Change> later = new LinkedHashMap<>();

  private StoredTree(Path index) {
    this.index = index;
  }

  static StoredTree of(DataDirectory data) throws IOException {
    StoredTree tree = new StoredTree(data.index().orElseThrow());
    long held = CommitData.sequenceIn(tree.index);
    try (Journal journal = Journal.open(data.journal(), held)) {
      journal.readOn(
          transaction ->
              transaction
                  .changes()
                  .forEach(change -> tree.later.put(NameKey.of(change.dn()).text(), change)));
    }
    return tree;
  }

  /** All entries, parents before children. */
  void sendAll(EntrySink sink) throws IOException {
    try (Snapshot snapshot = Snapshot.open(index)) {
      for (Zone zone : PARENTS_FIRST) {
        send(snapshot, zone, sink);
      }
    }
    for (Change change : later.values()) {
      if (change instanceof Change.Put put) {
        sink.put(put.entry());
      }
    }
  }

  /** The mailboxes, in no particular order. */
  void sendMailboxes(EntrySink sink) throws IOException {
    try (Snapshot snapshot = Snapshot.open(index)) {
      send(snapshot, Zone.MAILBOX, sink);
    }
    NameKey mailboxes = NameKey.of(Tree.MAILBOXES);
    for (Change change : later.values()) {
      if (change instanceof Change.Put put
          && NameKey.of(put.dn()).parent().equals(Optional.of(mailboxes))) {
        sink.put(put.entry());
      }
    }
  }

  /** The runs that the directory remembers, the oldest first. */
  List<PastRun> runs() throws IOException {
    Map<String, PastRun> runs = new TreeMap<>();
    try (Snapshot snapshot = Snapshot.open(index)) {
      PastRun.allOf(snapshot).forEach(run -> runs.put(run.id(), run));
    }
    NameKey parent = NameKey.of(Tree.RUNS);
    for (Change change : later.values()) {
      if (change instanceof Change.Put put
          && NameKey.of(put.dn()).parent().equals(Optional.of(parent))) {
        Instant changed = Stamp.instant(put.stamp().modifiedMicros());
        PastRun run = PastRun.of(put.entry(), changed);
        runs.put(run.id(), run);
      }
    }
    return List.copyOf(runs.values());
  }

  private void send(Snapshot snapshot, Zone zone, EntrySink sink) throws IOException {
    snapshot.visit(
        PlanTerms.zone(zone),
        entry -> {
          boolean changed = !later.isEmpty() && later.containsKey(NameKey.of(entry.name()).text());
          if (!changed) {
            sink.put(entry.toEntry());
          }
          return Snapshot.Next.CONTINUE;
        });
  }
}
