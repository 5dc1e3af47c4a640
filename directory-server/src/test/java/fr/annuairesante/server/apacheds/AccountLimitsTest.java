package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.trace.AccessTrace;
import fr.annuairesante.server.trace.TraceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one account, or one address before login, may cost on all its connections together. */
class AccountLimitsTest {

  private static final int MANY = 1_000_000;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(System.nanoTime());

  private RunningServer server(AccountLimits limits, List<DirectoryEntry> entries)
      throws Exception {
    return RunningServer.start(folder, entries, limits, AccessTrace.none(), clock::get);
  }

  private static List<DirectoryEntry> people(int count) {
    List<DirectoryEntry> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(RunningServer.mailbox("p" + i + "@essai.mssante.fr", "Anne-Laure", "L'É" + i, ""));
    }
    return people;
  }

  private static ResultCode lookUp(LDAPConnection connection) throws LDAPException {
    return search(connection, "(mail=" + RunningServer.MAILBOX + ")").getResultCode();
  }

  /** How a search ended, well or not. */
  private static SearchResult search(LDAPConnection connection, String filter)
      throws LDAPException {
    try {
      return connection.search(Tree.MAILBOXES, SearchScope.SUB, filter, "mail");
    } catch (LDAPSearchException refused) {
      return refused.getSearchResult();
    }
  }

  private static int answered(LDAPConnection connection) throws LDAPException {
    int answered = 0;
    while (lookUp(connection).equals(ResultCode.SUCCESS)) {
      answered++;
    }
    return answered;
  }

  @Test
  void refusesTheLoginOfOneConnectionTooMany() throws Exception {
    AccountLimits two = new AccountLimits(2, 10, MANY, MANY, MANY);
    try (RunningServer server = server(two, RunningServer.mailboxes());
        LDAPConnection third = server.connect()) {
      String other = RunningServer.account(folder, "hopital-a");
      LDAPConnection first = server.login();
      LDAPConnection second = server.login();
      LDAPException refused =
          assertThrows(
              LDAPException.class, () -> third.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD));
      assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, refused.getResultCode());
      assertTrue(refused.getMessage().contains("2 connections open"), refused.getMessage());
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, lookUp(third));
      server.login(other).close();
      first.close();
      RunningServer.until(() -> server.frontEnd().connections() == 2);
      third.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      second.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
      assertEquals(ResultCode.SUCCESS, lookUp(third));
      second.close();
    }
  }

  @Test
  void answersBusyBeyondTheRateOnWhicheverConnectionAndNobodyElse() throws Exception {
    AccountLimits slow = new AccountLimits(100, 10, 3, MANY, MANY);
    try (RunningServer server = server(slow, RunningServer.mailboxes())) {
      String other = RunningServer.account(folder, "hopital-a");
      try (LDAPConnection first = server.login();
          LDAPConnection second = server.login();
          LDAPConnection theirs = server.login(other)) {
        assertEquals(30, answered(first) + answered(second));
        SearchResult refused = search(second, "(mail=*)");
        assertEquals(ResultCode.BUSY, refused.getResultCode());
        assertTrue(refused.getDiagnosticMessage().contains("wait a second"));
        try (LDAPConnection again = server.login()) {
          assertEquals(ResultCode.BUSY, lookUp(again));
        }
        assertEquals(30, answered(theirs));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(6, answered(first));
      }
    }
  }

  @Test
  void countsRequestsBeforeLoginByAddress() throws Exception {
    AccountLimits slow = new AccountLimits(100, 10, 2, MANY, MANY);
    try (RunningServer server = server(slow, RunningServer.mailboxes());
        LDAPConnection first = server.connect()) {
      int answered = 0;
      while (first.getRootDSE() != null && answered < 18) {
        answered++;
      }
      server.login().close();
      LDAPException refused = assertThrows(LDAPException.class, server::login);
      assertEquals(ResultCode.BUSY, refused.getResultCode());
      clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
      server.login().close();
    }
  }

  @Test
  void stopsReadingForASecondFromAClientThatDoesNotWait() throws Exception {
    AccountLimits slow = new AccountLimits(100, 10, 1, MANY, MANY);
    try (RunningServer server = server(slow, RunningServer.mailboxes());
        RawClient client = new RawClient(server.clearPort())) {
      long start = System.nanoTime();
      int refused = 0;
      for (int id = 1; id <= 13; id++) {
        LDAPMessage answer = client.send(id, RawClient.rootDse()).read();
        if (answer.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE) {
          refused++;
        } else {
          client.read();
        }
      }
      assertEquals(3, refused);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis >= 2 * 1000, "three refusals took " + millis + " ms");
    }
  }

  @Test
  void leavesALongSearchOfAnotherAccountItsThread() throws Exception {
    AccountLimits limits = new AccountLimits(100, 6, MANY, MANY, MANY);
    List<DirectoryEntry> bulky = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      String text = "é".repeat(5_000) + i;
      bulky.add(RunningServer.mailbox("b" + i + "@essai.mssante.fr", "Béa", "N" + i, text));
    }
    try (RunningServer server = server(limits, bulky)) {
      String other = RunningServer.account(folder, "hopital-a");
      List<RawClient> greedy = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        RawClient client = new RawClient(server.clearPort());
        client.send(1, RawClient.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD)).read();
        client.send(2, RawClient.search(Tree.MAILBOXES, 1, RawClient.present("mail")));
        client.send(3, RawClient.rootDse()).read(); // the search has begun, and little is read
        greedy.add(client);
      }
      try (LDAPConnection theirs = server.login(other);
          LDAPConnection seventh = server.login()) {
        assertEquals(800, search(theirs, "(mail=*)").getEntryCount());
        SearchResult refused = search(seventh, "(mail=*)");
        assertEquals(ResultCode.BUSY, refused.getResultCode());
        assertTrue(refused.getDiagnosticMessage().contains("of this account"));
      }
      for (RawClient each : greedy) {
        each.close();
      }
      try (LDAPConnection later = server.login()) {
        RunningServer.until(() -> server.frontEnd().connections() == 1);
        RunningServer.until(() -> isAnswered(later));
      }
    }
  }

  private static boolean isAnswered(LDAPConnection connection) {
    try {
      return search(connection, "(mail=*)").getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void warnsOnceOfAHarvestAndEndsItAtTheLimitUntilTheHourIsOver() throws Exception {
    AccountLimits limits = new AccountLimits(100, 10, MANY, 200, 300);
    try (AccessTrace trace = trace();
        RunningServer server = RunningServer.start(folder, people(500), limits, trace, clock::get);
        LDAPConnection connection = server.login()) {
      for (int again = 0; again < 10; again++) {
        assertEquals(111, search(connection, "(mail=p1*)").getEntryCount());
      }
      SearchResult cut = search(connection, "(mail=*)");
      assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, cut.getResultCode());
      assertTrue(cut.getEntryCount() >= 189 && cut.getEntryCount() <= 300, cut.toString());
      try (LDAPConnection reconnected = server.login()) {
        SearchResult none = search(reconnected, "(mail=p1@*)");
        assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, none.getResultCode());
        assertEquals(0, none.getEntryCount());
        assertTrue(none.getDiagnosticMessage().contains("come back in 60 minutes"));
      }
      clock.addAndGet(TimeUnit.HOURS.toNanos(1));
      assertEquals(111, search(connection, "(mail=p1*)").getEntryCount());
    }
    List<String> alarms = traced().stream().filter(line -> line.contains("act=alarm")).toList();
    assertEquals(2, alarms.size(), alarms.toString());
    assertTrue(alarms.get(0).contains("account=logiciel act=alarm entries=201"), alarms.get(0));
    assertTrue(alarms.get(1).contains("entries=301"), alarms.get(1));
  }

  private AccessTrace trace() throws IOException {
    return AccessTrace.open(folder.resolve("trace"), TraceLimits.DEFAULT, Clock.systemUTC());
  }

  private List<String> traced() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("trace"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString().lines().toList();
  }

  @Test
  void tracesEveryOperationWithoutWhatWasAskedFor() throws Exception {
    AccountLimits limits = RunningServer.ACCOUNT_LIMITS;
    try (AccessTrace trace = trace()) {
      try (RunningServer server =
              RunningServer.start(
                  folder, RunningServer.mailboxes(), limits, trace, System::nanoTime);
          LDAPConnection connection = server.connect()) {
        assertThrows(LDAPException.class, () -> connection.bind("uid=Secret1234", "Secret1234"));
        assertThrows(
            LDAPException.class, () -> connection.bind(RunningServer.ACCOUNT, "Secret1234"));
        connection.bind(RunningServer.ACCOUNT, RunningServer.PASSWORD);
        assertEquals(ResultCode.SUCCESS, lookUp(connection));
        assertThrows(
            LDAPException.class,
            () -> connection.search(Tree.mailbox("no@where"), SearchScope.BASE, "(sn=*)"));
        assertFalse(
            connection
                .compare(Tree.mailbox("li.wu@essai.mssante.fr"), "sn", "Desbois")
                .compareMatched());
        assertThrows(LDAPException.class, () -> connection.delete(Tree.MAILBOXES));
      }
    }
    List<String> acts = new ArrayList<>();
    for (String line : traced()) {
      if (line.contains("act=notice")) {
        continue; // the server may stop before it has seen that the client is gone
      }
      acts.add(line.replaceAll("^\\S+ |connection=1 address=127.0.0.1 | (millis|chain)=\\S+", ""));
    }
    assertEquals(
        List.of(
            "act=begin",
            "account=- act=open code=0",
            "account=- act=bind code=49",
            "account=logiciel act=bind code=49",
            "account=logiciel act=bind code=0",
            "account=logiciel act=search code=0 entries=1",
            "account=logiciel act=search code=32",
            "account=logiciel act=compare code=5",
            "account=logiciel act=delete code=50",
            "account=logiciel act=close"),
        acts);
    String all = traced().toString().toLowerCase(Locale.ROOT);
    assertFalse(all.contains("desbois"));
    assertFalse(all.contains("secret"));
  }
}
