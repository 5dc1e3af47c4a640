package fr.annuairesante.server.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.ByteReader;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.EntryBytes;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.Reverted;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of differences on a directory of a few entries, with a real journal and index. */
class ImportRunsTest {

  private static final String OPERATOR = Tree.operator("medimail");
  private static final String NUMBER = "810000000017";
  private static final String ADDRESS = "zoe.desbois@essai.mssante.fr";

  @TempDir Path folder;
  private Directory directory;
  private ImportRuns runs;

  @BeforeEach
  void open() throws IOException {
    directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT);
    runs = new ImportRuns(directory);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  private static DirectoryEntry person(String number, String name, String digest, String... more) {
    DirectoryEntry.Builder person =
        DirectoryEntry.builder(Tree.person(number))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
            .objectClasses(ObjectClasses.PERSON)
            .add(Attributes.NATIONAL_ID, number)
            .add(Attributes.PERSON_ID, number.substring(1))
            .add(Attributes.PERSON_ID_TYPE, number.substring(0, 1))
            .add(Attributes.CN, "Zoé " + name)
            .add(Attributes.SN, name)
            .add(Attributes.GIVEN_NAME, "Zoé")
            .add(Attributes.HAS_MAILBOX, more.length == 0 ? "FALSE" : "TRUE")
            .add(Attributes.DIGEST, digest);
    return person.addAll(Attributes.MAILBOX_ADDRESS, Arrays.asList(more)).build();
  }

  private static Unit unit(DirectoryEntry person, String... activities) {
    List<DirectoryEntry> below = new ArrayList<>();
    for (String each : activities) {
      below.add(
          DirectoryEntry.builder(Tree.activity(each, person.first(Attributes.NATIONAL_ID)))
              .objectClasses("top", ObjectClasses.ACTIVITY)
              .add(Attributes.ACTIVITY_ID, each)
              .build());
    }
    return new Unit(person, below);
  }

  private static DirectoryEntry mailbox(String address, String paperless, String digest) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add(Attributes.CN, "Zoé DESBOIS")
        .add(Attributes.SN, "DESBOIS")
        .add(Attributes.MAIL, address)
        .add(Attributes.MAILBOX_TYPE, "PER")
        .add(Attributes.NATIONAL_ID, NUMBER)
        .add(Attributes.PAPERLESS, paperless)
        .add(Attributes.PAPERLESS_IMPORTED, digest.isEmpty() ? "" : paperless)
        .add(Attributes.DIGEST, digest)
        .build();
  }

  private static Difference put(DirectoryEntry entry) {
    return new Difference.Put(new Unit(entry, List.of()));
  }

  private Applied apply(String run, int number, boolean last, Difference... differences) {
    RunState state = last ? RunState.APPLIED : RunState.STARTED;
    Batch batch = new Batch(run, number, state, "{\"run\":1}", List.of(differences));
    return runs.apply(Batch.of(batch.toBytes())).join();
  }

  /** What somebody else does. */
  private void change(String by, String dn, DirectoryEntry entry) {
    directory
        .change(
            by,
            "",
            draft -> {
              if (entry == null) {
                draft.delete(dn);
              } else {
                draft.put(entry);
              }
              return true;
            })
        .join();
  }

  private Optional<DirectoryEntry> entry(String dn) {
    return directory.entry(dn, Viewer.SERVER);
  }

  private Stamp stamp(String dn) {
    return directory.change("", "", draft -> draft.stamp(dn).orElseThrow()).join();
  }

  private Map<String, Held> held() {
    Map<String, Held> held = new TreeMap<>();
    runs.digests(
        List.of(UnitKind.values()),
        page -> {
          ByteReader in = new ByteReader(page);
          while (!in.atEnd()) {
            Held each = Held.read(in);
            held.put(each.name(), each);
          }
          return true;
        });
    return held;
  }

  private Map<String, DirectoryEntry> imported() {
    Map<String, DirectoryEntry> entries = new TreeMap<>();
    runs.entries(
        List.of(UnitKind.values()),
        page -> {
          ByteReader in = new ByteReader(page);
          while (!in.atEnd()) {
            DirectoryEntry each = EntryBytes.read(in.bytes());
            entries.put(each.dn(), each);
          }
          return true;
        });
    return entries;
  }

  private static DirectoryEntry with(DirectoryEntry entry, String name, String value) {
    return Decided.with(entry, List.of(name), List.of(new Attribute(name, List.of(value))));
  }

  @Test
  void putsAPersonWithAllActivitiesAndSaysSo() {
    Unit person = unit(person(NUMBER, "DESBOIS", "d1"), "a", "b");
    assertEquals(1, apply("r1", 1, true, new Difference.Put(person)).put());
    assertEquals(person.entry(), entry(Tree.person(NUMBER)).orElseThrow());
    assertTrue(entry(Tree.activity("b", NUMBER)).isPresent());
    assertEquals("d1", held().get(NUMBER).digest());
    assertEquals(3, imported().size());
    DirectoryEntry run = entry(Tree.run("r1")).orElseThrow();
    assertEquals("APPLIED", run.first(Attributes.STATE));
    assertEquals("{\"run\":1}", run.first(Attributes.DOSSIER));
  }

  @Test
  void removesActivitiesThatAreNoMore() {
    apply("r1", 1, true, new Difference.Put(unit(person(NUMBER, "DESBOIS", "d1"), "a", "b")));
    apply("r2", 1, true, new Difference.Put(unit(person(NUMBER, "DESBOIS", "d2"), "b")));
    assertTrue(entry(Tree.activity("a", NUMBER)).isEmpty());
    assertTrue(entry(Tree.activity("b", NUMBER)).isPresent());
  }

  @Test
  void appliesABatchOnceWhateverIsSentAgain() throws IOException {
    Difference put = put(mailbox(ADDRESS, "FALSE", "d1"));
    apply("r1", 1, false, put);
    close();
    open();
    change(OPERATOR, Tree.mailbox(ADDRESS), null);
    assertTrue(apply("r1", 1, false, put).again());
    assertTrue(entry(Tree.mailbox(ADDRESS)).isEmpty());
    assertEquals(1, apply("r1", 2, true, put).put());
  }

  @Test
  void refusesABatchOutOfTurnAndOneOfARunThatEnded() {
    Difference put = put(mailbox(ADDRESS, "FALSE", "d1"));
    assertRefused(() -> apply("r1", 2, false, put));
    apply("r1", 1, true, put);
    assertRefused(() -> apply("r1", 2, true, put));
    assertRefused(() -> apply("no name", 1, true, put));
    assertTrue(entry(Tree.run("r1")).isPresent());
  }

  @Test
  void refusesTheRestOfARunThatAnotherReplaced() {
    apply("r1", 1, false, put(mailbox(ADDRESS, "FALSE", "d1")));
    apply("r2", 1, true, put(mailbox(ADDRESS, "FALSE", "d2")));
    assertEquals("REPLACED", entry(Tree.run("r1")).orElseThrow().first(Attributes.STATE));
    assertRefused(() -> apply("r1", 2, true, put(mailbox(ADDRESS, "FALSE", "d1"))));
  }

  private static void assertRefused(Runnable request) {
    CompletionException failed = assertThrows(CompletionException.class, request::run);
    assertInstanceOf(RunRefused.class, failed.getCause());
  }

  @Test
  void keepsWhatPeopleDecidedAndTakesTheExtractionsWordOtherwise() {
    String dn = Tree.mailbox(ADDRESS);
    apply("r1", 1, true, put(mailbox(ADDRESS, "FALSE", "d1")));
    apply("r2", 1, true, put(mailbox(ADDRESS, "TRUE", "d2")));
    assertEquals("TRUE", entry(dn).orElseThrow().first(Attributes.PAPERLESS));
    DirectoryEntry decided = with(entry(dn).orElseThrow(), Attributes.PAPERLESS, "FALSE");
    change("uid=zoe", dn, with(decided, Attributes.PREFERRED, "TRUE"));
    apply("r3", 1, true, put(mailbox(ADDRESS, "TRUE", "d3")));
    DirectoryEntry after = entry(dn).orElseThrow();
    assertEquals("FALSE", after.first(Attributes.PAPERLESS));
    assertEquals("TRUE", after.first(Attributes.PREFERRED));
    assertEquals("d3", after.first(Attributes.DIGEST));
  }

  @Test
  void hidesADecidedMailboxThatVanishesAndShowsItAgainAsItWas() {
    String dn = Tree.mailbox(ADDRESS);
    apply("r1", 1, true, put(mailbox(ADDRESS, "FALSE", "d1")));
    change("uid=zoe", dn, with(entry(dn).orElseThrow(), Attributes.PAPERLESS, "TRUE"));
    apply("r2", 1, true, new Difference.Delete(dn));
    assertEquals("TRUE", entry(dn).orElseThrow().first(Attributes.CLOSED));
    assertTrue(held().get(ADDRESS).closed());
    apply("r3", 1, true, put(mailbox(ADDRESS, "FALSE", "d1")));
    assertEquals("", entry(dn).orElseThrow().first(Attributes.CLOSED));
    assertEquals("TRUE", entry(dn).orElseThrow().first(Attributes.PAPERLESS));
  }

  @Test
  void leavesWhatAnOperatorPublishedAlone() {
    String dn = Tree.mailbox(ADDRESS);
    DirectoryEntry published = mailbox(ADDRESS, "TRUE", "");
    change(OPERATOR, dn, published);
    assertTrue(held().get(ADDRESS).local());
    assertEquals(1, apply("r1", 1, false, put(mailbox(ADDRESS, "FALSE", "d1"))).kept());
    assertEquals(1, apply("r1", 2, true, new Difference.Delete(dn)).kept());
    assertEquals(published, entry(dn).orElseThrow());
    assertTrue(imported().isEmpty());
  }

  @Test
  void bringsAPersonsNewNameToThePublishedMailboxAndKeepsItsAddress() {
    apply("r1", 1, true, put(person(NUMBER, "DESBOIS", "d1")));
    change(OPERATOR, "", mailbox(ADDRESS, "TRUE", ""));
    change(OPERATOR, "", person(NUMBER, "DESBOIS", "d1", ADDRESS));
    apply("r2", 1, true, put(person(NUMBER, "L'HÉRITIER", "d2")));
    DirectoryEntry person = entry(Tree.person(NUMBER)).orElseThrow();
    assertEquals(List.of(ADDRESS), person.values(Attributes.MAILBOX_ADDRESS));
    assertEquals("TRUE", person.first(Attributes.HAS_MAILBOX));
    DirectoryEntry mailbox = entry(Tree.mailbox(ADDRESS)).orElseThrow();
    assertEquals("L'HÉRITIER", mailbox.first(Attributes.SN));
    assertEquals("TRUE", mailbox.first(Attributes.PAPERLESS));
  }

  @Test
  void doesNotShowAgainAnAddressThatItsOperatorHasHidden() {
    change(OPERATOR, Tree.mailbox(ADDRESS), mailbox(ADDRESS, "TRUE", ""));
    apply("r1", 1, true, put(person(NUMBER, "DESBOIS", "d1")));
    apply("r2", 1, true, put(person(NUMBER, "DESBOIS", "d2", ADDRESS, "z@autre.mssante.fr")));
    DirectoryEntry person = entry(Tree.person(NUMBER)).orElseThrow();
    assertEquals(List.of("z@autre.mssante.fr"), person.values(Attributes.MAILBOX_ADDRESS));
    apply("r3", 1, true, put(person(NUMBER, "DESBOIS", "d3", ADDRESS)));
    assertEquals(person(NUMBER, "DESBOIS", "d3"), entry(Tree.person(NUMBER)).orElseThrow());
  }

  @Test
  void listsAMailboxThatComesBackAlthoughNothingIsNewOfItsPerson() {
    apply("r1", 1, true, put(person(NUMBER, "DESBOIS", "d1")));
    apply("r2", 1, true, put(mailbox(ADDRESS, "FALSE", "m1")));
    DirectoryEntry person = entry(Tree.person(NUMBER)).orElseThrow();
    assertEquals(List.of(ADDRESS), person.values(Attributes.MAILBOX_ADDRESS));
    assertEquals("TRUE", person.first(Attributes.HAS_MAILBOX));
    apply("r3", 1, true, put(mailbox("nouvelle@essai.mssante.fr", "FALSE", "m2")));
    person = entry(Tree.person(NUMBER)).orElseThrow();
    assertEquals(
        List.of("nouvelle@essai.mssante.fr", ADDRESS), person.values(Attributes.MAILBOX_ADDRESS));
  }

  @Test
  void closesAPersonWhoLeavesAndOpensTheSameOneAgain() {
    String dn = Tree.person(NUMBER);
    apply("r1", 1, true, new Difference.Put(unit(person(NUMBER, "DESBOIS", "d1"), "a")));
    Stamp before = stamp(dn);
    assertEquals(1, apply("r2", 1, true, new Difference.Close(dn)).closed());
    DirectoryEntry closed = entry(dn).orElseThrow();
    assertEquals("TRUE", closed.first(Attributes.CLOSED));
    assertEquals("", closed.first(Attributes.DIGEST));
    assertTrue(entry(Tree.activity("a", NUMBER)).isEmpty());
    assertTrue(held().get(NUMBER).closed());
    assertTrue(imported().isEmpty());
    apply("r3", 1, true, new Difference.Put(unit(person(NUMBER, "DESBOIS", "d1"), "a")));
    assertEquals(person(NUMBER, "DESBOIS", "d1"), entry(dn).orElseThrow());
    assertEquals(before.uuid(), stamp(dn).uuid());
  }

  @Test
  void whoLeftAdeliIsKnownByTheSameMarksForAMonth() {
    String number = "0750000000";
    DirectoryEntry structure = with(person(number, "DESBOIS", "d1"), Attributes.STRUCTURE_ID, "R1");
    apply("r1", 1, true, put(structure));
    apply("r2", 1, true, new Difference.Close(Tree.person(number)));
    assertEquals(List.of("desbois|zoe", "structure R1"), held().get(number).marks());
    DirectoryEntry closed = entry(Tree.person(number)).orElseThrow();
    Instant left = GeneralizedTime.read(closed.first(Attributes.CLOSED_SINCE)).orElseThrow();
    assertTrue(Held.mayMigrate(closed, left.plus(Duration.ofDays(29))));
    assertFalse(Held.mayMigrate(closed, left.plus(Duration.ofDays(30))));
  }

  @Test
  void takesTheMailboxOfTheSameBatchForAPersonWhoseNameChanges() {
    DirectoryEntry before = mailbox(ADDRESS, "FALSE", "d1");
    apply("r1", 1, true, put(before), put(person(NUMBER, "DESBOIS", "d1", ADDRESS)));
    DirectoryEntry after = with(mailbox(ADDRESS, "FALSE", "d2"), Attributes.SN, "L'HÉRITIER");
    apply("r2", 1, true, put(after), put(person(NUMBER, "L'HÉRITIER", "d2", ADDRESS)));
    assertEquals("L'HÉRITIER", entry(Tree.mailbox(ADDRESS)).orElseThrow().first(Attributes.SN));
    apply(
        "r3",
        1,
        true,
        new Difference.Delete(Tree.mailbox(ADDRESS)),
        put(person(NUMBER, "DESBOIS", "d3")));
    assertTrue(entry(Tree.mailbox(ADDRESS)).isEmpty());
  }

  @Test
  void keepsTheEntryOfAPersonWhoGoesFromAdeliToRpps() {
    String old = Tree.person("0750000000");
    apply("r1", 1, true, new Difference.Put(unit(person("0750000000", "DESBOIS", "d1"), "a")));
    Stamp before = stamp(old);
    Unit now = unit(person(NUMBER, "DESBOIS", "d2"), "a");
    apply("r2", 1, true, new Difference.Renumber(old, now));
    assertTrue(entry(old).isEmpty());
    assertTrue(entry(Tree.activity("a", "0750000000")).isEmpty());
    assertEquals(now.entry(), entry(Tree.person(NUMBER)).orElseThrow());
    assertEquals(before.uuid(), stamp(Tree.person(NUMBER)).uuid());
    assertEquals(4, runs(old, "r2").restored());
  }

  private Reverted runs(String restored, String run) {
    try {
      Reverted reverted = runs.revert(run, "uid=agent");
      assertTrue(entry(restored).isPresent());
      return Reverted.of(reverted.toBytes());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void takesARunBackExactly() throws IOException {
    apply(
        "r1",
        1,
        true,
        new Difference.Put(unit(person(NUMBER, "DESBOIS", "d1"), "a", "b")),
        put(mailbox(ADDRESS, "FALSE", "d1")),
        put(mailbox("gone@essai.mssante.fr", "", "d1")));
    Map<String, DirectoryEntry> before = imported();
    Stamp stamp = stamp(Tree.mailbox("gone@essai.mssante.fr"));
    apply("r2", 1, false, new Difference.Put(unit(person(NUMBER, "DUPRÉ", "d2"), "b", "c")));
    apply(
        "r2",
        2,
        true,
        put(mailbox("new@essai.mssante.fr", "", "d2")),
        new Difference.Delete(Tree.mailbox("gone@essai.mssante.fr")),
        new Difference.Close(Tree.person(NUMBER)));
    Reverted reverted = runs.revert("r2", "uid=agent");
    assertEquals(List.of(), reverted.refused());
    assertEquals(before, imported());
    assertEquals(stamp.uuid(), stamp(Tree.mailbox("gone@essai.mssante.fr")).uuid());
    assertEquals(
        List.of(
            new Reverted.Units(UnitKind.PERSON, 1, 0, 0),
            new Reverted.Units(UnitKind.MAILBOX, 1, 0, 1)),
        Reverted.of(reverted.toBytes()).units());
    assertEquals("REVERTED", entry(Tree.run("r2")).orElseThrow().first(Attributes.STATE));
    assertEquals(0, runs.revert("r2", "uid=agent").restored());
    assertThrows(RunRefused.class, () -> runs.revert("r9", "uid=agent"));
  }

  @Test
  void aRunThatStoppedLeavesItsNoteAndNothingElse() {
    Difference put = put(mailbox(ADDRESS, "FALSE", "d1"));
    apply("r1", 1, false, put);
    Batch stopped = new Batch("r2", 1, RunState.STOPPED, "{\"why\":1}", List.of(put));
    assertEquals(0, runs.apply(Batch.of(stopped.toBytes())).join().put());
    assertTrue(runs.apply(stopped).join().again());
    assertEquals("STOPPED", entry(Tree.run("r2")).orElseThrow().first(Attributes.STATE));
    assertEquals("STARTED", entry(Tree.run("r1")).orElseThrow().first(Attributes.STATE));
    assertEquals(1, apply("r1", 2, true, put).put());
    Batch reverted = new Batch("r3", 1, RunState.REVERTED, "", List.of());
    assertRefused(() -> runs.apply(reverted).join());
    assertThrows(RunRefused.class, () -> runs.revert("r2", "uid=agent"));
  }

  @Test
  void aLoadInBulkCannotBeTakenBack() {
    change("", "", ImportRuns.inBulk("r1", "{}"));
    assertThrows(RunRefused.class, () -> runs.revert("r1", "uid=agent"));
    assertEquals("APPLIED", entry(Tree.run("r1")).orElseThrow().first(Attributes.STATE));
  }

  @Test
  void refusesToTakeBackWhatSomebodyChangedSince() throws IOException {
    String dn = Tree.mailbox(ADDRESS);
    Difference person = new Difference.Put(unit(person(NUMBER, "DESBOIS", "d1"), "a"));
    apply("r1", 1, true, put(mailbox(ADDRESS, "FALSE", "d1")), person);
    apply("r2", 1, true, put(mailbox(ADDRESS, "TRUE", "d2")), new Difference.Close(person.dn()));
    change("uid=zoe", dn, with(entry(dn).orElseThrow(), Attributes.PREFERRED, "TRUE"));
    Reverted reverted = runs.revert("r2", "uid=agent");
    assertEquals(List.of(dn), reverted.refused());
    assertEquals("d2", entry(dn).orElseThrow().first(Attributes.DIGEST));
    assertEquals("d1", entry(person.dn()).orElseThrow().first(Attributes.DIGEST));
    assertTrue(entry(Tree.activity("a", NUMBER)).isPresent());
  }
}
