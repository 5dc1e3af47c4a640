package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.GenericSASLBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.tls.Authorities;
import fr.annuairesante.server.tls.TestAuthority;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.OperatorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators log in with their certificates, as clients of a real server. */
class OperatorLoginTest extends OperatorsOnAServer {

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.3, false", "TLSv1.2, true", "TLSv1.3, true"})
  void logsInByTheCertificateOfTheConnection(String protocol, boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    for (Issued each : List.of(alpha, beta)) {
      SSLContext client = SSLContext.getInstance(protocol);
      client.init(each.keyManagers(), new TrustManager[] {new TrustAllTrustManager()}, null);
      try (LDAPConnection connection = connect(client)) {
        assertEquals(protocol, connection.getSSLSession().getProtocol());
        connection.bind(new EXTERNALBindRequest());
        assertEquals("dn:" + (each.equals(alpha) ? ALPHA : BETA), whoAmI(connection));
        assertEquals(1, found(connection));
      }
    }
  }

  @Test
  void offersTheMechanismOnlyWhereItIsConfigured() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      assertTrue(connection.getRootDSE().supportsSASLMechanism("EXTERNAL"));
      LDAPException other =
          assertThrows(
              LDAPException.class,
              () -> connection.bind(new GenericSASLBindRequest("", "PLAIN", null)));
      assertEquals(ResultCode.AUTH_METHOD_NOT_SUPPORTED, other.getResultCode());
    }
  }

  @Test
  void seesTheDirectoryAndOnlyItsOwnEntryOfTheOperators() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      var found = connection.search(Tree.OPERATORS, SearchScope.ONE, "(objectClass=*)");
      assertEquals(1, found.getEntryCount());
      assertEquals(ALPHA, found.getSearchEntries().get(0).getDN());
      assertNotNull(connection.getEntry(ALPHA));
      assertNull(connection.getEntry(BETA));
      assertNull(connection.getEntry(RunningServer.ACCOUNT));
    }
    try (LDAPConnection connection = server.login()) {
      assertNull(connection.getEntry(ALPHA), "accounts see none");
    }
  }

  @Test
  void actsForItselfOnly() throws Exception {
    try (LDAPConnection connection = connect(alpha)) {
      for (String own :
          List.of("", "dn:" + ALPHA, "dn:ASOPERATEUR=Alpha, ou=operateurs,dc=mssante,dc=fr")) {
        connection.bind(new EXTERNALBindRequest(own));
        assertEquals("dn:" + ALPHA, whoAmI(connection));
      }
      for (String other : List.of("dn:" + BETA, "u:alpha", "dn:", "dn:pas un nom", ALPHA)) {
        LDAPException refused = refused(connection, new EXTERNALBindRequest(other));
        assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode(), other);
        assertTrue(refused.getMessage().contains("dn:" + ALPHA), refused.getMessage());
        assertEquals("", whoAmI(connection));
      }
    }
  }

  @Test
  void saysWhenThereIsNoCertificate() throws Exception {
    try (LDAPConnection connection = server.connect()) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertTrue(refused.getMessage().contains("LDAPTLS_CERT"), refused.getMessage());
    }
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", server.clearPort())) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertTrue(refused.getMessage().contains("LDAPS port"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aCertificateThatNobodyKnowsHarmsNoLoginByPassword(boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    KeyManager habit = insisting(stranger, new boolean[] {true});
    try (LDAPConnection connection = connect(client(habit))) {
      assertNotNull(connection.getSSLSession().getLocalCertificates(), "it was sent");
      connection.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      assertEquals(1, found(connection));
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused.getResultCode());
      assertTrue(refused.getMessage().contains("CN=AC Autre"), refused.getMessage());
      assertEquals("", whoAmI(connection), "the login before has ended");
    }
  }

  @Test
  void refusesACertificateThatIsNoOperators() throws Exception {
    try (LDAPConnection connection = connect(below.client("inconnu.exemple.fr"))) {
      LDAPException refused = refused(connection);
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused.getResultCode());
      assertTrue(refused.getMessage().contains("OPE-009"), refused.getMessage());
    }
  }

  @Test
  void theOldCertificateAndTheNewOneOverlap() throws Exception {
    Issued renewed = below.client("alpha.exemple.fr 2");
    operators.add("alpha", renewed.x509());
    try (LDAPConnection before = login(alpha);
        LDAPConnection after = login(renewed)) {
      assertEquals(whoAmI(before), whoAmI(after));
      operators.act(
          new Act.RevokeCertificate(
              new OperatorId("alpha"),
              fr.annuairesante.server.access.OperatorCertificate.key(alpha.x509())));
      refusedSearch(before);
      assertEquals(1, found(after));
    }
  }

  @Test
  void aCertificateOfTheSameNameAndNumberIsNotTheSame() throws Exception {
    Path twin = shared.resolve("jumeau");
    TestAuthority other = TestAuthority.root(twin, "AC Racine d’Été");
    Issued own = root.client("vrai.exemple.fr");
    operators.add("alpha", own.x509());
    String serial = own.x509().getSerialNumber().toString(16);
    Files.writeString(other.path("serial"), serial.length() % 2 == 0 ? serial : "0" + serial);
    Issued forged = other.client("vrai.exemple.fr");
    assertEquals(own.x509().getSerialNumber(), forged.x509().getSerialNumber());
    Path both = folder.resolve("autorités.pem");
    Files.writeString(both, Files.readString(root.own()) + Files.readString(other.own()));
    Files.copy(other.path("own.crl"), lists.resolve("autre.crl"));
    trust.use(Authorities.read(both));
    trust.refresh();
    try (LDAPConnection connection = login(own)) {
      assertEquals("dn:" + ALPHA, whoAmI(connection));
    }
    try (LDAPConnection connection = connect(forged)) {
      assertTrue(refused(connection).getMessage().contains("OPE-009"));
    }
  }

  @Test
  void countsConnectionsPerOperator() throws Exception {
    try (LDAPConnection first = login(alpha);
        LDAPConnection second = login(alpha);
        LDAPConnection third = connect(alpha);
        LDAPConnection other = login(beta)) {
      assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, refused(third).getResultCode());
      first.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      third.bind(new EXTERNALBindRequest());
      assertEquals(whoAmI(second), whoAmI(third));
      assertEquals("dn:" + BETA, whoAmI(other));
    }
  }
}
