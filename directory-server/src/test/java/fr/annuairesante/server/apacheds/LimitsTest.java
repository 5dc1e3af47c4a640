package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets that wants more than its share, and that the others do not notice. */
class LimitsTest {

  private static final int SUCCESS = 0;
  private static final int BUSY = 51;
  private static final int WRONG_PASSWORD = 49;

  @TempDir Path folder;

  private RunningServer server(Map<String, Integer> limits) throws IOException {
    return RunningServer.start(folder, RunningServer.limits(limits), RunningServer.bulky());
  }

  /** A client that has asked for eight megabytes and reads none of them. */
  private static RawClient greedy(RunningServer server) throws Exception {
    RawClient client = new RawClient(server.clearPort()).login();
    client.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
    assertEquals(2, client.read().getMessageID(), "its search is at work");
    return client;
  }

  @Test
  void refusesOneLongSearchTooManyOfOneConnection() throws Exception {
    try (RunningServer server = server(Map.of("operationsPerConnection", 2));
        RawClient client = greedy(server)) {
      client.send(3, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("sn")));
      client.send(4, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("cn")));
      assertEquals(BUSY, client.readToTheEndOf(4));
      assertEquals(SUCCESS, client.readToTheEndOf(2));
      assertEquals(SUCCESS, client.readToTheEndOf(3));
      client.send(5, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("cn")));
      assertEquals(SUCCESS, client.readToTheEndOf(5), "there is room again");
    }
  }

  @Test
  void refusesALongSearchWhenTooManyWait() throws Exception {
    try (RunningServer server = server(Map.of("slowSearchThreads", 1, "slowSearchQueue", 1));
        RawClient running = greedy(server);
        RawClient waiting = new RawClient(server.clearPort());
        RawClient refused = new RawClient(server.clearPort())) {
      // Those of one account wait for each other, not for a thread.
      waiting.login(RunningServer.account(folder, "deuxieme"));
      refused.login(RunningServer.account(folder, "troisieme"));
      waiting.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
      waiting.send(3, RawClient.rootDse());
      assertEquals(SUCCESS, waiting.readToTheEndOf(3), "what is quick overtakes");
      refused.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
      assertEquals(BUSY, refused.readToTheEndOf(2));
      assertEquals(SUCCESS, running.readToTheEndOf(2));
      assertEquals(SUCCESS, waiting.readToTheEndOf(2));
      refused.send(3, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
      assertEquals(SUCCESS, refused.readToTheEndOf(3));
    }
  }

  @Test
  void refusesALoginWhenTooManyWait() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (RunningServer server = server(Map.of("loginThreads", 1, "loginQueue", 1))) {
      for (int i = 0; i < 20; i++) {
        clients.add(new RawClient(server.clearPort()));
      }
      for (RawClient client : clients) {
        client.send(1, RawClient.bind(RunningServer.ACCOUNT, "un faux " + clients.indexOf(client)));
      }
      Set<Integer> codes = new TreeSet<>();
      for (RawClient client : clients) {
        codes.add(client.read().getBindResponseProtocolOp().getResultCode());
      }
      assertEquals(Set.of(WRONG_PASSWORD, BUSY), codes);
      for (RawClient client : clients) {
        client.send(2, RawClient.rootDse());
        assertEquals(SUCCESS, client.readToTheEndOf(2), "it goes on after either");
      }
      clients.get(0).login();
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void cutsOffAClientThatTakesNothingOfALongSearch() throws Exception {
    try (RunningServer server = server(Map.of("stalledWriteSeconds", 1, "slowSearchThreads", 1));
        RawClient stalled = greedy(server)) {
      isCutOffAndNobodyElse(server, stalled, 2);
    }
  }

  /** Answers of the I/O thread, which does not wait: 11 MB are asked for in one packet. */
  @Test
  void cutsOffAClientThatTakesNothingOfQuickAnswers() throws Exception {
    try (RunningServer server = quick(Map.of("stalledWriteSeconds", 1));
        RawClient stalled = RawClient.secure(server.frontEnd().ldapsPort()).login()) {
      stalled.send(RawClient.pipeline(2, 100, 1));
      isCutOffAndNobodyElse(server, stalled, 101);
    }
  }

  private static void isCutOffAndNobodyElse(RunningServer server, RawClient stalled, int last)
      throws Exception {
    try (LDAPConnection other = server.login()) {
      assertEquals(
          1,
          other
              .search(Tree.MAILBOXES, SearchScope.ONE, "(mail=b7@essai.mssante.fr)", "cn")
              .getEntryCount());
    }
    RunningServer.until(() -> server.frontEnd().connections() == 0);
    assertThrows(Exception.class, () -> stalled.readToTheEndOf(last), "cut, not ended");
  }

  /** It takes longer in all than the limit, but something each time. */
  @Test
  void keepsAClientThatTakesItsAnswersSlowly() throws Exception {
    try (RunningServer server = quick(Map.of("stalledWriteSeconds", 4));
        RawClient slow = new RawClient(server.clearPort()).login()) {
      slow.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
      long end = System.nanoTime() + 9_000_000_000L;
      int entries = 0;
      LDAPMessage message = slow.read();
      while (message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY) {
        entries++;
        if (System.nanoTime() < end && entries % 8 == 0) {
          Thread.sleep(50); // what makes it slow, not what the test waits for
        }
        message = slow.read();
      }
      assertEquals(800, entries);
    }
  }

  /** With much room for answers, and with so little that its requests have to wait. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 1 << 16})
  void answersManyRequestsOfOnePipelineInOrder(int pendingBytes) throws Exception {
    try (RunningServer server =
        quick(Map.of("pendingBytes", pendingBytes, "stalledWriteSeconds", 3000))) {
      for (boolean secure : new boolean[] {true, false}) {
        try (RawClient client =
            secure
                ? RawClient.secure(server.frontEnd().ldapsPort()).login()
                : new RawClient(server.clearPort()).login()) {
          client.send(RawClient.pipeline(2, 500, 10));
          for (int i = 2; i < 502; i++) {
            LDAPMessage message = client.read();
            while (message.getProtocolOpType()
                == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY) {
              message = client.read();
            }
            assertEquals(SUCCESS, message.getSearchResultDoneProtocolOp().getResultCode());
            assertEquals(i, message.getMessageID(), "answers in the order of requests");
          }
        }
      }
    }
  }

  /** Every search is answered on the I/O thread. */
  private RunningServer quick(Map<String, Integer> limits) throws IOException {
    return RunningServer.start(
        folder,
        RunningServer.limits(limits),
        new SearchLimits(100_000, 100_000, 60, 100_000),
        RunningServer.bulky());
  }
}
