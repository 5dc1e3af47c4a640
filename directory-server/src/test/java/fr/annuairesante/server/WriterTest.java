package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Folders;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {

  private static final String BY = Tree.account("import");

  @TempDir Path folder;

  private DataDirectory data;
  private Directory directory;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.at(folder);
    directory = Directory.open(data, SearchLimits.DEFAULT);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  private static DirectoryEntry mailbox(String address, String cn) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("mail", address)
        .add("cn", cn)
        .add("sn", cn)
        .add("TypeBAL", "PER")
        .build();
  }

  private void put(DirectoryEntry... entries) {
    directory
        .change(
            BY,
            "",
            draft -> {
              for (DirectoryEntry each : entries) {
                draft.put(each);
              }
              return true;
            })
        .join();
  }

  private Optional<DirectoryEntry> entry(String address) {
    return directory.entry(Tree.mailbox(address), Viewer.SERVER);
  }

  private static Search named(String cn) {
    return new Search(
        Tree.MAILBOXES,
        Scope.ONE_LEVEL,
        new Filter.Equality("cn", cn),
        List.of(),
        false,
        0,
        0,
        Viewer.SERVER);
  }

  private List<Transaction> journal() throws IOException {
    List<Transaction> all = new ArrayList<>();
    try (Journal journal = Journal.open(data.journal())) {
      journal.readOn(all::add);
    }
    return all;
  }

  @Test
  void everySearchSeesWhatWasAcknowledged() {
    for (int i = 0; i < 50; i++) {
      DirectoryEntry made = mailbox("zoé" + i + "@a.mssante.fr", "Zoé NG");
      put(made);
      assertEquals(Optional.of(made), entry("zoé" + i + "@a.mssante.fr"));
      assertEquals(i + 1, directory.find(named("zoe ng")).count());
    }
  }

  @Test
  void whatFailsChangesNothing() throws IOException {
    CompletableFuture<Object> failing =
        directory.change(
            BY,
            "",
            draft -> {
              draft.put(mailbox("a@a.mssante.fr", "A"));
              throw new IOException("no");
            });
    CompletionException failure = assertThrows(CompletionException.class, failing::join);
    assertEquals("no", failure.getCause().getMessage());
    assertEquals(Optional.empty(), entry("a@a.mssante.fr"));
    assertEquals(List.of(), journal());
  }

  @Test
  void aDraftSeesItsOwnChangesAndThoseOfItsGroup() {
    put(mailbox("a@a.mssante.fr", "Hélène"), mailbox("b@a.mssante.fr", "Hélène"));
    List<CompletableFuture<List<String>>> seen = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String address = "n" + i + "@a.mssante.fr";
      seen.add(
          directory.change(
              BY,
              "",
              draft -> {
                draft.delete(Tree.mailbox("b@a.mssante.fr"));
                draft.put(mailbox(address, "Hélène"));
                return draft.find(named("HELENE")).stream().map(DirectoryEntry::dn).toList();
              }));
    }
    for (int i = 0; i < 20; i++) {
      List<String> found = seen.get(i).join();
      assertEquals(i + 2, found.size(), found::toString);
      assertTrue(found.contains(Tree.mailbox("n" + i + "@a.mssante.fr")));
    }
  }

  @Test
  void theJournalHoldsWhatWasThereBefore() throws IOException {
    DirectoryEntry first = mailbox("a@a.mssante.fr", "Avant");
    DirectoryEntry second = mailbox("a@a.mssante.fr", "Après");
    put(first);
    put(second);
    put(second);
    directory
        .change(
            BY,
            "run 7",
            draft -> {
              draft.delete(first.dn());
              return true;
            })
        .join();
    List<Transaction> all = journal();
    assertEquals(3, all.size());
    assertEquals(Optional.empty(), all.get(0).changes().get(0).found());
    assertEquals(first, all.get(1).changes().get(0).found().orElseThrow().entry());
    assertEquals(second, all.get(2).changes().get(0).found().orElseThrow().entry());
    assertEquals("run 7", all.get(2).origin());
    assertEquals(BY, all.get(2).by());
    assertTrue(all.get(2).micros() > all.get(1).micros());
  }

  @Test
  void aReplacedEntryKeepsItsIdentity() throws IOException {
    put(mailbox("a@a.mssante.fr", "Avant"));
    String dn = Tree.mailbox("a@a.mssante.fr");
    var before = directory.change(BY, "", draft -> draft.stamp(dn)).join().orElseThrow();
    directory
        .change(
            BY,
            "",
            draft -> {
              draft.rename(dn, mailbox("b@a.mssante.fr", "Après"));
              return true;
            })
        .join();
    var after =
        directory
            .change(BY, "", draft -> draft.stamp(Tree.mailbox("b@a.mssante.fr")))
            .join()
            .orElseThrow();
    assertEquals(before.uuid(), after.uuid());
    assertEquals(before.createdMicros(), after.createdMicros());
    assertEquals(Optional.empty(), entry("a@a.mssante.fr"));
  }

  @Test
  void whatWasWrittenIsThereAfterAStop() throws IOException {
    put(mailbox("a@a.mssante.fr", "Zoé"));
    directory.close();
    directory = Directory.open(data, SearchLimits.DEFAULT);
    assertTrue(entry("a@a.mssante.fr").isPresent());
    assertEquals(1, directory.find(named("zoé")).count());
  }

  @Test
  void anOlderBackupWithANewerJournalIsAsNewAsTheJournal(@TempDir Path backups) throws IOException {
    put(mailbox("a@a.mssante.fr", "Zoé"));
    directory.close();
    Path backup = backups.resolve("data");
    copy(data.root(), backup);
    directory = Directory.open(data, SearchLimits.DEFAULT);
    put(mailbox("b@a.mssante.fr", "Léa"));
    directory.close();
    Folders.delete(backup.resolve("journal"));
    copy(data.journal(), backup.resolve("journal"));
    directory = Directory.open(DataDirectory.at(backup), SearchLimits.DEFAULT);
    assertTrue(entry("a@a.mssante.fr").isPresent() && entry("b@a.mssante.fr").isPresent());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  @Test
  void aMailboxOnTheRedListIsSeenByTheServerOnly() {
    DirectoryEntry hidden =
        DirectoryEntry.builder(Tree.mailbox("a@a.mssante.fr"))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add("mail", "a@a.mssante.fr")
            .add("cn", "Zoé")
            .add("sn", "Zoé")
            .add("TypeBAL", "PER")
            .add("asListeRouge", "TRUE")
            .build();
    put(hidden);
    Viewer doctor = new Viewer(Tree.account("cabinet"), Viewer.Sight.DIRECTORY);
    Search asServer = named("zoe");
    Search asDoctor = asServer.on(Tree.MAILBOXES, Scope.SUBTREE, doctor);
    assertEquals(1, directory.find(asServer).count());
    assertEquals(0, directory.find(asDoctor).count());
    assertEquals(Optional.empty(), directory.entry(hidden.dn(), doctor));
  }
}
