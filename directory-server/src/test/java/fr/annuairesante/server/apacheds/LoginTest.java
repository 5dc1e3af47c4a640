package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.GenericSASLBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import fr.annuairesante.schema.Tree;
import org.junit.jupiter.api.Test;

class LoginTest extends OneServer {

  private static ResultCode login(String dn, String password) throws Exception {
    try (LDAPConnection connection = server.connect()) {
      return connection.bind(new SimpleBindRequest(dn, password)).getResultCode();
    } catch (LDAPException refused) {
      return refused.getResultCode();
    }
  }

  private static String whoAmI(LDAPConnection connection) throws LDAPException {
    return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
        .getAuthorizationID();
  }

  @Test
  void tellsAnAccountWhoItIs() throws Exception {
    try (LDAPConnection connection = server.login()) {
      assertEquals("dn:" + RunningServer.ACCOUNT, whoAmI(connection));
    }
  }

  @Test
  void givesTheSameAnswerToAWrongNameAndAWrongPassword() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException password =
          assertThrows(
              LDAPException.class, () -> connection.bind(RunningServer.ACCOUNT, "un autre"));
      LDAPException name =
          assertThrows(
              LDAPException.class,
              () -> connection.bind(Tree.account("personne"), RunningServer.PASSWORD));
      assertEquals(ResultCode.INVALID_CREDENTIALS, password.getResultCode());
      assertEquals(ResultCode.INVALID_CREDENTIALS, name.getResultCode());
      assertEquals(password.getDiagnosticMessage(), name.getDiagnosticMessage());
    }
  }

  @Test
  void refusesANameThatCannotBeReadAsAWrongPassword() throws Exception {
    assertEquals(ResultCode.INVALID_CREDENTIALS, login("pas un nom", "x"));
    assertEquals(ResultCode.INVALID_CREDENTIALS, login("", "x"));
  }

  @Test
  void refusesANameWithoutAPassword() throws Exception {
    assertEquals(ResultCode.UNWILLING_TO_PERFORM, serverAnswerToNoPassword());
  }

  /** The SDK itself refuses to send this. */
  private static ResultCode serverAnswerToNoPassword() throws Exception {
    try (RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.bind(RunningServer.ACCOUNT, ""));
      return ResultCode.valueOf(client.read().getBindResponseProtocolOp().getResultCode());
    }
  }

  @Test
  void takesAnEmptyBindAsNobody() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      assertEquals(ResultCode.SUCCESS, connection.bind("", "").getResultCode());
      assertEquals("", whoAmI(connection));
    }
  }

  @Test
  void forgetsTheAccountWhenTheNextBindFails() throws Exception {
    try (LDAPConnection connection = server.login()) {
      assertThrows(LDAPException.class, () -> connection.bind(RunningServer.ACCOUNT, "faux"));
      assertEquals("", whoAmI(connection));
    }
  }

  @Test
  void saysHowToLeaveLdapVersionTwo() throws Exception {
    try (RawClient client = new RawClient(server.clearPort())) {
      client.send(
          1,
          new ASN1Sequence(
              (byte) 0x60,
              new ASN1Integer(2),
              new ASN1OctetString(RunningServer.ACCOUNT),
              new ASN1OctetString((byte) 0x80, RunningServer.PASSWORD)));
      var response = client.read().getBindResponseProtocolOp();
      assertEquals(2, response.getResultCode());
      assertTrue(response.getDiagnosticMessage().contains("version = 3"));
    }
  }

  @Test
  void offersNoSasl() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException refused =
          assertThrows(
              LDAPException.class,
              () -> connection.bind(new GenericSASLBindRequest("", "EXTERNAL", null)));
      assertEquals(ResultCode.AUTH_METHOD_NOT_SUPPORTED, refused.getResultCode());
    }
  }

  @Test
  void closesAConnectionThatGuesses() throws Exception {
    try (RawClient client = new RawClient(server.clearPort())) {
      for (int i = 1; i <= RunningServer.LIMITS.failedLogins(); i++) {
        client.send(i, RawClient.bind(RunningServer.ACCOUNT, "essai" + i));
        assertEquals(49, client.read().getBindResponseProtocolOp().getResultCode());
      }
      assertEquals(0, client.read().getMessageID());
      assertEquals(null, client.read());
    }
  }

  @Test
  void answersWhatFollowsALoginInOneWriteAfterIt() throws Exception {
    try (RawClient client = new RawClient(server.clearPort())) {
      byte[] bind =
          new ASN1Sequence(
                  new ASN1Integer(1), RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD))
              .encode();
      byte[] search =
          new ASN1Sequence(
                  new ASN1Integer(2), RawClient.search(Tree.SUFFIX, 0, RawClient.present("dc")))
              .encode();
      byte[] both = new byte[bind.length + search.length];
      System.arraycopy(bind, 0, both, 0, bind.length);
      System.arraycopy(search, 0, both, bind.length, search.length);
      client.send(both);
      assertEquals(0, client.read().getBindResponseProtocolOp().getResultCode());
      assertEquals(Tree.SUFFIX, client.read().getSearchResultEntryProtocolOp().getDN());
      assertEquals(0, client.read().getSearchResultDoneProtocolOp().getResultCode());
    }
  }

  @Test
  void letsNobodySearchOrCompareBeforeTheLogin() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException search =
          assertThrows(
              LDAPException.class,
              () -> connection.search(Tree.SUFFIX, SearchScope.SUB, "(mail=*)"));
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, search.getResultCode());
      LDAPException compare =
          assertThrows(LDAPException.class, () -> connection.compare(Tree.SUFFIX, "dc", "mssante"));
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, compare.getResultCode());
    }
  }

  @Test
  void refusesToStartTlsTwice() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException refused =
          assertThrows(
              LDAPException.class,
              () -> connection.processExtendedOperation("1.3.6.1.4.1.1466.20037"));
      assertEquals(ResultCode.OPERATIONS_ERROR, refused.getResultCode());
    }
  }
}
