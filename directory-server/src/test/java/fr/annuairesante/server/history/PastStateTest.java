package fr.annuairesante.server.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PastStateTest {

  private static final String BY = Tree.account("import");

  @TempDir Path folder;
  private DataDirectory data;

  /** What a list of all changes leads to: the judge. */
  private final TreeMap<Instant, Map<String, DirectoryEntry>> states = new TreeMap<>();

  private final TreeMap<Instant, Long> sequences = new TreeMap<>();
  private Map<String, DirectoryEntry> present = Map.of();

  @BeforeEach
  void empty() throws IOException {
    data = DataDirectory.at(folder);
  }

  private static DirectoryEntry mailbox(String address, int version) {
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.mailbox(address))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add("mail", address)
            .add("cn", "Hélène D’HAUTEVILLE-CŒUR")
            .add("sn", "D’HAUTEVILLE-CŒUR")
            .add("description", "v" + version)
            .add("TypeBAL", "PER");
    return (version % 3 == 0 ? entry.add(Attributes.TEST, "TRUE") : entry).build();
  }

  private static DirectoryEntry domain(String name, int version) {
    return DirectoryEntry.builder(Tree.domain(name))
        .objectClasses("top", "asDeclaration")
        .add("asDomaine", name)
        .add("asDossier", "{\"version\":" + version + "}")
        .build();
  }

  /** One transaction of a few random changes, which the judge makes too. */
  private void change(Directory directory, Random random, int version) {
    Map<String, DirectoryEntry> next = new TreeMap<>(present);
    Instant[] now = new Instant[1];
    long[] sequence = new long[1];
    directory
        .change(
            BY,
            "",
            draft -> {
              now[0] = draft.now();
              sequence[0] = draft.sequence();
              for (int i = random.nextInt(4); i >= 0; i--) {
                change(draft, next, random, version);
              }
              return true;
            })
        .join();
    present = next;
    states.put(now[0], next);
    sequences.put(now[0], sequence[0]);
  }

  private static void change(
      Draft draft, Map<String, DirectoryEntry> next, Random random, int version)
      throws IOException {
    String address = "hélène" + random.nextInt(12) + "@a.mssante.fr";
    String name = "d" + random.nextInt(3) + ".mssante.fr";
    DirectoryEntry entry =
        random.nextInt(4) == 0 ? domain(name, version) : mailbox(address, version);
    if (random.nextInt(3) == 0) {
      draft.delete(entry.dn());
      next.remove(entry.dn());
    } else {
      draft.put(entry);
      next.put(entry.dn(), entry);
    }
  }

  @Test
  @Timeout(120)
  void everyPastInstantIsWhatAReplayLeadsTo() throws IOException {
    Random random = new Random(167);
    int version = 0;
    for (int run = 0; run < 3; run++) {
      try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
        for (int i = 0; i < 25; i++) {
          change(directory, random, version++);
        }
        everyInstantIsRight();
      }
      everyInstantIsRight();
    }
  }

  private void everyInstantIsRight() throws IOException {
    Map<String, DirectoryEntry> before = Map.of();
    for (Instant at : states.keySet()) {
      assertEquals(before, entries(at.minus(1, ChronoUnit.MICROS)), "just before " + at);
      before = states.get(at);
      assertEquals(before, entries(at), "at " + at);
    }
    assertEquals(before, entries(Instant.now().plusSeconds(1)));
  }

  private Map<String, DirectoryEntry> entries(Instant at) throws IOException {
    List<Before> found = new ArrayList<>();
    try (PastState past = PastState.of(data, at)) {
      past.mailboxes(found::add);
      past.domains(found::add);
      past.operators(found::add);
    }
    Map<String, DirectoryEntry> entries = new TreeMap<>();
    found.forEach(each -> entries.put(each.entry().dn(), each.entry()));
    assertEquals(found.size(), entries.size(), "each once");
    return entries;
  }

  @Test
  @Timeout(60)
  void knowsTheLastTransactionByThen() throws IOException {
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
      for (int i = 0; i < 5; i++) {
        put(directory, i);
      }
    }
    for (Map.Entry<Instant, Long> each : sequences.entrySet()) {
      assertEquals(each.getValue() - 1, sequence(each.getKey().minus(1, ChronoUnit.MICROS)));
      assertEquals(each.getValue(), sequence(each.getKey()));
    }
  }

  private long sequence(Instant at) throws IOException {
    try (PastState past = PastState.of(data, at)) {
      return past.sequence();
    }
  }

  private void put(Directory directory, int version) {
    directory
        .change(
            BY,
            "",
            draft -> {
              draft.put(mailbox("a@a.mssante.fr", version));
              sequences.put(draft.now(), draft.sequence());
              return true;
            })
        .join();
  }

  @Test
  @Timeout(60)
  void aMailboxLoadedAsAWholeIsKnownFromThatLoadOn() throws IOException {
    Directory.open(data, SearchLimits.DEFAULT).close();
    Instant before = Instant.now();
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      rebuild.sink().put(mailbox("loaded@a.mssante.fr", 1));
      rebuild.commit();
    }
    Instant knownSince;
    try (PastState past = PastState.of(data, Instant.now())) {
      knownSince = past.knownSince();
      assertTrue(knownSince.isAfter(before), knownSince + " is the instant of the load");
    }
    assertEquals(Map.of(), entries(knownSince.minus(1, ChronoUnit.MICROS)));
    assertEquals(1, entries(knownSince).size());
  }
}
