package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import fr.annuairesante.schema.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Add, modify and delete as RFC 4511 has them, on the entries that hold what they are given. */
class WriteOverLdapTest extends AgencyOnAServer {

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
    StringBuilder written = new StringBuilder();
    try (Stream<Path> journal = Files.list(folder.resolve("journal"))) {
      for (Path file : journal.toList()) {
        written.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(written.toString().contains("{PBKDF2-SHA512}"));
    assertFalse(written.toString().contains(secret));
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
}
