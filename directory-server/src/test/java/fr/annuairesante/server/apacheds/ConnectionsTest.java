package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.AsyncSearchResultListener;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.Tree;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

  @TempDir Path folder;

  /** With time for a handshake on a busy machine. */
  private static ConnectionLimits limits(int perAddress, int idleSeconds) {
    return limits(perAddress, idleSeconds, 60);
  }

  private static ConnectionLimits limits(int perAddress, int idleSeconds, int handshakeSeconds) {
    return RunningServer.limits(
        Map.of(
            "connectionsPerAddress",
            perAddress,
            "handshakeSeconds",
            handshakeSeconds,
            "idleSeconds",
            idleSeconds,
            "pendingBytes",
            16 * 1024,
            "operationsPerConnection",
            2));
  }

  private static boolean closedAtOnce(RunningServer server) throws Exception {
    try (RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.rootDse());
      return client.read() == null;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void takesNoMoreThanItsShareFromOneAddressAndRecovers() throws Exception {
    try (RunningServer server =
        RunningServer.start(folder, limits(2, 300), RunningServer.mailboxes())) {
      try (RawClient first = new RawClient(server.clearPort());
          RawClient second = new RawClient(server.clearPort())) {
        first.send(1, RawClient.rootDse()).read();
        second.send(1, RawClient.rootDse()).read();
        assertTrue(closedAtOnce(server));
      }
      RunningServer.until(() -> server.frontEnd().connections() == 0);
      assertFalse(closedAtOnce(server));
    }
  }

  @Test
  void closesIdleConnectionsWithANotice() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 1), RunningServer.mailboxes());
        RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.rootDse());
      client.read();
      client.read();
      assertEquals(0, client.read().getMessageID());
      assertNull(client.read());
    }
  }

  @Test
  void closesAConnectionThatNeverFinishesItsHandshake() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 300, 1), RunningServer.mailboxes());
        RawClient silent = new RawClient(server.frontEnd().ldapsPort())) {
      assertNull(silent.read());
    }
  }

  @Test
  void forgetsConnectionsThatBreak() throws Exception {
    try (RunningServer server =
        RunningServer.start(folder, limits(20, 300), RunningServer.mailboxes())) {
      for (int i = 0; i < 10; i++) {
        LDAPConnection connection = server.login();
        connection.closeWithoutUnbind();
      }
      RunningServer.until(() -> server.frontEnd().connections() == 0);
    }
  }

  @Test
  void saysGoodByeWhenItStops() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 300), RunningServer.mailboxes());
        RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.rootDse());
      client.read();
      client.read();
      server.frontEnd().close();
      assertEquals(52, client.read().getExtendedResponseProtocolOp().getResultCode());
      assertNull(client.read());
    }
  }

  @Test
  void stopsAnAbandonedSearchAndOnlyThat() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 300), RunningServer.bulky());
        RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD));
      client.read();
      client.send(2, RawClient.search(Tree.SUFFIX, 2, RawClient.present("mail")));
      client.send(3, new ASN1Integer((byte) 0x50, 2));
      client.send(4, RawClient.search(Tree.SUFFIX, 0, RawClient.present("dc")));
      int entries = 0;
      LDAPMessage message = client.read();
      while (message.getMessageID() == 2) {
        assertEquals(LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY, message.getProtocolOpType());
        entries++;
        message = client.read();
      }
      assertEquals(4, message.getMessageID());
      assertTrue(entries < 800, entries + " entries after the abandon");
    }
  }

  @Test
  void waitsForASlowReaderAndSendsItEverything() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 300), RunningServer.bulky());
        RawClient client = new RawClient(server.clearPort())) {
      client.send(1, RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD));
      client.read();
      client.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
      int entries = 0;
      LDAPMessage message = client.read();
      while (message.getProtocolOpType() != LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE) {
        entries++;
        message = client.read();
      }
      assertEquals(800, entries);
    }
  }

  @Test
  void sendsLongAnswersOverTlsAndManySearchesAtOnce() throws Exception {
    try (RunningServer server =
            RunningServer.start(folder, limits(20, 300), RunningServer.bulky());
        LDAPConnection connection = server.login()) {
      SearchRequest all =
          new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, Filter.createPresenceFilter("mail"));
      assertEquals(800, connection.search(all).getEntryCount());
      List<AsyncRequestID> running = new ArrayList<>();
      List<ResultCode> codes = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 4; i++) {
        SearchRequest few =
            new SearchRequest(
                new Count(codes), Tree.MAILBOXES, SearchScope.ONE, all.getFilter(), "mail");
        running.add(connection.asyncSearch(few));
      }
      for (AsyncRequestID each : running) {
        each.get();
      }
      RunningServer.until(() -> codes.size() == 4);
      assertTrue(codes.contains(ResultCode.SUCCESS), codes.toString());
      assertTrue(List.of(ResultCode.SUCCESS, ResultCode.BUSY).containsAll(codes), codes.toString());
    }
  }

  /** Keeps how searches end. */
  private record Count(List<ResultCode> codes) implements AsyncSearchResultListener {
    @Override
    public void searchResultReceived(AsyncRequestID id, SearchResult result) {
      codes.add(result.getResultCode());
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      // only the end counts
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
      throw new AssertionError("there are no referrals");
    }
  }
}
