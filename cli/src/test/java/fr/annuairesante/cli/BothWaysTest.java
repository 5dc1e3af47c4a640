package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.difference.Changes;
import fr.annuairesante.sample.NationalSample;
import fr.annuairesante.sample.SampleRequest;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.server.trustspace.WithdrawalEntry;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.PaperlessChoice;
import fr.annuairesante.trust.PersonIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A load in bulk over a directory and an import by differences end in the same directory (D5),
 * whatever operators and professionals did in between.
 */
@Timeout(300)
class BothWaysTest extends TwoImports {

  private static final String OPERATOR = Tree.operator("alpha");
  private static final String NEW_NAME = "L’ŒUVRE-DÉSIRÉ";
  private final Map<String, String> files = new TreeMap<>();
  private Path data;
  private DirectoryEntry migrant;
  private DirectoryEntry renamed;
  private DirectoryEntry leaver;

  /** A day of files, in bulk; three people have a mailbox of an operator's, two ticked a box. */
  @BeforeEach
  void loadTheFirstDay() throws IOException {
    NationalSample.write(
        SampleRequest.of(folder.resolve("day1"), 0.003), fr.annuairesante.sample.Progress.NONE);
    for (Path file : list(folder.resolve("day1"))) {
      files.put(file.getFileName().toString(), Files.readString(file));
    }
    data = folder.resolve("bulk");
    bulk(data, folder.resolve("day1"));
    try (Directory directory = open(data)) {
      List<DirectoryEntry> persons = new ArrayList<>(persons(directory));
      migrant = first(persons, "0");
      renamed = first(persons, "8");
      leaver = first(persons, "8");
      for (DirectoryEntry each : List.of(migrant, renamed, leaver)) {
        publish(directory, each);
      }
      tickImported(directory);
      withdrawImported(directory);
    }
  }

  private static List<DirectoryEntry> persons(Directory directory) {
    return find(directory, Tree.PERSONS).stream()
        .filter(each -> each.values(Attributes.OBJECT_CLASS).contains(ObjectClasses.PERSON))
        .toList();
  }

  /** Takes the first who practises somewhere, which is what a migrant is known by. */
  private static DirectoryEntry first(List<DirectoryEntry> persons, String type) {
    DirectoryEntry found =
        persons.stream()
            .filter(each -> each.first(Attributes.PERSON_ID_TYPE).equals(type))
            .filter(each -> each.attribute(Attributes.STRUCTURE_ID).isPresent())
            .filter(each -> each.attribute(Attributes.MAILBOX_ADDRESS).isPresent())
            .filter(each -> each.attribute(Attributes.GIVEN_NAME).isPresent())
            .findFirst()
            .orElseThrow();
    persons.remove(found);
    return found;
  }

  private static String address(DirectoryEntry person) {
    return "p"
        + person.first(Attributes.NATIONAL_ID).toLowerCase(java.util.Locale.ROOT)
        + "@alpha.mssante.fr";
  }

  /** The mailbox of an operator's, with the box ticked by its professional. */
  private static void publish(Directory directory, DirectoryEntry person) {
    String address = address(person);
    DirectoryEntry mailbox =
        DirectoryEntry.builder(Tree.mailbox(address))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
            .objectClasses(ObjectClasses.MAILBOX)
            .addAll(Attributes.CN, person.values(Attributes.CN))
            .add(Attributes.SN, person.first(Attributes.SN))
            .add(Attributes.GIVEN_NAME, person.first(Attributes.GIVEN_NAME))
            .add(Attributes.MAIL, address)
            .add(Attributes.MAILBOX_TYPE, "PER")
            .add(Attributes.NATIONAL_ID, person.first(Attributes.NATIONAL_ID))
            .add(Attributes.PERSON_ID, person.first(Attributes.PERSON_ID))
            .add(Attributes.PERSON_ID_TYPE, person.first(Attributes.PERSON_ID_TYPE))
            .add(Attributes.PAPERLESS, "TRUE")
            .build();
    PaperlessChoice choice =
        new PaperlessChoice(
            MailAddress.of(address).orElseThrow(),
            identifier(person),
            true,
            Instant.parse("2026-01-15T11:00:00Z"));
    change(
        directory, mailbox, PersonEntry.withAddress(person, address, true), ChoiceEntry.of(choice));
  }

  private static PersonIdentifier identifier(DirectoryEntry person) {
    return PersonIdentifier.of(
            person.first(Attributes.PERSON_ID_TYPE), person.first(Attributes.PERSON_ID))
        .orElseThrow();
  }

  private static void change(Directory directory, DirectoryEntry... entries) {
    directory
        .change(
            OPERATOR,
            "",
            draft -> {
              for (DirectoryEntry each : entries) {
                draft.put(each);
              }
              return true;
            })
        .join();
  }

  /** Those of the extraction too: what people decided stays. */
  private void tickImported(Directory directory) {
    for (DirectoryEntry person : List.of(migrant, leaver)) {
      String address = person.first(Attributes.MAILBOX_ADDRESS);
      DirectoryEntry mailbox = directory.entry(Tree.mailbox(address), ALL).orElseThrow();
      boolean ticked = mailbox.first(Attributes.PAPERLESS).equals("TRUE");
      change(directory, MailboxEntry.withPaperless(mailbox, !ticked));
    }
  }

  /** One that both days of the extraction list. */
  private void withdrawImported(Directory directory) {
    String address = renamed.first(Attributes.MAILBOX_ADDRESS);
    DirectoryEntry person = entry(directory, renamed.dn());
    directory
        .change(
            OPERATOR,
            "",
            draft -> {
              draft.delete(Tree.mailbox(address));
              draft.put(WithdrawalEntry.of(address));
              draft.put(PersonEntry.withAddress(person, address, false));
              return true;
            })
        .join();
  }

  private void isWithdrawn(Directory directory) {
    String address = renamed.first(Attributes.MAILBOX_ADDRESS);
    assertTrue(directory.entry(Tree.mailbox(address), ALL).isEmpty(), address);
    assertTrue(directory.entry(Tree.withdrawal(address), ALL).isPresent(), address);
    assertFalse(
        entry(directory, renamed.dn()).values(Attributes.MAILBOX_ADDRESS).contains(address));
  }

  /**
   * The files of another day.
   *
   * @param wave whether all of ADELI get numbers of the RPPS, and one person another name
   * @param absent who is in no file of the registers that day, besides the leaver
   */
  private Path day(String name, boolean wave, DirectoryEntry... absent) throws IOException {
    Path day = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<String, String> file : files.entrySet()) {
      boolean register = file.getKey().startsWith("PS_LibreAcces");
      List<String> lines = new ArrayList<>();
      for (String line : file.getValue().lines().toList()) {
        String[] fields = line.split("\\|", -1);
        boolean leaves =
            Stream.concat(Stream.of(leaver), Stream.of(absent))
                .anyMatch(each -> fields[2].equals(each.first(Attributes.NATIONAL_ID)));
        if (!register || !leaves) {
          lines.add(wave ? ofTheWave(fields, register) : line);
        }
      }
      Files.writeString(day.resolve(file.getKey()), String.join("\n", lines) + "\n");
    }
    return day;
  }

  /** The extraction has two columns before the numbers, and names of its own. */
  private String ofTheWave(String[] fields, boolean register) {
    int first = register ? 0 : 2;
    if (register && fields[2].equals(renamed.first(Attributes.NATIONAL_ID))) {
      for (int i = 3; i < fields.length; i++) {
        fields[i] = fields[i].equals(renamed.first(Attributes.SN)) ? NEW_NAME : fields[i];
      }
    }
    if (fields[first].equals("0")) {
      fields[first] = "8";
      fields[first + 1] = rpps(fields[first + 1]);
      fields[first + 2] = "8" + fields[first + 1];
    }
    return String.join("|", fields);
  }

  /** Eleven digits that no person of the sample has. */
  private static String rpps(String adeli) {
    return "99" + adeli.replace('A', '1').replace('B', '2').replaceAll("[C-Z]", "3");
  }

  private Path copy() throws IOException {
    Path copy = folder.resolve("differences");
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        Path target = copy.resolve(data.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
    return copy;
  }

  @Test
  void aNightWithAMigrationWaveEndsInTheSameDirectory() throws IOException {
    String adeli = Tree.person(migrant.first(Attributes.NATIONAL_ID));
    Stamp before;
    try (Directory directory = open(data)) {
      before = stamp(directory, adeli);
    }
    Path other = copy();
    Path day = day("day2", true);
    Changes changes = differences(other, day);
    assertTrue(changes.renumbered() > 1, () -> changes.renumbered() + " renumbered");
    bulk(data, day);
    String number = "8" + rpps(migrant.first(Attributes.PERSON_ID));
    try (Directory bulk = open(data);
        Directory differences = open(other)) {
      assertSame(bulk, differences);
      for (Directory each : List.of(bulk, differences)) {
        Stamp after = stamp(each, Tree.person(number));
        assertEquals(before.uuid(), after.uuid());
        assertEquals(before.createdMicros(), after.createdMicros());
        assertFalse(each.entry(adeli, ALL).isPresent());
        hasMoved(each, number);
        assertEquals(NEW_NAME, entry(each, Tree.mailbox(address(renamed))).first(Attributes.SN));
        isHidden(each);
        isWithdrawn(each);
      }
    }
  }

  @Test
  void whoLeftAdeliInAnEarlierRunIsKnownAgainInTheRppsInBothWays() throws IOException {
    String adeli = Tree.person(migrant.first(Attributes.NATIONAL_ID));
    Stamp before;
    try (Directory directory = open(data)) {
      before = stamp(directory, adeli);
    }
    Path other = copy();
    Path day2 = day("day2", false, migrant);
    differences(other, day2);
    bulk(data, day2);
    try (Directory bulk = open(data);
        Directory differences = open(other)) {
      assertSame(bulk, differences);
      assertEquals("TRUE", entry(bulk, adeli).first(Attributes.CLOSED));
    }
    Path day3 = day("day3", true);
    differences(other, day3);
    bulk(data, day3);
    String number = "8" + rpps(migrant.first(Attributes.PERSON_ID));
    try (Directory bulk = open(data);
        Directory differences = open(other)) {
      assertSame(bulk, differences);
      for (Directory each : List.of(bulk, differences)) {
        assertEquals(before.uuid(), stamp(each, Tree.person(number)).uuid());
        assertFalse(each.entry(adeli, ALL).isPresent());
        assertEquals("", entry(each, Tree.person(number)).first(Attributes.CLOSED));
        hasMoved(each, number);
        assertTrue(MailboxEntry.isShown(entry(each, Tree.mailbox(address(migrant)))));
      }
    }
  }

  private void hasMoved(Directory directory, String number) {
    String address = address(migrant);
    DirectoryEntry mailbox = entry(directory, Tree.mailbox(address));
    assertEquals(number, mailbox.first(Attributes.NATIONAL_ID));
    assertEquals("TRUE", mailbox.first(Attributes.PAPERLESS));
    assertEquals(OPERATOR, stamp(directory, mailbox.dn()).creator());
    PaperlessChoice choice = ChoiceEntry.choice(entry(directory, Tree.choice(address)));
    assertEquals(number, choice.professional().national());
    assertTrue(
        entry(directory, Tree.person(number)).values(Attributes.MAILBOX_ADDRESS).contains(address));
  }

  /** The leaver's, of the operator and of the extraction. */
  private void isHidden(Directory directory) {
    for (String address : List.of(address(leaver), leaver.first(Attributes.MAILBOX_ADDRESS))) {
      DirectoryEntry mailbox = entry(directory, Tree.mailbox(address));
      assertFalse(MailboxEntry.isShown(mailbox), address);
      assertFalse(mailbox.first(Attributes.HIDDEN_SINCE).isEmpty(), address);
    }
    assertEquals("TRUE", entry(directory, leaver.dn()).first(Attributes.CLOSED));
  }

  @Test
  void whoComesBackIsTheSamePersonWithTheSameMailboxesInBothWays() throws IOException {
    Path other = copy();
    Path day2 = day("day2", false);
    differences(other, day2);
    bulk(data, day2);
    Stamp before;
    try (Directory bulk = open(data);
        Directory differences = open(other)) {
      assertSame(bulk, differences);
      before = stamp(bulk, leaver.dn());
    }
    Path day1 = folder.resolve("day1");
    assertTrue(differences(other, day1).returned() > 0);
    bulk(data, day1);
    try (Directory bulk = open(data);
        Directory differences = open(other)) {
      assertSame(bulk, differences);
      for (Directory each : List.of(bulk, differences)) {
        assertEquals(before.uuid(), stamp(each, leaver.dn()).uuid());
        assertEquals("", entry(each, leaver.dn()).first(Attributes.CLOSED));
        assertTrue(MailboxEntry.isShown(entry(each, Tree.mailbox(address(leaver)))));
        assertTrue(
            entry(each, leaver.dn()).values(Attributes.MAILBOX_ADDRESS).contains(address(leaver)));
      }
    }
  }
}
