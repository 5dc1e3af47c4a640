package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that end where none should: whatever the client was in the middle of, nothing of it
 * is left, and a client that behaves is answered all the while.
 */
class BrokenConnectionsTest {

  private static final int ROUNDS = 40;

  /** Of one direct buffer of Conscrypt's, one each for a few connections that are still open. */
  private static final long BUFFER_BYTES = 8 * 17_000;

  @TempDir static Path folder;

  private static RunningServer server;
  private static LDAPConnection good;

  /** What one client does before it vanishes. */
  private interface Visit {
    void make(int round) throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder, limits(), RunningServer.bulky());
    good = server.login();
  }

  /**
   * Time for a handshake on a busy machine, and room for all visits of a test at once: some wait to
   * be accepted when their client is gone.
   */
  private static ConnectionLimits limits() {
    return RunningServer.limits(
        Map.of(
            "handshakeSeconds", 3,
            "stalledWriteSeconds", 3000,
            "connections", 200,
            "connectionsPerAddress", 200));
  }

  @AfterAll
  static void stop() throws IOException {
    good.close();
    server.close();
  }

  private static Socket tls() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.frontEnd().ldapsPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Makes the visits twice: what the first ones leave for reuse, the others must not add to. */
  private static void leavesNothing(Visit visit) throws Exception {
    rounds(visit);
    Set<String> threads = threads();
    long buffers = directBytes();
    rounds(visit);
    Set<String> more = threads();
    more.removeAll(threads);
    assertTrue(more.size() <= 2, () -> "threads left behind: " + more);
    RunningServer.until(() -> directBytes() - buffers < BUFFER_BYTES);
  }

  private static void rounds(Visit visit) throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      visit.make(i);
      if (i % 10 == 0) {
        assertEquals(
            1,
            good.search(Tree.MAILBOXES, SearchScope.ONE, "(mail=b7@*)", "cn").getEntryCount(),
            "the others notice nothing");
      }
      if (i % 15 == 14) {
        RunningServer.until(() -> server.frontEnd().connections() == 1);
      }
    }
    RunningServer.until(() -> server.frontEnd().connections() == 1);
  }

  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(each -> names.add(each.getName()));
    return names;
  }

  private static long directBytes() {
    System.gc();
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void inTheMiddleOfAnAnswer() throws Exception {
    leavesNothing(
        round -> {
          try (RawClient client =
              round % 2 == 0
                  ? RawClient.secure(server.frontEnd().ldapsPort())
                  : new RawClient(server.clearPort())) {
            client.login();
            client.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
            for (int i = 0; i < round; i++) {
              assertEquals(2, client.read().getMessageID());
            }
          }
        });
  }

  @Test
  void withARequestHalfSent() throws Exception {
    byte[] pipeline = RawClient.pipeline(2, 60, 50);
    leavesNothing(
        round -> {
          try (RawClient client = RawClient.secure(server.frontEnd().ldapsPort()).login()) {
            client.send(Arrays.copyOf(pipeline, pipeline.length - 1 - round));
          }
        });
  }

  @Test
  void duringALogin() throws Exception {
    leavesNothing(
        round -> {
          try (RawClient client = RawClient.secure(server.frontEnd().ldapsPort())) {
            client.send(1, RawClient.bind(RunningServer.ACCOUNT, "un faux " + round));
          }
        });
  }

  @Test
  void inTheMiddleOfAHandshake() throws Exception {
    byte[] hello = Hello.modern().bytes();
    leavesNothing(
        round -> {
          try (Socket socket = tls()) {
            if (round < 20) {
              socket.getOutputStream().write(hello, 0, round * hello.length / 20);
            } else {
              socket.getOutputStream().write(hello);
              assertEquals(Hello.HANDSHAKE, socket.getInputStream().read());
              socket.setSoLinger(round % 2 == 0, 0);
            }
          }
        });
  }

  @Test
  void afterAHandshakeAndNothingElse() throws Exception {
    leavesNothing(round -> RawClient.secure(server.frontEnd().ldapsPort()).close());
  }

  @Test
  void withSomethingElseThanTls() throws Exception {
    String[] texts = {
      "GET / HTTP/1.1\r\nHost: annuaire.example\r\n\r\n",
      "SSH-2.0-OpenSSH_9.2\r\n",
      "EHLO médecin.example\r\n",
      "\u0016\u0003\u0001\u00ff\u00ff" + "\u00ff".repeat(70_000),
      "\u0017\u0003\u0003\u0000\u0005salut",
      "\u0015\u0003\u0003\u0000\u0002\u0002(",
      "\u0000".repeat(100),
      "0\u000c\u0002\u0001\u0001`\u0007\u0002\u0001\u0003\u0004\u0000\u0080\u0000"
    };
    leavesNothing(
        round -> {
          try (Socket socket = tls()) {
            String text = texts[round % texts.length];
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            assertNotEquals(Hello.HANDSHAKE, socket.getInputStream().read());
          } catch (java.net.SocketException reset) {
            assertTrue(round >= 0, "the server may close with bytes unread");
          }
        });
  }

  @Test
  void withAbandonedSearches() throws Exception {
    leavesNothing(
        round -> {
          try (RawClient client = RawClient.secure(server.frontEnd().ldapsPort()).login()) {
            for (int id = 2; id < 6; id++) {
              client.send(id, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
            }
            for (int id = 2; id < 6; id++) {
              client.send(10 + id, RawClient.abandon(id));
            }
            client.send(20, RawClient.search(Tree.SUFFIX, 0, RawClient.present("dc")));
            assertEquals(0, client.readToTheEndOf(20), "there is room for a search again");
          }
        });
  }
}
