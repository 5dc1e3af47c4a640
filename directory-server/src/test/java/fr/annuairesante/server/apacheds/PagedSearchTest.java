package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.index.CommitData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 2696, with a client that is not ours. */
class PagedSearchTest {

  private static final int MAILBOXES = 57;

  @TempDir Path folder;

  private RunningServer start() throws Exception {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < MAILBOXES; i++) {
      entries.add(RunningServer.mailbox("m" + i + "@essai.mssante.fr", "Anne", "Martin", "" + i));
    }
    return RunningServer.start(folder.resolve("data"), RunningServer.LIMITS, entries);
  }

  private static SearchRequest request(int size, ASN1OctetString cookie, String filter)
      throws LDAPException {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.SUB, filter, "mail");
    request.addControl(new SimplePagedResultsControl(size, cookie, true));
    return request;
  }

  private static ASN1OctetString cookie(SearchResult page) throws LDAPException {
    SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
    return control.moreResultsToReturn() ? control.getCookie() : null;
  }

  private static List<String> mails(SearchResult page) {
    return page.getSearchEntries().stream().map(e -> e.getAttributeValue("mail")).toList();
  }

  private static ResultCode refused(LDAPConnection client, SearchRequest request) {
    try {
      return client.search(request).getResultCode();
    } catch (LDAPSearchException refused) {
      return refused.getResultCode();
    }
  }

  @Test
  void pagesShowEachEntryOnce() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      List<String> all = new ArrayList<>();
      ASN1OctetString cookie = null;
      int pages = 0;
      do {
        SearchResult page = client.search(request(10, cookie, "(sn=*art*)"));
        all.addAll(mails(page));
        cookie = cookie(page);
        pages++;
      } while (cookie != null);
      assertEquals(6, pages);
      assertEquals(MAILBOXES, all.size());
      assertEquals(MAILBOXES, new HashSet<>(all).size());
    }
  }

  @Test
  void aCookieOutlivesItsConnectionAndTheServer() throws Exception {
    List<String> all = new ArrayList<>();
    ASN1OctetString cookie;
    try (RunningServer server = start()) {
      try (LDAPConnection client = server.login()) {
        SearchResult page = client.search(request(20, null, "(objectClass=*)"));
        all.addAll(mails(page));
        cookie = cookie(page);
      }
      try (LDAPConnection client = server.login()) {
        SearchResult page = client.search(request(20, cookie, "(objectClass=*)"));
        all.addAll(mails(page));
        cookie = cookie(page);
      }
    }
    try (RunningServer server = RunningServer.again(folder.resolve("data"));
        LDAPConnection client = server.login()) {
      SearchResult page = client.search(request(20, cookie, "(objectClass=*)"));
      all.addAll(mails(page));
      assertNull(cookie(page));
    }
    all.removeIf(java.util.Objects::isNull);
    assertEquals(MAILBOXES, all.size());
    assertEquals(MAILBOXES, new HashSet<>(all).size());
  }

  private static void change(RunningServer server, int i) {
    server
        .directory()
        .change(
            "",
            "",
            draft -> {
              draft.put(
                  RunningServer.mailbox("m" + i + "@essai.mssante.fr", "Zoé", "Martin", "b" + i));
              return true;
            })
        .join();
  }

  /** Each entry once, or a refusal: merged segments number the entries otherwise. */
  @Test
  void aCookieOutlivesTheServerAfterChangesThatWereNotCommitted() throws Exception {
    List<String> all = new ArrayList<>();
    ASN1OctetString cookie;
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      for (int i = 0; i < 5; i++) {
        change(server, i * 7);
      }
      SearchResult page = client.search(request(20, null, "(mail=*)"));
      all.addAll(mails(page));
      cookie = cookie(page);
    }
    try (RunningServer server = RunningServer.again(folder.resolve("data"));
        LDAPConnection client = server.login()) {
      SearchResult page = client.search(request(100, cookie, "(mail=*)"));
      all.addAll(mails(page));
      assertNull(cookie(page));
    }
    assertEquals(MAILBOXES, all.size());
    assertEquals(MAILBOXES, new HashSet<>(all).size());
  }

  @Test
  void aCookieOutlivesACrashSoonAfterItsSearchBegan() throws Exception {
    List<String> all = new ArrayList<>();
    Path copy = folder.resolve("copy");
    ASN1OctetString cookie;
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      change(server, 3);
      SearchResult page = client.search(request(20, null, "(mail=*)"));
      all.addAll(mails(page));
      cookie = cookie(page);
      Path index = DataDirectory.at(folder.resolve("data")).index().orElseThrow();
      RunningServer.until(() -> sequenceIn(index) == 2);
      copy(folder.resolve("data"), copy);
    }
    try (RunningServer server = RunningServer.again(copy);
        LDAPConnection client = server.login()) {
      all.addAll(mails(client.search(request(100, cookie, "(mail=*)"))));
    }
    assertEquals(MAILBOXES, all.size());
    assertEquals(MAILBOXES, new HashSet<>(all).size());
  }

  private static long sequenceIn(Path index) {
    try {
      return CommitData.sequenceIn(index);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> each = Files.walk(from)) {
      for (Path file : each.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void theSizeLimitCountsAllPages() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      SearchRequest first = request(20, null, "(mail=*)");
      first.setSizeLimit(25);
      SearchResult page = client.search(first);
      assertEquals(20, page.getEntryCount());
      SearchRequest second = request(20, cookie(page), "(mail=*)");
      second.setSizeLimit(25);
      try {
        client.search(second);
        throw new AssertionError("the limit was not reached");
      } catch (LDAPSearchException limit) {
        assertEquals(ResultCode.SIZE_LIMIT_EXCEEDED, limit.getResultCode());
        assertEquals(5, limit.getEntryCount());
      }
    }
  }

  @Test
  void aPageLargerThanTheSizeLimitIsNoPage() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      SearchRequest zimbra = request(1000, null, "(mail=*)");
      zimbra.setSizeLimit(30);
      try {
        client.search(zimbra);
        throw new AssertionError("the limit was not reached");
      } catch (LDAPSearchException limit) {
        assertEquals(ResultCode.SIZE_LIMIT_EXCEEDED, limit.getResultCode());
        assertEquals(30, limit.getEntryCount());
      }
    }
  }

  @Test
  void refusesACookieOfAnotherSearchAndAnInventedOne() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      ASN1OctetString cookie = cookie(client.search(request(10, null, "(mail=*)")));
      assertEquals(ResultCode.UNWILLING_TO_PERFORM, refused(client, request(10, cookie, "(sn=*)")));
      for (String invented : List.of("x", "AAAA", "é", cookie.stringValue().replace('A', 'B'))) {
        assertEquals(
            ResultCode.UNWILLING_TO_PERFORM,
            refused(client, request(10, new ASN1OctetString(invented), "(mail=*)")),
            invented);
      }
      assertEquals(ResultCode.SUCCESS, refused(client, request(10, cookie, "(mail=*)")));
    }
  }

  @Test
  void refusesAControlThatCannotBeRead() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      for (ASN1OctetString value :
          Arrays.asList(null, new ASN1OctetString(""), new ASN1OctetString("0"))) {
        SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.SUB, "(mail=*)");
        request.addControl(new Control("1.2.840.113556.1.4.319", false, value));
        assertEquals(ResultCode.PROTOCOL_ERROR, refused(client, request));
        assertTrue(client.isConnected());
      }
    }
  }

  @Test
  void aPageOfNothingEndsTheSearch() throws Exception {
    try (RunningServer server = start();
        LDAPConnection client = server.login()) {
      ASN1OctetString cookie = cookie(client.search(request(10, null, "(mail=*)")));
      SearchResult end = client.search(request(0, cookie, "(mail=*)"));
      assertEquals(0, end.getEntryCount());
      assertFalse(SimplePagedResultsControl.get(end).moreResultsToReturn());
      assertTrue(client.isConnected());
    }
  }
}
