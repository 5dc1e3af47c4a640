package fr.annuairesante.importer.mapping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts anomalies and keeps a few values of each, the same few in every run. Thread-safe. */
public final class Anomalies {

  private static final int EXAMPLES = 5;

  private final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
  private final Map<Anomaly, TreeSet<String>> examples = new EnumMap<>(Anomaly.class);

  /**
   * How often and where.
   *
   * @param examples the first values in text order
   */
  public record Tally(Anomaly anomaly, String sentence, long count, List<String> examples) {}

  /**
   * Counts one.
   *
   * @param value identifier or address that shows the anomaly
   */
  public synchronized void add(Anomaly anomaly, String value) {
    counts.merge(anomaly, 1L, Long::sum);
    TreeSet<String> kept = examples.computeIfAbsent(anomaly, a -> new TreeSet<>());
    kept.add(value);
    if (kept.size() > EXAMPLES) {
      kept.pollLast();
    }
  }

  /** What was counted, in the order of the enumeration. */
  public synchronized List<Tally> tallies() {
    return counts.entrySet().stream()
        .map(
            e ->
                new Tally(
                    e.getKey(),
                    e.getKey().sentence(),
                    e.getValue(),
                    List.copyOf(examples.get(e.getKey()))))
        .toList();
  }
}
