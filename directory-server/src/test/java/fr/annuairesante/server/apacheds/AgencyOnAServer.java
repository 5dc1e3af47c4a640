package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Right;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The agency on a connection to a real server, and an account that is not there yet. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class AgencyOnAServer {

  static final String NEW = Tree.account("cabinet-élan".replace('é', 'e'));

  @TempDir Path folder;

  RunningServer server;
  LDAPConnection agency;

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

  static AddRequest account(String dn, String... lines) throws Exception {
    List<String> ldif = new ArrayList<>();
    ldif.add("dn: " + dn);
    ldif.add("objectClass: account");
    ldif.add("objectClass: simpleSecurityObject");
    ldif.add("uid: " + dn.substring(4, dn.indexOf(',')));
    ldif.add("userPassword: " + RunningServer.PASSWORD);
    ldif.addAll(List.of(lines));
    return new AddRequest(ldif.toArray(String[]::new));
  }

  static void refused(ResultCode code, Executable write) {
    LDAPException refused = assertThrows(LDAPException.class, write);
    assertEquals(code, refused.getResultCode(), refused.getDiagnosticMessage());
    assertFalse(refused.getDiagnosticMessage().isBlank());
  }

  static Modification step(ModificationType type, String attribute, String... values) {
    return new Modification(type, attribute, values);
  }

  List<String> descriptions() throws Exception {
    SearchResultEntry entry = agency.getEntry(NEW);
    String[] values = entry.getAttributeValues("description");
    return values == null ? List.of() : List.of(values);
  }
}
