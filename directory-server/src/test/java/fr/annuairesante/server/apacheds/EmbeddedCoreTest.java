package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.directory.api.ldap.model.cursor.Cursor;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapNoSuchObjectException;
import org.apache.directory.api.ldap.model.exception.LdapUnwillingToPerformException;
import org.apache.directory.api.ldap.model.filter.EqualityNode;
import org.apache.directory.api.ldap.model.message.AliasDerefMode;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.server.core.api.CoreSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCoreTest {

  private static final String MAILBOX = Tree.mailbox(RunningServer.MAILBOX);

  @TempDir Path folder;

  private RunningServer server;
  private EmbeddedCore core;
  private CoreSession session;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder.resolve("data"));
    core = EmbeddedCore.start(server.directory(), folder.resolve("core"));
    session = core.getAdminSession();
  }

  @AfterEach
  void stop() throws Exception {
    core.shutdown();
    server.close();
  }

  private Dn dn(String name) throws Exception {
    return new Dn(core.getSchemaManager(), name);
  }

  @Test
  void looksEntriesUpInTheDirectory() throws Exception {
    assertTrue(session.exists(dn(MAILBOX)));
    assertFalse(session.exists(dn(Tree.mailbox("absent@essai.mssante.fr"))));
    assertEquals("Desbois", session.lookup(dn(MAILBOX)).get("sn").getString());
    assertThrows(
        LdapNoSuchObjectException.class,
        () -> session.lookup(dn(Tree.mailbox("absent@essai.mssante.fr"))));
  }

  @Test
  void givesACursorThatGoesBothWays() throws Exception {
    try (Cursor<Entry> cursor =
        session.search(
            dn(Tree.SUFFIX),
            SearchScope.SUBTREE,
            new EqualityNode<>("mail", RunningServer.MAILBOX),
            AliasDerefMode.NEVER_DEREF_ALIASES,
            "*")) {
      assertTrue(cursor.next());
      assertFalse(cursor.next());
      assertTrue(cursor.previous());
      assertEquals(RunningServer.MAILBOX, cursor.get().get("mail").getString());
    }
  }

  @Test
  void refusesToChangeAnything() throws Exception {
    assertThrows(LdapUnwillingToPerformException.class, () -> session.delete(dn(MAILBOX)));
    Entry entry = new DefaultEntry(core.getSchemaManager(), dn("ou=x," + Tree.SUFFIX));
    entry.put("objectClass", "organizationalUnit");
    entry.put("ou", "x");
    assertThrows(LdapUnwillingToPerformException.class, () -> session.add(entry));
    assertThrows(
        LdapUnwillingToPerformException.class,
        () -> session.move(dn(MAILBOX), dn(Tree.STRUCTURES)));
  }

  @Test
  void keepsNothingButItsLock() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("core"))) {
      assertEquals(
          List.of(".dirservice.lock"),
          files.filter(Files::isRegularFile).map(each -> each.getFileName().toString()).toList());
    }
  }
}
