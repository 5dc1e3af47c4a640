package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the test suites of LDAP client libraries ask of a server's searches: conformance.md. */
class SearchConformanceTest {

  private static final String ZOE = Tree.mailbox(RunningServer.MAILBOX);
  private static final String QUOTED = "\"jean, d'Élan\"+x@essai.mssante.fr";

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
                RunningServer.mailbox(RunningServer.MAILBOX, "Zoé", "Desbois", "Lyon"),
                RunningServer.mailbox("raphael@essai.mssante.fr", "Raphaël", "Weiß", ""),
                RunningServer.mailbox("special@essai.mssante.fr", "😈Test😈", "(Us\\er)*", ""),
                RunningServer.mailbox(QUOTED, "Jean", "d'Élan", "")));
    client = server.login();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
  }

  /** The first word of each address found, in order of the alphabet. */
  private static String found(Filter filter) throws LDAPException {
    SearchResult result =
        client.search(new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, filter, "mail"));
    return result.getSearchEntries().stream()
        .map(entry -> entry.getAttributeValue("mail").replaceFirst("^\\W*(\\w+).*", "$1"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "(cn=*) ~jean raphael special zoe~",
        "(description=*) ~~",
        "(sn=desbois) zoe",
        "(xxx=yyy) ~~",
        "(!(xxx=yyy)) ~~",
        "(|(xxx=yyy)(sn=desbois)) zoe",
        "(!(sn=desbois)) ~jean raphael special~",
        "(&(sn=desbois)(givenName=zoe)) zoe",
        "(&(sn=desbois)(givenName=x)) ~~",
        "(|(sn=weiss)(givenName=zo*)) ~raphael zoe~",
        "(mail=zoe*) zoe",
        "(mail=zoe*@*fr) zoe",
        "(cn=*oé\\20Desbois) zoe",
        "(cn=*é\\20Des*is) zoe",
        "(cn=*\\20*) ~jean raphael special zoe~",
      })
  void findsByEveryKindOfFilter(String filter, String expected) throws Exception {
    assertEquals(expected, found(Filter.create(filter)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(sn=\\28Us\\5cer\\29\\2a)",
        "(sn=*\\29*)",
        "(sn=*\\5c*)",
        "(sn=*\\2a)",
        "(givenName=\\f0\\9f\\98\\88Test\\f0\\9f\\98\\88)",
        "(givenName=😈*)"
      })
  void findsCharactersThatFiltersEscape(String filter) throws Exception {
    assertEquals("special", found(Filter.create(filter)));
  }

  @Test
  void findsLettersBeyondAscii() throws Exception {
    assertEquals("raphael", found(Filter.create("(&(givenName=Raphaël)(sn=Weiß))")));
    byte[] utf8 = "RAPHAËL".getBytes(StandardCharsets.UTF_8);
    assertEquals("raphael", found(Filter.createEqualityFilter("givenName", utf8)));
  }

  @Test
  void comparesTimes() throws Exception {
    String all = "jean raphael special zoe";
    assertEquals(all, found(Filter.create("(createTimestamp>=20000101000000Z)")));
    assertEquals(all, found(Filter.create("(modifyTimestamp<=29990101000000Z)")));
    assertEquals("", found(Filter.create("(createTimestamp>=29990101000000Z)")));
    assertEquals("zoe", found(Filter.create("(&(sn=des*)(createTimestamp<=29990101000000Z))")));
  }

  @Test
  void takesTheRuleThatTheFilterNames() throws Exception {
    assertEquals("zoe", found(Filter.create("(sn:caseExactMatch:=Desbois)")));
    assertEquals("", found(Filter.create("(sn:caseExactMatch:=DESBOIS)")));
    assertEquals("zoe", found(Filter.create("(sn:2.5.13.2:=DESBOIS)")));
    assertEquals("", found(Filter.create("(sn:1.2.840.113556.1.4.1941:=DESBOIS)")));
  }

  @Test
  void takesTheNamesOfTheEntryForItsAttributes() throws Exception {
    assertEquals("zoe", found(Filter.create("(&(ou:dn:=bal)(sn=desbois))")));
    assertEquals("", found(Filter.create("(&(ou:dn:=personnes)(sn=desbois))")));
    assertEquals("", found(Filter.create("(&(ou:=bal)(sn=desbois))")));
  }

  @Test
  void findsWhatSoundsAlike() throws Exception {
    assertEquals("raphael", found(Filter.create("(&(givenName~=Rafael)(mail=r*))")));
    assertEquals("", found(Filter.create("(&(givenName=Rafael)(mail=r*))")));
  }

  @Test
  void findsAnEntryByItsIdentity() throws Exception {
    SearchResultEntry zoe = client.getEntry(ZOE, "entryUUID", "entryDN");
    assertEquals(
        "zoe", found(Filter.createEqualityFilter("entryUUID", zoe.getAttributeValue("entryUUID"))));
    assertEquals(ZOE, zoe.getAttributeValue("entryDN"));
    assertEquals("zoe", found(Filter.createEqualityFilter("entryDN", ZOE)));
  }

  private static Set<String> names(SearchResultEntry entry) {
    return entry.getAttributes().stream().map(Attribute::getName).collect(Collectors.toSet());
  }

  @Test
  void returnsTheAttributesAskedFor() throws Exception {
    Set<String> user =
        Set.of("objectClass", "cn", "sn", "givenName", "mail", "TypeBAL", "asAdresseL5");
    assertEquals(user, names(client.getEntry(ZOE)));
    assertEquals(user, names(client.getEntry(ZOE, "*")));
    assertEquals(Set.of(), names(client.getEntry(ZOE, "1.1")));
    assertEquals(Set.of("cn", "sn"), names(client.getEntry(ZOE, "CN", "SN", "telephoneNumber")));
    Set<String> operational = names(client.getEntry(ZOE, "+"));
    assertTrue(operational.containsAll(Set.of("createTimestamp", "entryDN", "entryUUID")));
    assertTrue(operational.stream().noneMatch(user::contains), operational.toString());
    Set<String> all = names(client.getEntry(ZOE, "*", "+"));
    assertTrue(all.containsAll(user) && all.containsAll(operational), all.toString());
  }

  @Test
  void returnsNamesWithoutValues() throws Exception {
    SearchRequest request = new SearchRequest(ZOE, SearchScope.BASE, "(objectClass=*)", "cn", "sn");
    request.setTypesOnly(true);
    SearchResultEntry entry = client.searchForEntry(request);
    assertEquals(Set.of("cn", "sn"), names(entry));
    assertTrue(entry.getAttributes().stream().noneMatch(Attribute::hasValue), entry.toString());
  }

  @Test
  void returnsNoPasswordNorItsName() throws Exception {
    Set<String> own = names(client.getEntry(RunningServer.ACCOUNT, "userPassword", "*", "+"));
    assertTrue(own.contains("uid"), own.toString());
    assertFalse(own.contains("userPassword"), own.toString());
    assertEquals(Set.of(), names(client.getEntry(RunningServer.ACCOUNT, "userPassword")));
  }

  @Test
  void looksAsFarAsTheScopeSays() throws Exception {
    assertEquals(1, count(ZOE, SearchScope.BASE));
    assertEquals(1, count(Tree.MAILBOXES, SearchScope.BASE));
    assertEquals(4, count(Tree.MAILBOXES, SearchScope.ONE));
    assertEquals(5, count(Tree.MAILBOXES, SearchScope.SUB));
    assertEquals(0, count(ZOE, SearchScope.ONE));
  }

  private static int count(String base, SearchScope scope) throws LDAPException {
    return client.search(base, scope, "(objectClass=*)", "1.1").getEntryCount();
  }

  @Test
  void doesNotKnowTheScopeOfSubordinates() {
    LDAPException refused =
        assertThrows(
            LDAPException.class,
            () -> client.search(Tree.MAILBOXES, SearchScope.SUBORDINATE_SUBTREE, "(cn=*)"));
    assertEquals(ResultCode.PROTOCOL_ERROR, refused.getResultCode());
    assertTrue(client.isConnected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OU=BAL,DC=MSSANTE,DC=FR",
        "ou = bal , dc = mssante , dc = fr",
        "2.5.4.11=bal,0.9.2342.19200300.100.1.25=mssante,domainComponent=fr",
        "ou=b\\61l,dc=mssante,dc=fr"
      })
  void takesABaseHoweverItIsWritten(String base) throws Exception {
    assertEquals(4, count(base, SearchScope.ONE));
  }

  @Test
  void takesQuotesAndCommasInABase() throws Exception {
    String name = Tree.mailbox(QUOTED);
    assertEquals(QUOTED, client.getEntry(name).getAttributeValue("mail"));
    assertEquals(name, client.getEntry(name).getDN());
  }

  private static LDAPException refusal(String base) {
    return assertThrows(LDAPException.class, () -> count(base, SearchScope.SUB));
  }

  @Test
  void saysHowFarABaseExists() {
    LDAPException below = refusal("mail=absent@essai.mssante.fr," + Tree.MAILBOXES);
    assertEquals(ResultCode.NO_SUCH_OBJECT, below.getResultCode());
    assertEquals(Tree.MAILBOXES, below.getMatchedDN());
    LDAPException elsewhere = refusal("ou=people,dc=example,dc=com");
    assertEquals(ResultCode.NO_SUCH_OBJECT, elsewhere.getResultCode());
    assertEquals("", elsewhere.getMatchedDN() == null ? "" : elsewhere.getMatchedDN());
    assertEquals(ResultCode.INVALID_DN_SYNTAX, refusal("pas un nom").getResultCode());
  }

  @Test
  void cutsAtTheSizeLimitAndNotBefore() throws Exception {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.setSizeLimit(3);
    LDAPSearchException limit =
        assertThrows(LDAPSearchException.class, () -> client.search(request));
    assertEquals(ResultCode.SIZE_LIMIT_EXCEEDED, limit.getResultCode());
    assertEquals(3, limit.getEntryCount());
    request.setSizeLimit(4);
    assertEquals(4, client.search(request).getEntryCount());
  }

  @Test
  void aPageMayBeLargerThanTheAnswer() throws Exception {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.addControl(new SimplePagedResultsControl(500, true));
    SearchResult page = client.search(request);
    assertEquals(4, page.getEntryCount());
    assertFalse(SimplePagedResultsControl.get(page).moreResultsToReturn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"caseExactMatch", "integerMatch", "integerOrderingMatch"})
  void sortsByNoRuleThatIsNotTheOrderOfTheAttribute(String rule) throws Exception {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, "(mail=*)", "mail");
    request.addControl(new ServerSideSortRequestControl(true, new SortKey("sn", rule, false)));
    LDAPException refused = assertThrows(LDAPException.class, () -> client.search(request));
    assertEquals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, refused.getResultCode());
  }

  @Test
  void answersTheSameHoweverAliasesAreToBeTaken() throws Exception {
    for (DereferencePolicy policy : DereferencePolicy.values()) {
      SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.SUB, "(mail=*)");
      request.setDerefPolicy(policy);
      SearchResult all = client.search(request);
      assertEquals(4, all.getEntryCount(), policy.toString());
      assertEquals(0, all.getReferenceCount());
    }
  }
}
