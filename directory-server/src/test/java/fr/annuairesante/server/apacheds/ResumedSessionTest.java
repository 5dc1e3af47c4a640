package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.server.tls.TestAuthority.Issued;
import java.nio.file.Files;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators on TLS sessions that were resumed. */
class ResumedSessionTest extends OperatorsOnAServer {

  /** A session of the client's cache says whether it was there before. */
  private static boolean known(LDAPConnection connection) {
    SSLSession session = connection.getSSLSession();
    boolean known = session.getValue("seen") != null;
    session.putValue("seen", "yes");
    return known;
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.3, false", "TLSv1.2, true", "TLSv1.3, true"})
  void aResumedSessionHasTheCertificateItBeganWith(String protocol, boolean jdk) throws Exception {
    if (jdk) {
      useTheJdksTls();
    }
    for (boolean first : new boolean[] {true, false}) {
      boolean[] sends = {first};
      SSLContext client = SSLContext.getInstance(protocol);
      client.init(
          new KeyManager[] {insisting(alpha, sends)},
          new TrustManager[] {new TrustAllTrustManager()},
          null);
      try (LDAPConnection connection = connect(client)) {
        assertFalse(known(connection));
        assertEquals(first, logsIn(connection));
      }
      sends[0] = !first;
      try (LDAPConnection connection = connect(client)) {
        assertTrue(known(connection), "resumed");
        assertEquals(first, logsIn(connection));
      }
    }
  }

  private static boolean logsIn(LDAPConnection connection) throws LDAPException {
    try {
      connection.bind(new EXTERNALBindRequest());
      assertEquals("dn:" + ALPHA, whoAmI(connection));
      return true;
    } catch (LDAPException refused) {
      assertEquals(ResultCode.INAPPROPRIATE_AUTHENTICATION, refused.getResultCode());
      assertEquals("", whoAmI(connection));
      return false;
    }
  }

  @Test
  void aResumedSessionOfARevokedCertificateIsWorthNothing() throws Exception {
    Issued lost = below.client("volé.exemple.fr");
    operators.add("alpha", lost.x509());
    SSLContext client = client(lost.keyManagers());
    try (LDAPConnection connection = connect(client)) {
      known(connection);
      connection.bind(new EXTERNALBindRequest());
    }
    below.revoke(lost.certificate());
    Files.write(lists.resolve("serveurs.crl"), Files.readAllBytes(below.crl()));
    trust.refresh();
    try (LDAPConnection connection = connect(client)) {
      assertTrue(known(connection), "resumed");
      assertEquals(ResultCode.INVALID_CREDENTIALS, refused(connection).getResultCode());
    }
  }
}
