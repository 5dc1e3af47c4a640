package fr.annuairesante.importer;

import fr.annuairesante.importer.ImportReport.Counts;
import fr.annuairesante.importer.ImportReport.Repeated;
import fr.annuairesante.importer.ImportReport.RepeatedAddresses;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The sink, with a count of what went into it. Thread-safe. */
final class Output {

  private static final int EXAMPLES = 200;

  private final EntrySink sink;
  private final LongAdder persons = new LongAdder();
  private final LongAdder activities = new LongAdder();
  private final LongAdder structures = new LongAdder();
  private final LongAdder duplicateLines = new LongAdder();
  private final LongAdder identicalAddresses = new LongAdder();
  private final LongAdder differentAddresses = new LongAdder();
  private final Map<String, LongAdder> mailboxes = new ConcurrentHashMap<>();
  private final TreeSet<Repeated> repeated = new TreeSet<>(Comparator.comparing(Repeated::address));

  Output(EntrySink sink) {
    this.sink = sink;
  }

  void person(DirectoryEntry entry, List<DirectoryEntry> itsActivities) throws IOException {
    persons.increment();
    activities.add(itsActivities.size());
    sink.put(entry, itsActivities);
  }

  void structure(DirectoryEntry entry) throws IOException {
    structures.increment();
    sink.put(entry);
  }

  void mailbox(DirectoryEntry entry) throws IOException {
    String type = entry.first(Attributes.MAILBOX_TYPE);
    mailboxes.computeIfAbsent(type, t -> new LongAdder()).increment();
    sink.put(entry);
  }

  void duplicateLine() {
    duplicateLines.increment();
  }

  void repeatedAddress(Repeated address, int identical, int different) {
    identicalAddresses.add(identical);
    differentAddresses.add(different);
    synchronized (repeated) {
      repeated.add(address);
      if (repeated.size() > EXAMPLES) {
        repeated.pollLast();
      }
    }
  }

  Counts counts() {
    Map<String, Long> byType = new TreeMap<>();
    mailboxes.forEach((type, count) -> byType.put(type, count.sum()));
    return new Counts(
        persons.sum(), activities.sum(), structures.sum(), byType, duplicateLines.sum());
  }

  RepeatedAddresses repeatedAddresses() {
    synchronized (repeated) {
      return new RepeatedAddresses(
          identicalAddresses.sum(), differentAddresses.sum(), List.copyOf(repeated));
    }
  }
}
