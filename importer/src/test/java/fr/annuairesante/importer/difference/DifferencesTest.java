package fr.annuairesante.importer.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.ByteWriter;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.schema.exchange.UnitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files say against what the directory holds, on a handful of units. */
class DifferencesTest {

  private static final String NURSE = "60";

  @TempDir Path work;
  private final ByteWriter page = new ByteWriter();
  private Changes changes;

  private void holds(UnitKind kind, String name, String digest, boolean local, boolean closed) {
    new Held(kind, name, digest, local, closed, List.of("10"), List.of("75"), List.of())
        .write(page);
  }

  private void holdsNurse(String number, DirectoryEntry entry) {
    holdsNurse(number, entry, false);
  }

  private void holdsNurse(String number, DirectoryEntry entry, boolean closed) {
    new Held(
            UnitKind.PERSON,
            number,
            closed ? "" : "d",
            false,
            closed,
            List.of(NURSE),
            List.of("75"),
            Held.marks(entry))
        .write(page);
  }

  private static DirectoryEntry person(String number, String digest) {
    return DirectoryEntry.builder(Tree.person(number))
        .objectClasses("top", ObjectClasses.PERSON)
        .add(Attributes.NATIONAL_ID, number)
        .add(Attributes.PROFESSION, "10")
        .add(Attributes.DEPARTEMENT, "75")
        .add(Attributes.DIGEST, digest)
        .build();
  }

  private static DirectoryEntry nurse(String number, String name, String structure) {
    return DirectoryEntry.builder(Tree.person(number))
        .objectClasses("top", ObjectClasses.PERSON)
        .add(Attributes.NATIONAL_ID, number)
        .add(Attributes.SN, name)
        .add(Attributes.GIVEN_NAME, "Anne-Cécile")
        .add(Attributes.PROFESSION, NURSE)
        .add(Attributes.STRUCTURE_ID, structure)
        .build();
  }

  private static DirectoryEntry mailbox(String address, String digest) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", ObjectClasses.MAILBOX)
        .add(Attributes.MAIL, address)
        .add(Attributes.DIGEST, digest)
        .build();
  }

  private List<Difference> compare(DirectoryEntry... entries) throws IOException {
    HeldUnits held = new HeldUnits();
    held.add(page.toBytes());
    List<Difference> all = new ArrayList<>();
    try (Differences differences = new Differences(held, work)) {
      for (DirectoryEntry entry : entries) {
        differences.put(entry, List.of());
      }
      changes = differences.finish();
      differences.forEachBatch((batch, last) -> all.addAll(batch));
    }
    return all;
  }

  @Test
  void findsNothingWhenTheDigestsAreThose() throws IOException {
    holds(UnitKind.PERSON, "810000000017", "same", false, false);
    holds(UnitKind.MAILBOX, "Helene@medecin.mssante.fr", "same", false, false);
    List<Difference> all =
        compare(person("810000000017", "same"), mailbox("helene@MEDECIN.mssante.fr", "same"));
    assertEquals(List.of(), all);
    assertTrue(changes.isEmpty());
    assertEquals(2, changes.unchanged());
  }

  @Test
  void putsWhatIsNewOrOtherAndRemovesWhatIsGone() throws IOException {
    holds(UnitKind.PERSON, "810000000017", "old", false, false);
    holds(UnitKind.PERSON, "810000000025", "same", false, false);
    holds(UnitKind.STRUCTURE, "R1", "same", false, false);
    holds(UnitKind.MAILBOX, "gone@a.mssante.fr", "same", false, false);
    List<Difference> all =
        compare(person("810000000017", "new"), mailbox("arrived@b.mssante.fr", "new"));
    List<String> told =
        all.stream().map(d -> d.getClass().getSimpleName() + " " + d.dn()).sorted().toList();
    assertEquals(
        List.of(
            "Close " + Tree.person("810000000025"),
            "Delete " + Tree.structure("R1"),
            "Delete " + Tree.mailbox("gone@a.mssante.fr"),
            "Put " + Tree.person("810000000017"),
            "Put " + Tree.mailbox("arrived@b.mssante.fr")),
        told);
    assertEquals(2, changes.put());
    assertEquals(2, changes.deleted());
    assertEquals(1, changes.closed());
    Group persons = group(Dimension.KIND, "PERSON");
    assertEquals(List.of(2L, 1L, 1L, 0L), numbers(persons));
    assertEquals(List.of(1L, 0L, 0L, 0L), numbers(group(Dimension.DOMAIN, "a.mssante.fr")));
  }

  private Group group(Dimension dimension, String key) {
    return changes.counts().of(dimension).stream()
        .filter(group -> group.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> numbers(Group group) {
    return List.of(group.before(), group.after(), group.changed(), group.added());
  }

  @Test
  void leavesWhatOperatorsMadeAlone() throws IOException {
    holds(UnitKind.MAILBOX, "published@a.mssante.fr", "", true, false);
    holds(UnitKind.MAILBOX, "too@a.mssante.fr", "", true, false);
    assertEquals(List.of(), compare(mailbox("too@a.mssante.fr", "of the extraction")));
    assertEquals(2, changes.kept());
  }

  @Test
  void opensAClosedPersonWhoComesBackAndClosesNobodyTwice() throws IOException {
    holds(UnitKind.PERSON, "810000000017", "", false, true);
    holds(UnitKind.PERSON, "810000000025", "", false, true);
    List<Difference> all = compare(person("810000000017", "d"));
    assertEquals(1, all.size());
    assertInstanceOf(Difference.Put.class, all.get(0));
    assertEquals(1, changes.returned());
    assertEquals(0, changes.closed());
    assertEquals(1, group(Dimension.KIND, "PERSON").added());
  }

  @Test
  void knowsAPersonAgainUnderTheNumberOfTheRpps() throws IOException {
    holdsNurse("0750000000", nurse("0750000000", "L'HÉRITIER", "R1"));
    List<Difference> all = compare(nurse("810000000017", "L'heritier", "R1"));
    assertEquals(1, all.size());
    Difference.Renumber renumber = assertInstanceOf(Difference.Renumber.class, all.get(0));
    assertEquals(Tree.person("0750000000"), renumber.dn());
    assertEquals(Tree.person("810000000017"), renumber.unit().entry().dn());
    assertEquals(1, changes.renumbered());
    assertEquals(0, changes.closed());
  }

  @Test
  void knowsAPersonAgainWhoLeftInAnEarlierRun() throws IOException {
    holdsNurse("0750000000", nurse("0750000000", "L'HÉRITIER", "R1"), true);
    holdsNurse("0750000001", nurse("0750000001", "DURAND", "R2"), true);
    List<Difference> all = compare(nurse("810000000017", "L'heritier", "R1"));
    assertEquals(1, all.size());
    Difference.Renumber renumber = assertInstanceOf(Difference.Renumber.class, all.get(0));
    assertEquals(Tree.person("0750000000"), renumber.dn());
    assertEquals(1, changes.renumbered());
    assertEquals(0, changes.closed());
    assertEquals(1, group(Dimension.KIND, "PERSON").added());
  }

  @Test
  void neverMergesHomonyms() throws IOException {
    holdsNurse("0750000000", nurse("0750000000", "MARTIN", "R1"));
    holdsNurse("0750000001", nurse("0750000001", "DURAND", "R2"));
    holdsNurse("0750000002", nurse("0750000002", "PETIT", "R3"));
    holdsNurse("0750000003", nurse("0750000003", "PETIT", "R3"));
    List<Difference> all =
        compare(
            nurse("810000000017", "MARTIN", "R9"),
            nurse("810000000025", "DURAND", "R2"),
            nurse("810000000033", "DURAND", "R2"),
            nurse("810000000041", "PETIT", "R3"));
    assertEquals(0, changes.renumbered(), "name alone, two newcomers, two gone");
    assertEquals(4, changes.closed());
    assertEquals(8, all.size());
  }

  @Test
  void cutsBatchesAtTheLimitAndLeavesNoFile() throws IOException {
    int persons = 2 * ImportOperations.BATCH_ENTRIES + 1;
    List<Integer> sizes = new ArrayList<>();
    List<Boolean> lasts = new ArrayList<>();
    try (Differences differences = new Differences(new HeldUnits(), work)) {
      for (int i = 0; i < persons; i++) {
        differences.put(person("8" + (10_000_000_000L + i), "d"), List.of());
      }
      assertEquals(persons, differences.finish().put());
      differences.forEachBatch(
          (batch, last) -> {
            sizes.add(batch.size());
            lasts.add(last);
          });
    }
    assertEquals(List.of(500, 500, 1), sizes);
    assertEquals(List.of(false, false, true), lasts);
    try (Stream<Path> left = Files.list(work)) {
      assertEquals(0, left.count());
    }
  }
}
