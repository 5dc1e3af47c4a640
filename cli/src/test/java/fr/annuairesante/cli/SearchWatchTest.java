package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.importer.report.NightReport.Point;
import fr.annuairesante.importer.report.NightReport.Searches;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.apacheds.FrontEndConfig;
import fr.annuairesante.server.apacheds.LdapFrontEnd;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.trace.AccessTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchWatchTest {

  private static final String PASSWORD = "un mot de passe d'essai";

  @TempDir private Path folder;

  @Test
  void tellsHowManySearchesThereWereAndHowLongTheyTook() throws Exception {
    DataDirectory data = DataDirectory.at(folder);
    try (Accounts accounts = Accounts.of(data)) {
      assertTrue(accounts.add("garde", PASSWORD.toCharArray()).isEmpty());
    }
    try (Directory directory = Directory.open(data, SearchLimits.DEFAULT);
        LdapFrontEnd server =
            LdapFrontEnd.start(
                FrontEndConfig.ldaps(
                        "127.0.0.1", 0, KeyPairStore.selfSigned(data.tls()), folder.resolve("x"))
                    .withClearPort(0),
                directory,
                AccessTrace.none())) {
      int port = server.clearPort().getAsInt();
      try (SearchWatch watch = SearchWatch.start(() -> client(port));
          LDAPConnection client = client(port)) {
        for (int i = 0; i < 7; i++) {
          client.search(Tree.MAILBOXES, SearchScope.SUB, "(mail=*)");
        }
        Searches seen = watch.searches().get(0);
        assertTrue(seen.count() >= 6, "of seven, the last may not be counted yet: " + seen.count());
        assertEquals(0, seen.failed());
        assertEquals(seen.count(), seen.points().stream().mapToLong(Point::count).sum());
        Point last = seen.points().get(seen.points().size() - 1);
        assertTrue(last.p50Millis() > 0);
        assertTrue(last.p99Millis() >= last.p50Millis());
      }
    }
  }

  private static LDAPConnection client(int port) throws LDAPException {
    LDAPConnection client = new LDAPConnection("127.0.0.1", port);
    client.bind(Tree.account("garde"), PASSWORD);
    return client;
  }

  @Test
  void aServerThatIsNotThereLeavesNothing() {
    try (SearchWatch watch =
        SearchWatch.start(
            () -> {
              throw new IOException("nobody there");
            })) {
      assertEquals(List.of(), watch.searches());
    }
  }
}
