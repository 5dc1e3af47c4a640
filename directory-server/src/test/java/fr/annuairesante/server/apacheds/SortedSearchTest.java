package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortResponseControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import fr.annuairesante.schema.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 2891, with a client that is not ours. */
class SortedSearchTest {

  @TempDir static Path folder;
  private static RunningServer server;
  private static LDAPConnection client;

  @BeforeAll
  static void start() throws Exception {
    server =
        RunningServer.start(
            folder,
            RunningServer.LIMITS,
            List.of(
                RunningServer.mailbox("1@a.fr", "Zoé", "D'Élan", "b"),
                RunningServer.mailbox("2@a.fr", "Anne", "ÉLAN", ""),
                RunningServer.mailbox("3@a.fr", "Luc", "Elan", "C"),
                RunningServer.mailbox("4@a.fr", "Éric", "Œuvré", "a"),
                RunningServer.mailbox("5@a.fr", "Guy", "de la Tour", ""),
                RunningServer.mailbox("6@a.fr", "Anne", "d élan", "ç")));
    client = server.login();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static SearchRequest by(boolean critical, SortKey... keys) throws LDAPException {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.addControl(new ServerSideSortRequestControl(critical, keys));
    return request;
  }

  private static String order(SearchResult found) {
    StringBuilder order = new StringBuilder();
    found
        .getSearchEntries()
        .forEach(entry -> order.append(entry.getAttributeValue("mail").charAt(0)));
    return order.toString();
  }

  @Test
  void accentsCaseHyphensAndApostrophesDoNotCount() throws Exception {
    SearchResult found = client.search(by(true, new SortKey("sn"), new SortKey("givenName")));
    assertEquals("615234", order(found));
    assertEquals(ResultCode.SUCCESS, ServerSideSortResponseControl.get(found).getResultCode());
  }

  @Test
  void aKeyMayBeReversedAndNameItsRule() throws Exception {
    assertEquals(
        "432516",
        order(
            client.search(
                by(
                    true,
                    new SortKey("sn", "2.5.13.3", true),
                    new SortKey("givenName", "caseIgnoreOrderingMatch", true)))));
  }

  @Test
  void entriesWithoutAValueComeLastAndInReverseFirst() throws Exception {
    SortKey place = new SortKey("asAdresseL5");
    SortKey name = new SortKey("mail");
    assertEquals("413625", order(client.search(by(true, place, name))));
    SortKey backwards = new SortKey("asAdresseL5", true);
    assertEquals("253614", order(client.search(by(true, backwards, name))));
  }

  @Test
  void theFirstOfTheOrderAreWithinTheSizeLimit() throws Exception {
    SearchRequest request = by(true, new SortKey("sn"), new SortKey("givenName"));
    request.setSizeLimit(2);
    LDAPSearchException limit =
        assertThrows(LDAPSearchException.class, () -> client.search(request));
    assertEquals(ResultCode.SIZE_LIMIT_EXCEEDED, limit.getResultCode());
    assertEquals("61", order(limit.getSearchResult()));
  }

  @Test
  void pagesAreInOrderToo() throws Exception {
    StringBuilder all = new StringBuilder();
    ASN1OctetString cookie = null;
    do {
      SearchRequest request = by(true, new SortKey("sn"), new SortKey("givenName"));
      request.addControl(new SimplePagedResultsControl(4, cookie, true));
      SearchResult page = client.search(request);
      all.append(order(page)).append('/');
      SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
      cookie = control.moreResultsToReturn() ? control.getCookie() : null;
    } while (cookie != null);
    assertEquals("6152/34/", all.toString());
  }

  @Test
  void saysWhenItCannotSort() throws Exception {
    SearchResult unsorted = client.search(by(false, new SortKey("favouriteDrink")));
    assertEquals(6, unsorted.getEntryCount());
    ServerSideSortResponseControl said = ServerSideSortResponseControl.get(unsorted);
    assertEquals(ResultCode.NO_SUCH_ATTRIBUTE, said.getResultCode());
    assertEquals("favouriteDrink", said.getAttributeName());
    SearchResult otherRule = client.search(by(false, new SortKey("sn", "2.5.13.28", false)));
    assertEquals(
        ResultCode.INAPPROPRIATE_MATCHING,
        ServerSideSortResponseControl.get(otherRule).getResultCode());
    assertEquals(
        ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
        assertThrows(
                LDAPException.class, () -> client.search(by(true, new SortKey("favouriteDrink"))))
            .getResultCode());
  }

  @Test
  void refusesAControlThatCannotBeRead() throws Exception {
    List<ASN1OctetString> values = new ArrayList<>();
    values.add(null);
    values.add(new ASN1OctetString(""));
    values.add(new ASN1OctetString(new byte[] {0x30, 0}));
    values.add(new ASN1OctetString(new byte[] {0x30, 2, 0x30, 5}));
    for (ASN1OctetString value : values) {
      SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.SUB, "(mail=*)");
      request.addControl(new Control("1.2.840.113556.1.4.473", false, value));
      assertEquals(
          ResultCode.PROTOCOL_ERROR,
          assertThrows(LDAPException.class, () -> client.search(request)).getResultCode());
      assertTrue(client.isConnected());
    }
  }
}
