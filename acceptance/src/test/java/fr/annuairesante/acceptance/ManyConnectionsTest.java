package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients that log in over TLS and then say nothing, some that search all the time: what the
 * first cost, that the others are answered, that nothing grows, that all is given back. The heap is
 * touched whole at the start, so what RssAnon gains is outside of it.
 */
class ManyConnectionsTest {

  private static final long BYTES_PER_CONNECTION = 100_000;
  private static final long NOISE_BYTES = 24L << 20;
  private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s+(\\d+) kB");
  private static final Pattern USED =
      Pattern.compile("(?:new generation|tenured generation).*used (\\d+)K");

  /** Its socket, and a pipe of Conscrypt's. */
  private static final int FILES_PER_CONNECTION = 3;

  private static final int OWN_FILES = 700;
  private static final String ACCOUNT = "logiciel-test";
  private static final String PASSWORD = "un mot de passe d'été";

  @TempDir private Path folder;

  private final SocketFactory sockets;

  ManyConnectionsTest() throws GeneralSecurityException {
    sockets = new ManyAddresses(new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory());
  }

  /** What the server holds at one moment, garbage excluded, in bytes. */
  private record Memory(String when, long heap, long anonymous, int files) {

    long used() {
      return heap + anonymous;
    }
  }

  @Test
  void fiveHundredIdleAndTwentyBusyOnes() throws Exception {
    idleAndBusy(500, 20, 3);
  }

  /** Fewer where the system allows fewer open files, as the figures printed then say. */
  @Test
  @Tag("slow")
  void tenThousandIdleAndTwoHundredBusyOnes() throws Exception {
    int busy = 200;
    long allowed = (filesAllowed() - OWN_FILES) / FILES_PER_CONNECTION - busy;
    assertTrue(allowed >= 5_000, () -> "the system allows " + allowed + "; see ulimit -n");
    idleAndBusy((int) Math.min(10_000, allowed), busy, 60);
  }

  private void idleAndBusy(int idle, int busy, int seconds) throws Exception {
    Path data = sample();
    String heap = "-Xms512m -XX:+AlwaysPreTouch";
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(
        config,
        """
        requests-per-second: 1000000
        connections-per-account: 20000
        entries-per-hour: 2000000000
        stale-after-hours: 0
        """);
    try (RunningServer server =
        RunningServer.start(
            Map.of("ANNUAIRE_JAVA_OPTS", heap), data, "--config", config.toString())) {
      close(connect(server, idle / 10));
      searchAll(server, busy, 1);
      Memory before = memory(server, "before");
      List<LDAPConnection> open = connect(server, idle);
      Memory idling = memory(server, idle + " idle connections");
      long each = (idling.used() - before.used()) / idle;
      long answers = searchAll(server, busy, seconds);
      Memory searched = memory(server, "after " + answers + " searches");
      searchAll(server, busy, seconds);
      Memory again = memory(server, "after as many again");
      assertTrue(answers > 10L * busy, () -> answers + " answers beside idle connections");
      for (int i = 0; i < idle; i += 50) {
        assertEquals(10, found(open.get(i)), "an idle connection can still be used");
      }
      close(open);
      Memory closed = memoryWithout(idle, server, idling);
      close(connect(server, idle));
      Memory afterwards = memoryWithout(idle, server, idling);
      assertEquals("", server.errors());
      String figures =
          String.join(
              "\n",
              Stream.of(before, idling, searched, again, closed, afterwards)
                  .map(Memory::toString)
                  .toList());
      System.out.println(each + " bytes per idle connection\n" + figures);
      assertTrue(each < BYTES_PER_CONNECTION, () -> each + " bytes each\n" + figures);
      assertTrue(again.used() - searched.used() < NOISE_BYTES, () -> "growth\n" + figures);
      assertTrue(afterwards.heap() - before.heap() < NOISE_BYTES / 4, () -> "kept\n" + figures);
      assertTrue(afterwards.used() - closed.used() < NOISE_BYTES, () -> "each time\n" + figures);
    }
  }

  /** To this process and to the server that it starts. */
  private static long filesAllowed() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getMaxFileDescriptorCount();
  }

  private Path sample() throws IOException {
    Path data = folder.resolve("data");
    Prepared.imported(data, "--scale", "0.002");
    Annuaire.runTyping(PASSWORD + "\n", "account", "add", ACCOUNT, "--data", data.toString())
        .expect(0);
    return data;
  }

  /** Sockets from 250 addresses in turn: a server takes 1,000 connections from each. */
  private static final class ManyAddresses extends SocketFactory {

    private final SocketFactory tls;
    private final AtomicInteger made = new AtomicInteger();

    ManyAddresses(SocketFactory tls) {
      this.tls = tls;
    }

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = tls.createSocket();
      socket.bind(new InetSocketAddress("127.0.2." + (1 + made.getAndIncrement() % 250), 0));
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress own, int ownPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort) {
      throw new UnsupportedOperationException();
    }
  }

  private LDAPConnection login(RunningServer server) throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setUseSynchronousMode(true); // no thread for each
    options.setConnectTimeoutMillis(60_000);
    return new LDAPConnection(
        sockets,
        options,
        "127.0.0.1",
        server.port(),
        "uid=" + ACCOUNT + ",ou=comptes,dc=mssante,dc=fr",
        PASSWORD);
  }

  private List<LDAPConnection> connect(RunningServer server, int count) throws Exception {
    return together(8, count, () -> login(server));
  }

  /** Results of the same call made by several threads, that often in all. */
  private static <T> List<T> together(int threads, int times, Callable<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : pool.invokeAll(Collections.nCopies(times, call))) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  /** Connections that search without a pause; how many answers they got, each of them right. */
  private long searchAll(RunningServer server, int busy, int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Callable<Integer> search =
        () -> {
          int answers = 0;
          try (LDAPConnection connection = login(server)) {
            for (; answers == 0 || System.nanoTime() < end; answers++) {
              assertEquals(10, found(connection));
            }
          }
          return answers;
        };
    return together(busy, busy, search).stream().mapToLong(Integer::longValue).sum();
  }

  private static int found(LDAPConnection connection) throws LDAPException {
    SearchRequest request =
        new SearchRequest(
            "ou=bal,dc=mssante,dc=fr", SearchScope.SUB, "(|(cn=*ma*)(mail=*ma*))", "cn", "mail");
    request.setSizeLimit(10);
    try {
      return connection.search(request).getEntryCount();
    } catch (LDAPSearchException limit) {
      if (!limit.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        throw limit;
      }
      return limit.getEntryCount();
    }
  }

  private static void close(List<LDAPConnection> connections) {
    connections.forEach(LDAPConnection::close);
  }

  /** After the collector ran, twice, as the first run only finds what to give back. */
  private static Memory memory(RunningServer server, String when) throws IOException {
    jcmd(server, "GC.run");
    jcmd(server, "GC.run");
    long heap = 0;
    Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
    while (used.find()) {
      heap += Long.parseLong(used.group(1)) << 10;
    }
    Path process = Path.of("/proc", Long.toString(server.pid()));
    Matcher anonymous = ANONYMOUS.matcher(Files.readString(process.resolve("status")));
    assertTrue(anonymous.find() && heap > 0, "this needs Linux and a JDK");
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return new Memory(when, heap, Long.parseLong(anonymous.group(1)) << 10, (int) files.count());
    }
  }

  private static String jcmd(RunningServer server, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    List<String> line = List.of(jcmd, Long.toString(server.pid()), command);
    return Annuaire.program("", Map.of(), line).expect(0).out();
  }

  /** Once the server has closed its side of that many connections. */
  private static Memory memoryWithout(int connections, RunningServer server, Memory with)
      throws Exception {
    Memory now = memory(server, "after they closed");
    for (int i = 0;
        i < 60 && now.files() > with.files() - FILES_PER_CONNECTION * connections;
        i++) {
      Thread.sleep(500);
      now = memory(server, "after they closed");
    }
    assertTrue(
        now.files() <= with.files() - FILES_PER_CONNECTION * connections,
        now + ": sockets stay open");
    return now;
  }
}
