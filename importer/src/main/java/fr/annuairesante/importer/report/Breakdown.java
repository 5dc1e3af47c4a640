package fr.annuairesante.importer.report;

import fr.annuairesante.importer.mapping.Departements;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Counts entries by kind, persons by profession and département, mailboxes by domain, and hands
 * them on. Thread-safe when the sink is.
 */
public final class Breakdown implements EntrySink {

  private static final String DOMAIN_SEPARATOR = "@";

  private final EntrySink next;
  private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> professions = new ConcurrentHashMap<>();
  private final Map<String, String> professionLabels = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> departements = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> domains = new ConcurrentHashMap<>();

  /**
   * @param next where the entries go
   */
  public Breakdown(EntrySink next) {
    this.next = next;
  }

  @Override
  public void put(DirectoryEntry entry) throws IOException {
    count(entry);
    next.put(entry);
  }

  @Override
  public void put(DirectoryEntry entry, List<DirectoryEntry> below) throws IOException {
    count(entry);
    below.forEach(this::count);
    next.put(entry, below);
  }

  private void count(DirectoryEntry entry) {
    String naming = entry.dn().substring(0, entry.dn().indexOf('='));
    switch (naming) {
      case Attributes.NATIONAL_ID -> person(entry);
      case Attributes.ACTIVITY_ID -> add(kinds, "ACTIVITY");
      case Attributes.STRUCTURE_ID -> add(kinds, "STRUCTURE");
      case Attributes.MAIL -> mailbox(entry);
      default -> {}
    }
  }

  private void person(DirectoryEntry entry) {
    add(kinds, "PERSON");
    List<String> codes = entry.values(Attributes.PROFESSION);
    List<String> labels = entry.values(Attributes.TITLE);
    for (String code : codes) {
      add(professions, code);
    }
    if (codes.size() == 1 && labels.size() == 1) {
      professionLabels.putIfAbsent(codes.get(0), labels.get(0));
    }
    for (String code : entry.values(Attributes.DEPARTEMENT)) {
      add(departements, code);
    }
  }

  private void mailbox(DirectoryEntry entry) {
    add(kinds, "MAILBOX_" + entry.first(Attributes.MAILBOX_TYPE));
    String address = entry.first(Attributes.MAIL);
    add(domains, address.substring(address.indexOf(DOMAIN_SEPARATOR) + 1));
  }

  private static void add(Map<String, LongAdder> counts, String key) {
    LongAdder count = counts.get(key);
    if (count == null) {
      count = counts.computeIfAbsent(key, k -> new LongAdder());
    }
    count.increment();
  }

  /**
   * Entries by kind: {@code PERSON}, {@code ACTIVITY}, {@code STRUCTURE}, {@code MAILBOX_PER}...
   *
   * @param before groups of the run before, which may have told kinds apart in another way
   */
  public List<Group> totals(List<Group> before) {
    Map<String, Group> old = new TreeMap<>();
    before.forEach(group -> old.put(group.key(), group));
    List<Group> totals = new ArrayList<>();
    new TreeMap<>(kinds)
        .forEach(
            (kind, count) -> {
              long was = old.containsKey(kind) ? old.get(kind).after() : NightReport.UNKNOWN;
              totals.add(Group.sized(kind, "", was, count.sum()));
            });
    return totals;
  }

  public List<Group> professions(List<Group> before) {
    return groups(professions, before, key -> professionLabels.getOrDefault(key, ""));
  }

  public List<Group> departements(List<Group> before) {
    return groups(departements, before, Departements::label);
  }

  public List<Group> domains(List<Group> before) {
    return groups(domains, before, key -> "");
  }

  /** All keys of now and before; before is unknown when there is none, and 0 for a new key. */
  private static List<Group> groups(
      Map<String, LongAdder> counts, List<Group> before, Function<String, String> label) {
    Map<String, Group> groups = new TreeMap<>();
    for (Group each : before) {
      if (each.after() > 0) {
        groups.put(each.key(), Group.sized(each.key(), each.label(), each.after(), 0));
      }
    }
    long absent = before.isEmpty() ? NightReport.UNKNOWN : 0;
    counts.forEach(
        (key, count) -> {
          Group old = groups.get(key);
          String name = label.apply(key);
          groups.put(
              key,
              Group.sized(
                  key,
                  name.isEmpty() && old != null ? old.label() : name,
                  old == null ? absent : old.before(),
                  count.sum()));
        });
    return List.copyOf(groups.values());
  }
}
