package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCheckTest {

  private static final DirectoryEntry PERSON =
      DirectoryEntry.builder(Tree.person("810000000001"))
          .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
          .add(Attributes.OBJECT_CLASS, ObjectClasses.PERSON)
          .add(Attributes.NATIONAL_ID, "810000000001")
          .add("cn", "Zoé d’HAUTEVILLE")
          .add("sn", "d’HAUTEVILLE")
          .build();

  private static final DirectoryCheck.Listener NOBODY = (read, all) -> {};

  @TempDir Path folder;
  private DataDirectory data;

  @BeforeEach
  void makeDataDirectory() throws IOException {
    data = DataDirectory.at(folder.resolve("data"));
  }

  private static DirectoryEntry activity(String person) {
    return DirectoryEntry.builder(Tree.activity("abcdefghij", person))
        .objectClasses("top", ObjectClasses.ACTIVITY)
        .add(Attributes.ACTIVITY_ID, "abcdefghij")
        .build();
  }

  private void load(DirectoryEntry... entries) throws IOException {
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      for (DirectoryEntry entry : entries) {
        rebuild.sink().put(entry);
      }
      rebuild.commit();
    }
  }

  private List<String> faults() throws IOException {
    return DirectoryCheck.of(data, NOBODY).faults();
  }

  private void flipOneByte(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 1;
    Files.write(file, bytes);
  }

  private Path largest(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void findsNothingWrongWithAWholeDirectory() throws IOException {
    load(PERSON, activity("810000000001"));
    DirectoryCheck.Findings findings = DirectoryCheck.of(data, NOBODY);
    assertEquals(List.of(), findings.faults());
    assertEquals(1, findings.counts().get(Zone.PERSON));
    assertEquals(1, findings.counts().get(Zone.ACTIVITY));
  }

  @Test
  void findsAByteOfTheIndexThatChanged() throws IOException {
    load(PERSON);
    Path file = largest(data.index().orElseThrow());
    flipOneByte(file, Files.size(file) / 2);
    assertEquals(1, faults().size());
    assertTrue(faults().get(0).startsWith("a file of the index is damaged: "), faults().get(0));
  }

  @Test
  void findsAnEntryTwice() throws IOException {
    load(PERSON, PERSON);
    assertEquals(List.of("entries with the name of another: 1"), faults());
  }

  @Test
  void findsAnActivityOfNobody() throws IOException {
    load(PERSON, activity("810000000002"));
    assertEquals(List.of("entries below one that does not exist: 1"), faults());
  }

  @Test
  void findsAnEntryWithoutWhatItsClassRequires() throws IOException {
    load(
        DirectoryEntry.builder(PERSON.dn())
            .objectClasses("top", "person")
            .add(Attributes.NATIONAL_ID, "810000000001")
            .add("cn", "Zoé")
            .build());
    assertEquals(List.of(PERSON.dn() + " is a person without sn"), faults());
  }

  @Test
  void findsAJournalThatEndsBeforeTheIndex() throws IOException {
    load(PERSON);
    try (Accounts accounts = Accounts.of(data)) {
      assertTrue(accounts.add("cabinet", "un mot de passe".toCharArray()).isEmpty());
    }
    Directory.open(data, SearchLimits.DEFAULT).close();
    assertEquals(List.of(), faults());
    try (Stream<Path> files = Files.list(data.journal())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertEquals(List.of("the journal ends with change 0, the index holds change 1"), faults());
  }

  @Test
  void findsAByteOfTheJournalThatChanged() throws IOException {
    load(PERSON);
    try (Accounts accounts = Accounts.of(data)) {
      assertTrue(accounts.add("cabinet", "un mot de passe".toCharArray()).isEmpty());
      assertTrue(accounts.add("hopital", "un mot de passe".toCharArray()).isEmpty());
    }
    assertEquals(List.of(), faults());
    Path journal = largest(data.journal());
    flipOneByte(journal, Files.size(journal) / 4);
    assertEquals(1, faults().size());
    assertTrue(faults().get(0).contains("journal"), faults().get(0));
  }

  private static void put(Directory directory, String cn) {
    directory
        .change(
            "",
            "",
            draft -> {
              draft.put(
                  DirectoryEntry.builder(PERSON.dn())
                      .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
                      .add(Attributes.OBJECT_CLASS, ObjectClasses.PERSON)
                      .add(Attributes.NATIONAL_ID, "810000000001")
                      .add("cn", cn)
                      .add("sn", cn)
                      .build());
              return true;
            })
        .join();
  }

  @Test
  void worksBesideAServerThatWrites() throws IOException {
    load(PERSON);
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
      for (int i = 0; i < 50; i++) {
        put(directory, "Zoé " + i);
        assertEquals(List.of(), faults());
      }
      assertEquals(50, DirectoryCheck.of(data, NOBODY).changes());
    }
    assertEquals(List.of(), faults());
  }

  @Test
  void findsAnIndexThatDoesNotHoldWhatTheJournalSays() throws IOException {
    load(PERSON);
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT)) {
      put(directory, "Zoé");
    }
    Path other = folder.resolve("other");
    Files.move(data.journal(), other);
    DataDirectory twin = DataDirectory.at(folder.resolve("twin"));
    Directory.open(twin, SearchLimits.DEFAULT).close();
    try (Directory directory = Directory.open(twin, SearchLimits.DEFAULT)) {
      put(directory, "Léa");
    }
    Files.move(twin.journal(), data.journal());
    assertEquals(
        List.of("the index does not hold " + PERSON.dn() + " as the journal left it"), faults());
  }
}
