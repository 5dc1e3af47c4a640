package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import fr.annuairesante.server.tls.TestAuthority;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.OperatorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ends the login of an operator on a connection that stays open. */
class EndedLoginTest extends OperatorsOnAServer {

  @Test
  void refusesASuspendedOperatorAtOnceAndAlsoOnItsOpenConnection() throws Exception {
    try (LDAPConnection connection = login(alpha);
        LDAPConnection other = login(beta)) {
      assertEquals(1, found(connection));
      operators.act(new Act.Suspend(new OperatorId("alpha"), "Visite de conformité."));
      LDAPException ended = refusedSearch(connection);
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ended.getResultCode());
      assertTrue(ended.getMessage().contains("no longer logged in: OPE-002"), ended.getMessage());
      assertEquals("", whoAmI(connection));
      assertTrue(refused(connection).getMessage().contains("Visite de conformité."));
      assertEquals(1, found(other));
      operators.act(new Act.Resume(new OperatorId("alpha")));
      assertEquals(
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS, refusedSearch(connection).getResultCode());
      connection.bind(new EXTERNALBindRequest());
      assertEquals(1, found(connection));
    }
  }

  @Test
  void endsTheLoginWhenTheAuthorityRevokesTheCertificate() throws Exception {
    Issued lost = below.client("perdu.exemple.fr");
    operators.add("alpha", lost.x509());
    try (LDAPConnection connection = login(lost);
        LDAPConnection other = login(alpha)) {
      below.revoke(lost.certificate());
      Files.write(lists.resolve("serveurs.crl"), Files.readAllBytes(below.crl()));
      assertEquals(1, found(connection), "nobody has read the list yet");
      trust.refresh();
      LDAPException ended = refusedSearch(connection);
      assertTrue(ended.getMessage().contains("your certificate was revoked"), ended.getMessage());
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused(connection).getResultCode());
      assertEquals(1, found(other));
    }
  }

  @Test
  void endsLoginsWhenTheListsAreTooOldToTell() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      assertEquals(1, found(connection));
      later.set(Duration.ofDays(2).toNanos());
      LDAPException ended = refusedSearch(connection);
      assertTrue(ended.getMessage().contains("(CRL) of CN=AC Racine d’Été"), ended.getMessage());
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.UNAVAILABLE, refused.getResultCode());
      connection.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      assertEquals(1, found(connection), "accounts go on");
      Instant now = clock.instant();
      for (TestAuthority each : List.of(root, below)) {
        Path list = each.crl(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        Files.write(
            lists.resolve(each == root ? "racine.crl" : "serveurs.crl"), Files.readAllBytes(list));
      }
      trust.refresh();
      connection.bind(new EXTERNALBindRequest());
      assertEquals("dn:" + ALPHA, whoAmI(connection));
    } finally {
      root.crl();
      below.crl();
    }
  }

  @Test
  void endsTheLoginWithTheCertificatesLastDay() throws Exception {
    try (LDAPConnection connection = login(beta)) {
      assertEquals(1, found(connection));
      Instant now = clock.instant();
      Files.write(
          lists.resolve("serveurs.crl"),
          Files.readAllBytes(below.crl(now, now.plus(Duration.ofDays(30)))));
      Files.write(
          lists.resolve("racine.crl"),
          Files.readAllBytes(root.crl(now, now.plus(Duration.ofDays(30)))));
      trust.refresh();
      assertEquals(1, found(connection));
      later.set(Duration.ofDays(10).toNanos());
      assertTrue(refusedSearch(connection).getMessage().contains("your certificate ended on"));
    } finally {
      root.crl();
      below.crl();
    }
  }
}
