package fr.annuairesante.sample;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts of anomalies and malformed lines. Not thread-safe: one per chunk, then added up. */
final class Tally {

  private final long[] anomalies = new long[Anomaly.values().length];
  private final Map<Malformation, Long> malformed = new EnumMap<>(Malformation.class);
  private long persons;

  void add(Anomaly anomaly, long count) {
    anomalies[anomaly.position()] += count;
  }

  void add(long flags) {
    for (long left = flags; left != 0; left &= left - 1) {
      anomalies[Long.numberOfTrailingZeros(left)]++;
    }
  }

  void add(Malformation malformation) {
    malformed.merge(malformation, 1L, Long::sum);
  }

  void addPerson() {
    persons++;
  }

  long persons() {
    return persons;
  }

  void clear() {
    Arrays.fill(anomalies, 0);
    malformed.clear();
    persons = 0;
  }

  void add(Tally other) {
    for (int i = 0; i < anomalies.length; i++) {
      anomalies[i] += other.anomalies[i];
    }
    other.malformed.forEach((kind, count) -> malformed.merge(kind, count, Long::sum));
    persons += other.persons;
  }

  Map<Anomaly, Long> anomalies() {
    Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
    for (Anomaly anomaly : Anomaly.values()) {
      counts.put(anomaly, anomalies[anomaly.position()]);
    }
    return counts;
  }

  Map<Malformation, Long> malformed() {
    Map<Malformation, Long> counts = new EnumMap<>(Malformation.class);
    for (Malformation malformation : Malformation.values()) {
      counts.put(malformation, malformed.getOrDefault(malformation, 0L));
    }
    return counts;
  }
}
