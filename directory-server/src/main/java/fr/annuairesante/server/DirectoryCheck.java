package fr.annuairesante.server;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.ObjectClass;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.CommitData;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything a directory stores and says what is wrong with it: files against their
 * checksums, each entry against its name, its place and its classes, the journal and the index
 * against each other. Works beside a running server. One use; not thread-safe.
 */
public final class DirectoryCheck {

  private static final int MOST_FAULTS = 20;

  private final Listener listener;
  private final List<String> faults = new ArrayList<>();
  private final Map<Zone, Long> counts = new EnumMap<>(Zone.class);
  private final Map<String, List<String>> required = new HashMap<>();
  private long[] names = new long[1 << 12];
  private long[] parents = new long[1 << 12];
  private int entries;

  /**
   * What was seen.
   *
   * @param counts entries by part of the tree
   * @param changes records of the journal
   * @param faults sentences, the first twenty; empty when all is well
   */
  public record Findings(Map<Zone, Long> counts, long changes, List<String> faults) {
    public Findings {
      counts = Map.copyOf(counts);
      faults = List.copyOf(faults);
    }
  }

  /** Hears how far the check is. */
  @FunctionalInterface
  public interface Listener {
    void at(long entriesRead, long entries);
  }

  private DirectoryCheck(Listener listener) {
    this.listener = listener;
    for (ObjectClass each : DirectorySchema.classes()) {
      required.put(each.name(), each.must());
    }
  }

  /**
   * Checks the directory in force.
   *
   * @throws IOException when there is nothing that could be checked: no index, unreadable files
   */
  public static Findings of(DataDirectory data, Listener listener) throws IOException {
    Path index = data.index().orElseThrow(() -> new IOException("nothing was imported yet"));
    DirectoryCheck check = new DirectoryCheck(listener);
    try (Snapshot snapshot = Snapshot.open(index)) {
      check.index(snapshot);
      JournalCheck journal = new JournalCheck(snapshot, CommitData.loadedIn(index), check::fault);
      return new Findings(check.counts, journal.of(data.journal()), check.faults);
    }
  }

  private void index(Snapshot snapshot) throws IOException {
    try {
      snapshot.verifyFiles();
    } catch (IOException damaged) {
      fault("a file of the index is damaged: " + damaged.getMessage());
      return;
    }
    for (Zone zone : Zone.values()) {
      snapshot.visit(PlanTerms.zone(zone), entry -> see(entry, zone, snapshot.entries()));
    }
    if (entries != snapshot.entries()) {
      fault("the index counts " + snapshot.entries() + " entries, " + entries + " were found");
    }
    for (DirectoryEntry container : Tree.containers()) {
      if (!snapshot.find(NameKey.of(container.dn()), entry -> Snapshot.Next.STOP)) {
        fault("there is no entry " + container.dn());
      }
    }
    places();
  }

  private Snapshot.Next see(StoredEntry stored, Zone zone, long all) {
    DirectoryEntry entry = stored.toEntry();
    NameKey name = NameKey.of(entry.dn());
    if (entries == names.length) {
      names = Arrays.copyOf(names, entries * 2);
      parents = Arrays.copyOf(parents, entries * 2);
    }
    names[entries] = hash(name.text());
    parents[entries] = hash(name.parent().orElse(NameKey.SUFFIX).text());
    entries++;
    listener.at(entries, all);
    counts.merge(zone, 1L, Long::sum);
    for (String className : entry.values(Attributes.OBJECT_CLASS)) {
      for (String attribute : required.getOrDefault(className, List.of())) {
        if (entry.attribute(attribute).isEmpty()) {
          fault(entry.dn() + " is a " + className + " without " + attribute);
        }
      }
    }
    return Snapshot.Next.CONTINUE;
  }

  /** Names once each, and below another; 64 bits of a hash stand for a name. */
  private void places() {
    long[] sorted = Arrays.copyOf(names, entries);
    Arrays.sort(sorted);
    long repeated = 0;
    long orphans = 0;
    for (int i = 0; i < entries; i++) {
      repeated += i > 0 && sorted[i] == sorted[i - 1] ? 1 : 0;
      orphans += Arrays.binarySearch(sorted, parents[i]) < 0 ? 1 : 0;
    }
    if (repeated > 0) {
      fault("entries with the name of another: " + repeated);
    }
    if (orphans > 0) {
      fault("entries below one that does not exist: " + orphans);
    }
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private void fault(String sentence) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(sentence);
    }
  }
}
