package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.difference.Changes.Example;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.exchange.BatchConsumer;
import fr.annuairesante.schema.exchange.ChangeFile;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.Newcomers;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.schema.exchange.UnitKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sink that keeps what differs from what the directory holds (D6). Takes every unit of the new
 * directory once, from several threads; then {@link #finish} finds what is gone; then the
 * differences are given in batches. Nothing is written anywhere but to a file of its own.
 */
public final class Differences implements EntrySink, Closeable {

  /** Sorts of change that examples are kept of. */
  private enum Sort {
    ADDED,
    CHANGED,
    RETURNED,
    DELETED,
    CLOSED,
    RENUMBERED
  }

  private final HeldUnits held;
  private final boolean migrating;
  private final Census census = new Census();
  private final ChangeFile changes;
  private final Newcomers newcomers;
  private final Map<Sort, TreeSet<String>> examples = new EnumMap<>(Sort.class);
  private final Map<Sort, Long> tallies = new EnumMap<>(Sort.class);
  private long unchanged;
  private long kept;

  /**
   * @param held all that the directory holds
   * @param work folder for files that {@link #close} removes
   */
  public Differences(HeldUnits held, Path work) throws IOException {
    this.held = held;
    this.changes = new ChangeFile(work.resolve("differences.spill"));
    this.newcomers = new Newcomers(work.resolve("arrivals.spill"));
    held.complete();
    boolean[] other = new boolean[1];
    held.forEach(
        unit -> {
          census.holds(unit);
          other[0] |= unit.mayGetAnotherNumber();
        });
    this.migrating = other[0];
  }

  @Override
  public void put(DirectoryEntry entry) throws IOException {
    put(entry, List.of());
  }

  @Override
  public void put(DirectoryEntry entry, List<DirectoryEntry> below) throws IOException {
    UnitKind kind =
        UnitKind.of(entry)
            .orElseThrow(() -> new IllegalArgumentException("no unit: " + entry.dn()));
    Held now = Held.of(kind, entry);
    Optional<Held> before = held.see(kind, now.name());
    if (before.isPresent() && before.get().local()) {
      countKept();
    } else if (before.isPresent()
        && !before.get().closed()
        && before.get().digest().equals(now.digest())) {
      countUnchanged();
    } else {
      differs(before, now, new Unit(entry, below));
    }
  }

  private void differs(Optional<Held> before, Held now, Unit unit) throws IOException {
    if (before.isEmpty() && migrating && now.hasFinalNumber()) {
      newcomers.add(unit);
      return;
    }
    Difference put = new Difference.Put(unit);
    changes.add(put);
    census.changes(before, Optional.of(now));
    Sort sort = before.isEmpty() ? Sort.ADDED : Sort.CHANGED;
    count(before.filter(Held::closed).isPresent() ? Sort.RETURNED : sort, put.dn());
  }

  private synchronized void countKept() {
    kept++;
  }

  private synchronized void countUnchanged() {
    unchanged++;
  }

  private synchronized void count(Sort sort, String dn) {
    tallies.merge(sort, 1L, Long::sum);
    TreeSet<String> names = examples.computeIfAbsent(sort, s -> new TreeSet<>());
    names.add(dn);
    if (names.size() > Changes.EXAMPLES) {
      names.pollLast();
    }
  }

  /** Finds what is gone; every unit was put. */
  public Changes finish() throws IOException {
    List<Held> gone = new ArrayList<>();
    held.forEachUnseen(
        unit -> {
          if (unit.local()) {
            countKept();
          } else if (!unit.closed() || unit.mayGetAnotherNumber()) {
            gone.add(unit);
          }
        });
    TreeSet<String> known = new TreeSet<>(arrive(gone));
    for (Held unit : gone) {
      boolean stays = unit.kind() == UnitKind.PERSON && known.contains(unit.name());
      if (!stays && !unit.closed()) {
        leaves(unit);
      }
    }
    return new Changes(
        census.counts(),
        unchanged,
        kept,
        tally(Sort.ADDED) + tally(Sort.CHANGED) + tally(Sort.RETURNED),
        tally(Sort.DELETED),
        tally(Sort.CLOSED),
        tally(Sort.RETURNED),
        tally(Sort.RENUMBERED),
        allExamples());
  }

  /**
   * Newcomers, now that it is known which of them are none.
   *
   * @return the numbers that they had
   */
  private Collection<String> arrive(List<Held> gone) throws IOException {
    Map<String, Held> old = new TreeMap<>();
    gone.forEach(unit -> old.put(unit.kind().dn(unit.name()), unit));
    List<Held> migrants = gone.stream().filter(Held::mayGetAnotherNumber).toList();
    return newcomers
        .settle(
            migrants,
            (unit, number) -> {
              Held now = Held.of(UnitKind.PERSON, unit.entry());
              Optional<String> before = number.map(UnitKind.PERSON::dn);
              Difference difference =
                  before
                      .<Difference>map(dn -> new Difference.Renumber(dn, unit))
                      .orElseGet(() -> new Difference.Put(unit));
              changes.add(difference);
              census.changes(before.map(old::get), Optional.of(now));
              count(before.isPresent() ? Sort.RENUMBERED : Sort.ADDED, unit.entry().dn());
            })
        .values();
  }

  private void leaves(Held unit) throws IOException {
    String dn = unit.kind().dn(unit.name());
    boolean person = unit.kind() == UnitKind.PERSON;
    changes.add(person ? new Difference.Close(dn) : new Difference.Delete(dn));
    census.changes(Optional.of(unit), Optional.empty());
    count(person ? Sort.CLOSED : Sort.DELETED, dn);
  }

  private long tally(Sort sort) {
    return tallies.getOrDefault(sort, 0L);
  }

  private List<Example> allExamples() {
    List<Example> all = new ArrayList<>();
    examples.forEach((sort, names) -> names.forEach(dn -> all.add(new Example(sort.name(), dn))));
    return Collections.unmodifiableList(all);
  }

  /** Gives what differs, in batches that the server takes whole; after {@link #finish}. */
  public void forEachBatch(BatchConsumer consumer) throws IOException {
    changes.forEachBatch(consumer);
  }

  @Override
  public void close() throws IOException {
    try (newcomers;
        changes) {
      return;
    }
  }
}
