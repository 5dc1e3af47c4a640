package fr.annuairesante.server.run;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Reverted;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.Changing;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * Takes one run back. The journal is read twice: for what the run left of each entry, and for what
 * was there before. A unit is restored whole, in one transaction with the others of its batch, if
 * all of it is as the run left it, or is already as it was before.
 */
final class Reverting {

  /**
   * Changes whose outcome is kept in the server's memory, some 300 bytes each: a larger run is
   * taken back from a backup.
   */
  private static final int MOST_CHANGES = 500_000;

  private static final Optional<NameKey> RUNS = Optional.of(NameKey.of(Tree.RUNS));
  private static final long GONE = -1;

  private final Directory directory;
  private final String run;
  private final String origin;
  private final String by;

  /** When the run last changed each entry, microseconds; by the key of its name. */
  private final Map<String, Long> left = new HashMap<>();

  private final Map<String, Boolean> done = new HashMap<>();
  private final TreeSet<String> refused = new TreeSet<>();
  private long first = Long.MAX_VALUE;
  private int restored;
  private final Map<UnitKind, Reverted.Units> undone = new EnumMap<>(UnitKind.class);

  Reverting(Directory directory, String run, String by) {
    this.directory = directory;
    this.run = run;
    this.origin = RunEntry.origin(run);
    this.by = by;
  }

  Reverted revert() throws IOException {
    RunEntry entry =
        entry().orElseThrow(() -> new RunRefused("there is no run " + run + " to take back"));
    if (entry.batches() == 0) {
      throw new RunRefused(
          entry.state() == RunState.STOPPED
              ? "run " + run + " stopped before it wrote anything"
              : "run " + run + " was a load in bulk: restore a backup, or load older files");
    }
    directory.history(0, this::take);
    if (!left.isEmpty()) {
      directory.history(first - 1, this::restore);
    }
    change(
        draft -> {
          Optional<RunEntry> now = draft.entry(Tree.run(run)).map(RunEntry::of);
          draft.put(now.orElseThrow().in(RunState.REVERTED).toEntry());
          return true;
        });
    List<String> names = new ArrayList<>(refused);
    return new Reverted(
        restored,
        names.subList(0, Math.min(Reverted.MOST_NAMES, names.size())),
        names.size(),
        List.copyOf(undone.values()));
  }

  private Optional<RunEntry> entry() throws IOException {
    return RunEntry.isName(run)
        ? change(draft -> draft.entry(Tree.run(run)).map(RunEntry::of))
        : Optional.empty();
  }

  private void take(Transaction transaction) {
    if (!transaction.origin().equals(origin)) {
      return;
    }
    first = Math.min(first, transaction.sequence());
    for (Change change : transaction.changes()) {
      NameKey key = NameKey.of(change.dn());
      if (!key.parent().equals(RUNS)) {
        left.put(key.text(), change instanceof Change.Put ? transaction.micros() : GONE);
      }
    }
    if (left.size() > MOST_CHANGES) {
      throw new RunRefused(
          "run " + run + " changed more than " + MOST_CHANGES + " entries: restore a backup");
    }
  }

  private void restore(Transaction transaction) throws IOException {
    if (!transaction.origin().equals(origin)) {
      return;
    }
    Collection<List<Change>> units = units(transaction);
    restored += change(draft -> restore(draft, units));
  }

  /** The changes that belong together, without those of entries an earlier batch had changed. */
  private Collection<List<Change>> units(Transaction transaction) {
    Map<UUID, String> moved = new HashMap<>();
    for (Change change : transaction.changes()) {
      if (change instanceof Change.Delete delete) {
        moved.put(delete.before().stamp().uuid(), unit(delete.dn()));
      }
    }
    Map<String, List<Change>> units = new LinkedHashMap<>();
    for (Change change : transaction.changes()) {
      NameKey key = NameKey.of(change.dn());
      if (!key.parent().equals(RUNS) && done.putIfAbsent(key.text(), true) == null) {
        units.computeIfAbsent(unit(change, moved), u -> new ArrayList<>()).add(change);
      }
    }
    return units.values();
  }

  /** A person who got another number is one unit under both. */
  private static String unit(Change change, Map<UUID, String> moved) {
    String unit = unit(change.dn());
    return change instanceof Change.Put put ? moved.getOrDefault(put.stamp().uuid(), unit) : unit;
  }

  private static String unit(String dn) {
    NameKey key = NameKey.of(dn);
    return (key.depth() > 2 ? key.parent().orElseThrow() : key).text();
  }

  private int restore(Draft draft, Collection<List<Change>> units) throws IOException {
    int count = 0;
    for (List<Change> unit : units) {
      boolean untouched = true;
      for (Change change : unit) {
        untouched &= isAsLeft(draft, change) || isAsBefore(draft, change);
      }
      for (Change change : unit) {
        if (!untouched) {
          refused.add(change.dn());
        } else if (!isAsBefore(draft, change)) {
          count(draft, change);
          restore(draft, change);
          count++;
        }
      }
    }
    return count;
  }

  /** Activities are counted with their person, and who is closed is not there. */
  private void count(Draft draft, Change change) throws IOException {
    Optional<DirectoryEntry> now = draft.entry(change.dn()).filter(Reverting::isOpen);
    Optional<DirectoryEntry> then = change.found().map(Before::entry).filter(Reverting::isOpen);
    Optional<UnitKind> kind = then.or(() -> now).flatMap(UnitKind::of);
    if (kind.isPresent()) {
      int added = now.isEmpty() ? 1 : 0;
      int removed = then.isEmpty() ? 1 : 0;
      undone.merge(
          kind.get(),
          new Reverted.Units(kind.get(), added, 1 - added - removed, removed),
          (a, b) ->
              new Reverted.Units(
                  a.kind(),
                  a.added() + b.added(),
                  a.changed() + b.changed(),
                  a.removed() + b.removed()));
    }
  }

  private static boolean isOpen(DirectoryEntry entry) {
    return entry.attribute(Attributes.CLOSED).isEmpty();
  }

  private boolean isAsLeft(Draft draft, Change change) throws IOException {
    long when = draft.stamp(change.dn()).map(Stamp::modifiedMicros).orElse(GONE);
    return when == left.get(NameKey.of(change.dn()).text());
  }

  private static boolean isAsBefore(Draft draft, Change change) throws IOException {
    Optional<DirectoryEntry> now = draft.entry(change.dn());
    return now.equals(change.found().map(Before::entry));
  }

  private static void restore(Draft draft, Change change) throws IOException {
    if (change.found().isPresent()) {
      draft.restore(change.found().get());
    } else {
      draft.delete(change.dn());
    }
  }

  private <T> T change(Changing<T> work) throws IOException {
    try {
      return directory.change(by, "revert " + run, work).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      if (failed.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw failed;
    }
  }
}
