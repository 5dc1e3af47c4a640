package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.search.Right;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emergency switch on accounts (R136). */
@Timeout(60)
class BlockedAccountTest extends OneServer {

  private static String agency;

  @BeforeAll
  static void start() throws IOException {
    agency = RunningServer.account(folder, "agente", Right.AGENCY);
  }

  private static int found(LDAPConnection connection) throws LDAPSearchException {
    return connection
        .search(Tree.MAILBOXES, SearchScope.ONE, "(mail=" + RunningServer.MAILBOX + ")")
        .getEntryCount();
  }

  @Test
  void theAgencyStopsAnAccountAtOnceAndReversiblyOverLdap() throws Exception {
    String account = RunningServer.account(folder, "passerelle");
    try (LDAPConnection open = server.login(account);
        LDAPConnection other = server.login();
        LDAPConnection by = server.login(agency)) {
      assertEquals(1, found(open));
      by.modify(
          account,
          List.of(
              new Modification(
                  ModificationType.ADD, Attributes.OBJECT_CLASS, ObjectClasses.ACCOUNT),
              new Modification(ModificationType.REPLACE, Attributes.STATE, "bloque"),
              new Modification(ModificationType.REPLACE, "description", "fuite d’été")));
      LDAPException out = assertThrows(LDAPException.class, () -> found(open));
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, out.getResultCode());
      assertTrue(out.getDiagnosticMessage().contains("blocked"), out.getDiagnosticMessage());
      LDAPException refused =
          assertThrows(LDAPException.class, () -> server.login(account).close());
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused.getResultCode());
      assertTrue(refused.getDiagnosticMessage().contains("is blocked"), refused.toString());
      LDAPException guess =
          assertThrows(LDAPException.class, () -> open.bind(account, "un autre mot"));
      assertEquals("wrong name or password", guess.getDiagnosticMessage());
      assertEquals(1, found(other), "others go on");
      assertThrows(
          LDAPException.class,
          () ->
              by.modify(
                  account, new Modification(ModificationType.REPLACE, Attributes.STATE, "dort")));
      by.modify(account, new Modification(ModificationType.DELETE, Attributes.STATE));
      try (LDAPConnection again = server.login(account)) {
        assertEquals(1, found(again));
      }
    }
  }

  @Test
  void theAdministratorStopsOneBesideTheServer() throws Exception {
    String account = RunningServer.account(folder, "logiciel-d-hopital");
    try (LDAPConnection open = server.login(account);
        Accounts accounts = Accounts.of(DataDirectory.at(folder))) {
      assertEquals(1, found(open));
      assertTrue(accounts.block("logiciel-d-hopital", "demande du CHU").isEmpty());
      assertThrows(LDAPException.class, () -> server.login(account).close());
      assertThrows(LDAPException.class, () -> found(open));
      assertTrue(accounts.unblock("logiciel-d-hopital").isEmpty());
      try (LDAPConnection again = server.login(account)) {
        assertEquals(1, found(again));
      }
    }
  }

  @Test
  void anOpenConnectionHearsOfItWithoutAnybodysLogin() throws Exception {
    String account = RunningServer.account(folder, "veilleuse");
    try (LDAPConnection open = server.login(account);
        Accounts accounts = Accounts.of(DataDirectory.at(folder))) {
      assertTrue(accounts.remove("veilleuse").isEmpty());
      LDAPException out =
          assertThrows(
              LDAPException.class,
              () -> {
                while (found(open) == 1) {
                  Thread.onSpinWait();
                }
              });
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, out.getResultCode());
    }
  }
}
