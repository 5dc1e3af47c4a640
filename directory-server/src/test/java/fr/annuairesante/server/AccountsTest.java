package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

  private static final String DN = Tree.account("cabinet");
  private static final String PASSWORD = "un long mot de passé";

  @TempDir Path folder;
  private DataDirectory data;

  @BeforeEach
  void makeDataDirectory() throws IOException {
    data = DataDirectory.at(folder.resolve("data"));
  }

  private Optional<Accounts.Refusal> add(String name, String password) throws IOException {
    try (Accounts accounts = Accounts.of(data)) {
      return accounts.add(name, password.toCharArray());
    }
  }

  private Directory open() throws IOException {
    return Directory.open(data, SearchLimits.DEFAULT);
  }

  private static boolean logsIn(Directory directory, String dn, String password) {
    return directory.authenticate(dn, password.getBytes(StandardCharsets.UTF_8)).isPresent();
  }

  @Test
  void logsInWithTheRightPasswordOnly() throws IOException {
    assertEquals(Optional.empty(), add("cabinet", PASSWORD));
    try (Directory directory = open()) {
      assertTrue(logsIn(directory, DN, PASSWORD));
      assertTrue(logsIn(directory, DN.toUpperCase(java.util.Locale.ROOT), PASSWORD));
      assertFalse(logsIn(directory, DN, PASSWORD + "!"));
      assertFalse(logsIn(directory, DN, ""));
      assertFalse(logsIn(directory, Tree.account("nobody"), PASSWORD));
      assertFalse(logsIn(directory, "not a name", PASSWORD));
      assertFalse(logsIn(directory, Tree.MAILBOXES, PASSWORD));
    }
  }

  @Test
  void changesReachARunningServerAtTheNextLogin() throws IOException {
    try (Directory directory = open()) {
      assertFalse(logsIn(directory, DN, PASSWORD));
      add("cabinet", PASSWORD);
      assertTrue(logsIn(directory, DN, PASSWORD));
      try (Accounts accounts = Accounts.of(data)) {
        accounts.changePassword("cabinet", "another password".toCharArray());
      }
      assertFalse(logsIn(directory, DN, PASSWORD));
      assertTrue(logsIn(directory, DN, "another password"));
      try (Accounts accounts = Accounts.of(data)) {
        assertEquals(Optional.empty(), accounts.remove("cabinet"));
      }
      assertFalse(logsIn(directory, DN, "another password"));
    }
  }

  @Test
  void refusesWhatItCannotDoAndSaysWhy() throws IOException {
    assertEquals(Optional.of(Accounts.Refusal.BAD_NAME), add("a b", PASSWORD));
    assertEquals(Optional.of(Accounts.Refusal.SHORT_PASSWORD), add("cabinet", "short"));
    assertEquals(Optional.of(Accounts.Refusal.LONG_PASSWORD), add("cabinet", "x".repeat(1025)));
    add("cabinet", PASSWORD);
    assertEquals(Optional.of(Accounts.Refusal.EXISTS), add("CABINET", PASSWORD));
    try (Accounts accounts = Accounts.of(data)) {
      assertEquals(Optional.of(Accounts.Refusal.MISSING), accounts.remove("other"));
      assertEquals(1, accounts.list().size());
    }
  }

  @Test
  void survivesARebuildAndAReopening() throws IOException {
    add("cabinet", PASSWORD);
    try (Directory directory = open()) {
      assertTrue(logsIn(directory, DN, PASSWORD));
    }
    add("second", PASSWORD);
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      rebuild.sink().put(mailbox());
      rebuild.commit();
    }
    try (Directory directory = open()) {
      assertTrue(logsIn(directory, DN, PASSWORD));
      assertTrue(logsIn(directory, Tree.account("second"), PASSWORD));
      assertEquals(Optional.of(mailbox()), directory.entry(mailbox().dn(), Viewer.SERVER));
    }
  }

  @Test
  void keepsTheOldDirectoryWhenARebuildIsGivenUp() throws IOException {
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      rebuild.sink().put(mailbox());
      rebuild.commit();
    }
    Path inForce = data.index().orElseThrow();
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      rebuild.sink().put(mailbox());
    }
    assertEquals(Optional.of(inForce), data.index());
    try (Directory directory = open()) {
      assertTrue(directory.entry(mailbox().dn(), Viewer.SERVER).isPresent());
    }
  }

  @Test
  void letsOneProcessOwnTheDirectory() throws IOException {
    try (Directory directory = open()) {
      assertTrue(directory.entries() > 0);
      DataDirectory.InUse refused =
          assertThrows(DataDirectory.InUse.class, () -> DirectoryRebuild.begin(data));
      assertTrue(refused.getMessage().contains("process"), refused.getMessage());
    }
  }

  @Test
  void neverShowsAPasswordNorAnotherAccount() throws IOException {
    add("cabinet", PASSWORD);
    add("other", PASSWORD);
    try (Directory directory = open()) {
      Viewer viewer =
          directory.authenticate(DN, PASSWORD.getBytes(StandardCharsets.UTF_8)).orElseThrow();
      assertTrue(directory.entry(DN, viewer).isPresent());
      assertEquals(Optional.empty(), directory.entry(Tree.account("other"), viewer));
      assertEquals(Optional.empty(), directory.entry(DN, Viewer.NOBODY));
    }
  }

  @Test
  void storesNoPasswordInClear() throws IOException {
    add("cabinet", PASSWORD);
    String journal =
        Files.readString(
            data.journal().resolve("0000000000000000001.log"), StandardCharsets.ISO_8859_1);
    assertTrue(journal.contains("{PBKDF2-SHA512}"));
    assertFalse(journal.contains("long mot"));
    assertNotEquals("", journal);
  }

  private static DirectoryEntry mailbox() {
    return DirectoryEntry.builder(Tree.mailbox("a.ng@medecin.mssante.fr"))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("cn", "A NG")
        .add("sn", "NG")
        .add("mail", "a.ng@medecin.mssante.fr")
        .add("TypeBAL", "PER")
        .build();
  }
}
