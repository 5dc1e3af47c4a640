package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.schema.exchange.Held;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts units and their changes by every {@link Dimension}. Thread-safe. */
final class Census {

  private static final class Tally {
    private long before;
    private long added;
    private long removed;
    private long changed;

    Group group(String label, String key) {
      return new Group(key, label, before, before + added - removed, added, changed, removed);
    }
  }

  private final Map<Dimension, Map<String, Tally>> tallies = new EnumMap<>(Dimension.class);

  Census() {
    for (Dimension dimension : Dimension.values()) {
      tallies.put(dimension, new TreeMap<>());
    }
  }

  /** A unit that the directory holds. */
  synchronized void holds(Held unit) {
    if (!unit.closed()) {
      for (Dimension dimension : Dimension.values()) {
        dimension.groups(unit).forEach(group -> tally(dimension, group).before++);
      }
    }
  }

  /** A unit that is to change; a closed person is in no group. */
  synchronized void changes(Optional<Held> before, Optional<Held> after) {
    for (Dimension dimension : Dimension.values()) {
      List<String> had = groups(dimension, before);
      List<String> has = groups(dimension, after);
      for (String group : had) {
        if (has.contains(group)) {
          tally(dimension, group).changed++;
        } else {
          tally(dimension, group).removed++;
        }
      }
      for (String group : has) {
        if (!had.contains(group)) {
          tally(dimension, group).added++;
        }
      }
    }
  }

  private static List<String> groups(Dimension dimension, Optional<Held> unit) {
    return unit.filter(u -> !u.closed()).map(dimension::groups).orElse(List.of());
  }

  private Tally tally(Dimension dimension, String group) {
    return tallies.get(dimension).computeIfAbsent(group, g -> new Tally());
  }

  /** What was counted, groups in text order. */
  synchronized Counts counts() {
    Map<Dimension, List<Group>> counts = new EnumMap<>(Dimension.class);
    tallies.forEach(
        (dimension, groups) -> {
          List<Group> all = new ArrayList<>();
          groups.forEach((key, tally) -> all.add(tally.group(dimension.label(key), key)));
          counts.put(dimension, all);
        });
    return new Counts(counts);
  }
}
