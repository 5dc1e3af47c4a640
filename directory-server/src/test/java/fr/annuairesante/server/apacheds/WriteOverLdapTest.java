package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ManageDsaITRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadResponseControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadResponseControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Right;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Add, modify and delete as RFC 4511 has them, on the entries that hold what they are given. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WriteOverLdapTest {

  private static final String NEW = Tree.account("cabinet-élan".replace('é', 'e'));

  @TempDir Path folder;

  private RunningServer server;
  private LDAPConnection agency;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder);
    String account = RunningServer.account(folder, "agence", Right.AGENCY);
    agency = server.login(account);
  }

  @AfterEach
  void stop() throws Exception {
    agency.close();
    server.close();
  }

  private static AddRequest account(String dn, String... lines) throws Exception {
    List<String> ldif = new ArrayList<>();
    ldif.add("dn: " + dn);
    ldif.add("objectClass: account");
    ldif.add("objectClass: simpleSecurityObject");
    ldif.add("uid: " + dn.substring(4, dn.indexOf(',')));
    ldif.add("userPassword: " + RunningServer.PASSWORD);
    ldif.addAll(List.of(lines));
    return new AddRequest(ldif.toArray(String[]::new));
  }

  private static void refused(ResultCode code, Executable write) {
    LDAPException refused = assertThrows(LDAPException.class, write);
    assertEquals(code, refused.getResultCode(), refused.getDiagnosticMessage());
    assertFalse(refused.getDiagnosticMessage().isBlank());
  }

  private static Modification step(ModificationType type, String attribute, String... values) {
    return new Modification(type, attribute, values);
  }

  private List<String> descriptions() throws Exception {
    SearchResultEntry entry = agency.getEntry(NEW);
    String[] values = entry.getAttributeValues("description");
    return values == null ? List.of() : List.of(values);
  }

  @Test
  void anAddedAccountLogsInAndItsPasswordIsNowhereInClear() throws Exception {
    agency.add(account(NEW, "description: cabinet d'Élan"));
    assertEquals(List.of("cabinet d'Élan"), descriptions());
    assertNull(agency.getEntry(NEW, "*", "+").getAttributeValue("userPassword"));
    assertEquals(
        Tree.account("agence"), agency.getEntry(NEW, "+").getAttributeValue("creatorsName"));
    try (LDAPConnection other = server.login(NEW)) {
      assertNotNull(other.getEntry(Tree.mailbox(RunningServer.MAILBOX)));
    }
    String secret = "un-autre-mot-de-passe";
    agency.modify(NEW, step(ModificationType.REPLACE, "userPassword", secret));
    try (LDAPConnection other = server.connect()) {
      refused(ResultCode.INVALID_CREDENTIALS, () -> other.bind(NEW, RunningServer.PASSWORD));
      assertEquals(ResultCode.SUCCESS, other.bind(NEW, secret).getResultCode());
    }
    agency.delete(NEW);
    assertNull(agency.getEntry(NEW));
    refused(ResultCode.NO_SUCH_OBJECT, () -> agency.delete(NEW));
    byte[] journal = java.nio.file.Files.readAllBytes(folder.resolve("journal/changes.log"));
    String written = new String(journal, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFalse(written.contains(secret));
  }

  @Test
  void refusesPasswordsThatAreNone() throws Exception {
    agency.add(account(NEW));
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        () -> agency.modify(NEW, step(ModificationType.REPLACE, "userPassword", "court")));
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        () ->
            agency.modify(
                NEW, step(ModificationType.REPLACE, "userPassword", "{SSHA}AAAAAAAAAAAAAAAA")));
    refused(
        ResultCode.OBJECT_CLASS_VIOLATION,
        () -> agency.modify(NEW, step(ModificationType.DELETE, "userPassword")));
  }

  @Test
  void stepsOfAModifyFollowEachOtherAndAllOrNothing() throws Exception {
    agency.add(account(NEW, "description: un", "description: deux"));
    agency.modify(
        new ModifyRequest(
            NEW,
            step(ModificationType.DELETE, "description", "UN"),
            step(ModificationType.ADD, "description", "un"),
            step(ModificationType.ADD, "description", "trois")));
    assertEquals(List.of("deux", "un", "trois"), descriptions());
    refused(
        ResultCode.NO_SUCH_ATTRIBUTE,
        () ->
            agency.modify(
                new ModifyRequest(
                    NEW,
                    step(ModificationType.ADD, "description", "quatre"),
                    step(ModificationType.DELETE, "description", "cinq"))));
    assertEquals(List.of("deux", "un", "trois"), descriptions());
    refused(
        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
        () -> agency.modify(NEW, step(ModificationType.ADD, "description", "DEUX")));
    refused(
        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
        () -> agency.modify(NEW, step(ModificationType.REPLACE, "description", "a", "A")));
    agency.modify(NEW, step(ModificationType.REPLACE, "description", "é"));
    assertEquals(List.of("é"), descriptions());
    agency.modify(NEW, step(ModificationType.DELETE, "description"));
    assertEquals(List.of(), descriptions());
    agency.modify(NEW, step(ModificationType.REPLACE, "description"));
    refused(
        ResultCode.NO_SUCH_ATTRIBUTE,
        () -> agency.modify(NEW, step(ModificationType.DELETE, "description")));
    refused(
        ResultCode.PROTOCOL_ERROR,
        () -> agency.modify(NEW, step(ModificationType.ADD, "description")));
    refused(
        ResultCode.PROTOCOL_ERROR,
        () -> agency.modify(NEW, step(ModificationType.INCREMENT, "description", "1")));
  }

  @Test
  void keepsTheSchema() throws Exception {
    agency.add(account(NEW));
    refused(ResultCode.ENTRY_ALREADY_EXISTS, () -> agency.add(account(NEW)));
    refused(
        ResultCode.UNDEFINED_ATTRIBUTE_TYPE,
        () -> agency.modify(NEW, step(ModificationType.ADD, "couleur", "bleu")));
    refused(
        ResultCode.OBJECT_CLASS_VIOLATION,
        () -> agency.modify(NEW, step(ModificationType.ADD, "mail", "a@b.fr")));
    refused(
        ResultCode.OBJECT_CLASS_VIOLATION,
        () -> agency.modify(NEW, step(ModificationType.ADD, "objectClass", "robot")));
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        () -> agency.modify(NEW, step(ModificationType.ADD, "entryUUID", "x")));
    refused(
        ResultCode.INVALID_ATTRIBUTE_SYNTAX,
        () -> agency.modify(NEW, step(ModificationType.ADD, "seeAlso", "pas un nom")));
    refused(
        ResultCode.INVALID_ATTRIBUTE_SYNTAX,
        () -> agency.modify(NEW, step(ModificationType.ADD, "description", "")));
    refused(
        ResultCode.NOT_ALLOWED_ON_RDN,
        () -> agency.modify(NEW, step(ModificationType.REPLACE, "uid", "autre")));
    refused(
        ResultCode.NAMING_VIOLATION,
        () -> agency.add(account("uid=a,uid=logiciel," + Tree.ACCOUNTS)));
    refused(
        ResultCode.NAMING_VIOLATION,
        () ->
            agency.add(
                "dn: uid=nommé," + Tree.ACCOUNTS,
                "objectClass: account",
                "objectClass: simpleSecurityObject",
                "uid: autrement",
                "userPassword: " + RunningServer.PASSWORD));
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        () ->
            agency.add(
                account(Tree.account("riche"), "objectClass: asCompte", "asHabilitation: tout")));
    refused(
        ResultCode.UNWILLING_TO_PERFORM,
        () -> agency.modifyDN(new ModifyDNRequest(NEW, "uid=autre", true)));
    refused(ResultCode.NOT_ALLOWED_ON_NONLEAF, () -> agency.delete(Tree.ACCOUNTS));
    refused(ResultCode.INVALID_DN_SYNTAX, () -> agency.delete("pas un nom"));
    refused(ResultCode.NO_SUCH_OBJECT, () -> agency.delete("uid=a,dc=ailleurs"));
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> agency.delete(Tree.SUFFIX));
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> agency.delete(Tree.person("810000000001")));
  }

  @Test
  void onlyWhoMayWriteWrites() throws Exception {
    try (LDAPConnection searcher = server.login();
        LDAPConnection nobody = server.connect()) {
      for (LDAPConnection each : List.of(searcher, nobody)) {
        refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> each.add(account(NEW)));
        refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> each.delete(RunningServer.ACCOUNT));
      }
    }
    assertNull(agency.getEntry(NEW));
  }

  @Test
  void readsTheEntryBeforeAndAfter() throws Exception {
    AddRequest add = account(NEW, "description: un");
    add.addControl(new PostReadRequestControl(true, "description", "entryUUID", "userPassword"));
    ReadOnlyEntry added = PostReadResponseControl.get(agency.add(add)).getEntry();
    assertEquals("un", added.getAttributeValue("description"));
    assertNull(added.getAttributeValue("userPassword"));
    String identity = added.getAttributeValue("entryUUID");
    assertEquals(agency.getEntry(NEW, "+").getAttributeValue("entryUUID"), identity);

    ModifyRequest modify =
        new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "deux"));
    modify.addControl(new PreReadRequestControl(true, "description", "modifyTimestamp"));
    modify.addControl(new PostReadRequestControl(true, "*", "+"));
    LDAPResult modified = agency.modify(modify);
    assertEquals(
        "un", PreReadResponseControl.get(modified).getEntry().getAttributeValue("description"));
    ReadOnlyEntry after = PostReadResponseControl.get(modified).getEntry();
    assertEquals("deux", after.getAttributeValue("description"));
    assertEquals(identity, after.getAttributeValue("entryUUID"));
    assertEquals(
        agency.getEntry(NEW, "+").getAttributeValue("modifyTimestamp"),
        after.getAttributeValue("modifyTimestamp"));

    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new PreReadRequestControl(true));
    ReadOnlyEntry gone = PreReadResponseControl.get(agency.delete(delete)).getEntry();
    assertEquals("deux", gone.getAttributeValue("description"));
  }

  @Test
  void writesNothingWhenTheAssertionIsNotTrue() throws Exception {
    AddRequest add = account(NEW, "description: un");
    add.addControl(new AssertionRequestControl("(description=un)"));
    agency.add(add);
    ModifyRequest modify =
        new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "deux"));
    modify.addControl(new AssertionRequestControl("(description=un)"));
    agency.modify(modify);
    refused(ResultCode.ASSERTION_FAILED, () -> agency.modify(modify));
    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new AssertionRequestControl("(!(description=deux))"));
    refused(ResultCode.ASSERTION_FAILED, () -> agency.delete(delete));
    assertEquals(List.of("deux"), descriptions());
  }

  @Test
  void searchesAndComparesNothingWhenTheAssertionIsNotTrue() throws Exception {
    String dn = Tree.mailbox(RunningServer.MAILBOX);
    for (String base : List.of(dn, "", "cn=subschema")) {
      SearchRequest search = new SearchRequest(base, SearchScope.BASE, "(objectClass=*)");
      search.addControl(new AssertionRequestControl("(objectClass=*)"));
      assertEquals(1, agency.search(search).getEntryCount());
      search.setControls(new AssertionRequestControl("(sn=Autre)"));
      refused(ResultCode.ASSERTION_FAILED, () -> agency.search(search));
    }
    CompareRequest compare = new CompareRequest(dn, "sn", "Desbois");
    compare.addControl(new AssertionRequestControl("(sn=desbois)"));
    assertTrue(agency.compare(compare).compareMatched());
    compare.setControls(new AssertionRequestControl("(sn=Autre)"));
    refused(ResultCode.ASSERTION_FAILED, () -> agency.compare(compare));
  }

  @Test
  void takesNoControlWhereItDoesNotBelong() throws Exception {
    AddRequest add = account(NEW);
    add.addControl(new PreReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    add.setControls(new SimplePagedResultsControl(10, true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    add.setControls(new Control("1.2.3.4", true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    assertNull(agency.getEntry(NEW));
    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new PostReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.delete(delete));
    SearchRequest search = new SearchRequest(Tree.MAILBOXES, SearchScope.BASE, "(objectClass=*)");
    search.addControl(new PostReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.search(search));
    add.setControls(
        new PreReadRequestControl(false),
        new ManageDsaITRequestControl(true),
        new Control("1.2.3.4", false));
    assertEquals(ResultCode.SUCCESS, agency.add(add).getResultCode());
    add.setControls(new Control("1.3.6.1.1.12", true));
    refused(ResultCode.PROTOCOL_ERROR, () -> agency.add(add));
  }

  @Test
  void answersManyWritesOfOneConnectionInOrderAndSearchesAfterThem() throws Exception {
    agency.add(account(NEW));
    List<Integer> answered = new ArrayList<>();
    List<AsyncRequestID> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(
          agency.asyncModify(
              new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "n" + i)),
              (id, result) -> {
                synchronized (answered) {
                  answered.add(id.getMessageID());
                }
              }));
    }
    assertEquals(List.of("n199"), descriptions());
    for (AsyncRequestID each : sent) {
      assertEquals(ResultCode.SUCCESS, each.get().getResultCode());
    }
    synchronized (answered) {
      assertEquals(sent.stream().map(AsyncRequestID::getMessageID).toList(), answered);
    }
  }

  @Test
  void whatIsAbandonedOrCutOffIsDoneOrNotAndHarmsNobody() throws Exception {
    agency.add(account(NEW));
    for (int i = 0; i < 20; i++) {
      try (LDAPConnection other = server.login(Tree.account("agence"))) {
        AsyncRequestID last =
            other.asyncModify(
                new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "n" + i)),
                (id, result) -> {});
        if (i % 2 == 0) {
          other.abandon(last);
        }
      }
    }
    agency.modify(NEW, step(ModificationType.REPLACE, "description", "enfin"));
    assertEquals(List.of("enfin"), descriptions());
  }

  @Test
  void ofTwoThatRaceOneWins() throws Exception {
    agency.add(account(NEW));
    List<ResultCode> codes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                ResultCode code;
                try (LDAPConnection other = server.login(Tree.account("agence"))) {
                  code =
                      other
                          .modify(NEW, step(ModificationType.ADD, "description", "à moi"))
                          .getResultCode();
                } catch (LDAPException refused) {
                  code = refused.getResultCode();
                } catch (java.security.GeneralSecurityException impossible) {
                  throw new IllegalStateException(impossible);
                }
                synchronized (codes) {
                  codes.add(code);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertEquals(1, codes.stream().filter(ResultCode.SUCCESS::equals).count());
    assertEquals(3, codes.stream().filter(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS::equals).count());
  }
}
