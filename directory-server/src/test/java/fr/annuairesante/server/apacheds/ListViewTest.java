package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortResponseControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewResponseControl;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** draft-ietf-ldapext-ldapv3-vlv-09, with a client that is not ours. */
class ListViewTest {

  private static final String NAMES = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

  @TempDir static Path folder;
  private static RunningServer server;
  private static LDAPConnection client;

  /** Twenty-five people, Ève A. to Ève Z. without an Ève I. */
  @BeforeAll
  static void start() throws Exception {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < NAMES.length(); i++) {
      char initial = NAMES.charAt((i * 7) % NAMES.length());
      entries.add(RunningServer.mailbox(initial + "@a.fr", "Ève", initial + "'Élan", ""));
    }
    server = RunningServer.start(folder.resolve("data"), RunningServer.LIMITS, entries);
    client = server.login();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static VirtualListViewRequestControl view(int offset, int before, int after, int count) {
    return new VirtualListViewRequestControl(offset, before, after, count, null);
  }

  private static SearchRequest list(Control... controls) throws LDAPException {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.addControls(controls);
    return request;
  }

  private static SearchRequest byName(Control view) throws LDAPException {
    return list(new ServerSideSortRequestControl(new SortKey("sn")), view);
  }

  private static SearchResult answer(SearchRequest request) {
    try {
      return client.search(request);
    } catch (LDAPSearchException ended) {
      return ended.getSearchResult();
    }
  }

  /** The initials shown, the target's number, how many there are. */
  private static String shown(SearchRequest request) throws LDAPException {
    SearchResult found = answer(request);
    assertEquals(ResultCode.SUCCESS, found.getResultCode(), found.toString());
    VirtualListViewResponseControl said = VirtualListViewResponseControl.get(found);
    assertEquals(ResultCode.SUCCESS, said.getResultCode());
    return initials(found) + " " + said.getTargetPosition() + "/" + said.getContentCount();
  }

  private static String initials(SearchResult found) {
    return found.getSearchEntries().stream()
        .map(entry -> entry.getAttributeValue("mail").substring(0, 1))
        .collect(Collectors.joining());
  }

  /** What the view says is wrong with the request. */
  private static ResultCode problem(SearchRequest request) throws LDAPException {
    SearchResult refused = answer(request);
    assertEquals(ResultCode.VIRTUAL_LIST_VIEW_ERROR, refused.getResultCode(), refused.toString());
    assertEquals(0, refused.getEntryCount());
    assertTrue(refused.getDiagnosticMessage().length() > 20, refused.toString());
    VirtualListViewResponseControl said = VirtualListViewResponseControl.get(refused);
    assertNull(said.getContextID());
    return said.getResultCode();
  }

  @Test
  void showsThePartAroundANumber() throws Exception {
    assertEquals("ABCD 1/25", shown(byName(view(1, 0, 3, 0))));
    assertEquals("EFGH 5/25", shown(byName(view(5, 0, 3, 25))));
    assertEquals("JKL 10/25", shown(byName(view(10, 1, 1, 0))));
    assertEquals("XYZ 25/25", shown(byName(view(25, 2, 9, 25))));
    assertEquals("AB 1/25", shown(byName(view(1, 9, 1, 0))));
    assertEquals(NAMES + " 3/25", shown(byName(view(3, 1000, Integer.MAX_VALUE, 0))));
  }

  @Test
  void numbersAreRatiosOfWhatTheClientThinksThereIs() throws Exception {
    assertEquals("Z 25/25", shown(byName(view(300, 0, 0, 300))));
    assertEquals("N 13/25", shown(byName(view(156, 0, 0, 300))));
    assertEquals("A 1/25", shown(byName(view(1, 0, 0, 300))));
  }

  @Test
  void jumpsToWhatIsTyped() throws Exception {
    assertEquals("LMNO 12/25", shown(byName(typed("m", 1, 2))));
    assertEquals("JK 9/25", shown(byName(typed("i", 0, 1))));
    assertEquals("DE 4/25", shown(byName(typed("d’elan", 0, 1))));
    assertEquals("YZ 26/25", shown(byName(typed("zz", 2, 4))));
    assertEquals("AB 1/25", shown(byName(typed("", 3, 1))));
  }

  private static VirtualListViewRequestControl typed(String value, int before, int after) {
    return new VirtualListViewRequestControl(value, before, after, null);
  }

  @Test
  void theListMayBeReversed() throws Exception {
    Control reversed = new ServerSideSortRequestControl(new SortKey("sn", true));
    assertEquals("ZYX 1/25", shown(list(reversed, view(1, 0, 2, 0))));
    assertEquals("LKJ 15/25", shown(list(reversed, typed("m", 0, 2))));
  }

  @Test
  void countsWhatTheSearchWouldFind() throws Exception {
    SearchRequest all = new SearchRequest(Tree.SUFFIX, SearchScope.SUB, "(objectClass=*)", "mail");
    int entries = client.search(all).getEntryCount();
    all.addControls(
        new ServerSideSortRequestControl(new SortKey("mail")), view(Integer.MAX_VALUE, 0, 0, 0));
    assertEquals(ResultCode.OFFSET_RANGE_ERROR, problem(all));
    all.setControls(new ServerSideSortRequestControl(new SortKey("mail")), view(1, 0, 1, 0));
    assertEquals("AB 1/" + entries, shown(all));
  }

  @Test
  void anEmptyListIsNoError() throws Exception {
    SearchRequest nobody = byName(view(1, 0, 19, 0));
    nobody.setFilter("(sn=nobody)");
    assertEquals(" 1/0", shown(nobody));
  }

  @Test
  void refusesWhatIsOutsideTheList() throws Exception {
    for (VirtualListViewRequestControl view :
        List.of(view(26, 0, 0, 0), view(0, 0, 0, 0), view(0, 0, 0, 25), view(301, 0, 0, 300))) {
      assertEquals(ResultCode.OFFSET_RANGE_ERROR, problem(byName(view)), view.toString());
    }
    SearchResult beyond = answer(byName(view(26, 0, 0, 0)));
    assertEquals(25, VirtualListViewResponseControl.get(beyond).getContentCount());
  }

  @Test
  void refusesAListWithoutAnOrder() throws Exception {
    assertEquals(ResultCode.SORT_CONTROL_MISSING, problem(list(view(1, 0, 9, 0))));
    SearchRequest unsorted =
        list(new ServerSideSortRequestControl(new SortKey("favouriteDrink")), view(1, 0, 9, 0));
    assertEquals(ResultCode.UNWILLING_TO_PERFORM, problem(unsorted));
    assertEquals(
        ResultCode.NO_SUCH_ATTRIBUTE,
        ServerSideSortResponseControl.get(answer(unsorted)).getResultCode());
    SearchRequest byTime =
        list(new ServerSideSortRequestControl(new SortKey("createTimestamp")), typed("m", 0, 1));
    assertEquals(ResultCode.INAPPROPRIATE_MATCHING, problem(byTime));
  }

  @Test
  void refusesPagesOfAView() throws Exception {
    SearchRequest both = byName(view(1, 0, 9, 0));
    both.addControl(new SimplePagedResultsControl(5));
    assertEquals(ResultCode.UNWILLING_TO_PERFORM, problem(both));
  }

  @Test
  void theSizeLimitHoldsForAView() throws Exception {
    SearchRequest request = byName(view(4, 1, 9, 0));
    request.setSizeLimit(3);
    SearchResult found = answer(request);
    assertEquals(ResultCode.SIZE_LIMIT_EXCEEDED, found.getResultCode());
    assertEquals("CDE", initials(found));
    assertEquals(4, VirtualListViewResponseControl.get(found).getTargetPosition());
  }

  @Test
  void refusesAContextOfAnotherListAndAnInventedOne() throws Exception {
    ASN1OctetString context =
        VirtualListViewResponseControl.get(answer(byName(view(1, 0, 1, 0)))).getContextID();
    SearchRequest next = byName(in(context));
    assertEquals("CD 3/25", shown(next));
    next.setFilter("(sn=*)");
    assertEquals(ResultCode.PROTOCOL_ERROR, problem(next));
    for (String invented : List.of("x", "é", context.stringValue().replace('A', 'B'))) {
      assertEquals(ResultCode.PROTOCOL_ERROR, problem(byName(in(new ASN1OctetString(invented)))));
    }
    assertEquals("CD 3/25", shown(byName(in(new ASN1OctetString("")))));
  }

  private static Control in(ASN1OctetString context) {
    return new VirtualListViewRequestControl(3, 0, 1, 25, context);
  }

  @Test
  void refusesAControlThatCannotBeRead() throws Exception {
    byte[] negative = {0x30, 14, 2, 1, -1, 2, 1, 1, (byte) 0xA0, 6, 2, 1, 1, 2, 1, 0};
    byte[] noTarget = {0x30, 6, 2, 1, 0, 2, 1, 1};
    for (ASN1OctetString value :
        Arrays.asList(
            null,
            new ASN1OctetString(""),
            new ASN1OctetString(new byte[] {0x30, 0}),
            new ASN1OctetString(noTarget),
            new ASN1OctetString(negative))) {
      SearchResult refused = answer(byName(new Control("2.16.840.1.113730.3.4.9", false, value)));
      assertEquals(ResultCode.PROTOCOL_ERROR, refused.getResultCode());
      assertTrue(client.isConnected());
    }
  }

  @Test
  void aContextShowsTheListAsItWas() throws Exception {
    Path data = folder.resolve("changing");
    try (RunningServer changing = RunningServer.start(data);
        LDAPConnection connection = changing.login()) {
      SearchResult first = connection.search(ownAccount(null));
      ASN1OctetString context = VirtualListViewResponseControl.get(first).getContextID();
      changePassword(changing, data, "un autre mot de passe");
      changePassword(changing, data, "encore un autre");
      assertNotEquals(stamp(first), stamp(connection.search(ownAccount(null))));
      assertEquals(stamp(first), stamp(connection.search(ownAccount(context))));
    }
  }

  private static SearchRequest ownAccount(ASN1OctetString context) throws LDAPException {
    return new SearchRequest(
        null,
        new Control[] {
          new ServerSideSortRequestControl(new SortKey("uid")),
          new VirtualListViewRequestControl(1, 0, 0, 0, context)
        },
        Tree.ACCOUNTS,
        SearchScope.SUB,
        com.unboundid.ldap.sdk.DereferencePolicy.NEVER,
        0,
        0,
        false,
        "(uid=*)",
        "entryCSN");
  }

  private static String stamp(SearchResult found) {
    return found.getSearchEntries().get(0).getAttributeValue("entryCSN");
  }

  private static void changePassword(RunningServer server, Path data, String password)
      throws Exception {
    try (Accounts accounts = Accounts.of(DataDirectory.at(data));
        LDAPConnection other = server.connect()) {
      assertTrue(accounts.changePassword("logiciel", password.toCharArray()).isEmpty());
      other.bind(RunningServer.ACCOUNT, password);
    }
  }
}
