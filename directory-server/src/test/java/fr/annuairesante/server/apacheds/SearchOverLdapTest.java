package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.Schema;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchOverLdapTest extends OneServer {

  private static LDAPConnection connection;

  @BeforeAll
  static void start() throws Exception {
    connection = server.login();
  }

  @AfterAll
  static void stop() {
    connection.close();
  }

  private static ResultCode refusal(SearchRequest request) {
    return assertThrows(LDAPException.class, () -> connection.search(request)).getResultCode();
  }

  private static SearchRequest below(String base, String filter, String... attributes)
      throws LDAPException {
    return new SearchRequest(base, SearchScope.SUB, filter, attributes);
  }

  @Test
  void findsAMailboxByItsAddress() throws Exception {
    SearchResult result =
        connection.search(below(Tree.SUFFIX, "(mail=" + RunningServer.MAILBOX + ")", "cn"));
    assertEquals(1, result.getEntryCount());
    assertEquals("Zoé Desbois", result.getSearchEntries().get(0).getAttributeValue("cn"));
  }

  @Test
  void findsNamesOnTheSlowPathToo() throws Exception {
    SearchResult result = connection.search(below("", "(|(cn=*elan*)(sn=*elan*)(gn=*elan*))"));
    assertEquals(1, result.getEntryCount());
  }

  @Test
  void takesApproximateMatches() throws Exception {
    assertEquals(List.of("Zoé Desbois"), cn("(cn~=zoe debois)"));
    assertEquals(List.of("Jean-François d'Élan"), cn("(sn~=delan)"));
  }

  @Test
  void takesExtensibleMatches() throws Exception {
    assertEquals(List.of("Zoé Desbois"), cn("(sn:caseIgnoreMatch:=desbois)"));
    assertEquals(List.of("Zoé Desbois"), cn("(sn:2.5.13.2:=DESBOIS)"));
    assertEquals(List.of("Zoé Desbois"), cn("(:caseIgnoreMatch:=desbois)"));
    assertEquals(List.of("Li Wu"), cn("(sn:=wu)"));
    assertEquals(3, cn("(&(sn=*)(ou:dn:=bal))").size());
    assertEquals(List.of("Li Wu"), cn("(mail:dn:caseIgnoreIA5Match:=LI.WU@essai.mssante.fr)"));
    assertEquals(List.of(), cn("(sn:uneRegleInconnue:=wu)"));
  }

  /** Returned when named only, and searched like others (RFC 4512 §3.4, RFC 4530). */
  @Test
  void givesAndFindsWhatTheServerKeepsOfAnEntry() throws Exception {
    String[] kept = {"createTimestamp", "modifyTimestamp", "entryUUID"};
    SearchResult named = connection.search(below(Tree.SUFFIX, "(sn=wu)", kept));
    SearchResult plain = connection.search(below(Tree.SUFFIX, "(sn=wu)"));
    for (String attribute : kept) {
      String value = named.getSearchEntries().get(0).getAttributeValue(attribute);
      assertNull(plain.getSearchEntries().get(0).getAttribute(attribute));
      assertTrue(cn("(" + attribute + "=" + value + ")").contains("Li Wu"), attribute + value);
      assertEquals(List.of("Li Wu"), cn("(&(sn=wu)(" + attribute + "=*))"));
    }
    assertEquals(
        List.of("Li Wu"),
        cn("(&(sn=wu)(modifyTimestamp>=20200101000000Z)(createTimestamp<=29990101000000Z))"));
    assertEquals(List.of(), cn("(modifyTimestamp>=29990101000000Z)"));
  }

  private static List<String> cn(String filter) throws LDAPException {
    return connection.search(below(Tree.SUFFIX, filter, "cn")).getSearchEntries().stream()
        .map(entry -> entry.getAttributeValue("cn"))
        .toList();
  }

  @Test
  void searchesTheOneNamingContextBelowTheRoot() throws Exception {
    SearchResult all = connection.search(below("", "(mail=*)", "1.1"));
    assertEquals(3, all.getEntryCount());
    SearchResult contexts =
        connection.search(new SearchRequest("", SearchScope.ONE, Filter.createANDFilter(), "1.1"));
    assertEquals(
        List.of(Tree.SUFFIX), contexts.getSearchEntries().stream().map(e -> e.getDN()).toList());
  }

  @Test
  void takesTrueAndFalseFilters() throws Exception {
    SearchRequest everything =
        new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, Filter.createANDFilter(), "1.1");
    SearchRequest nothing =
        new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, Filter.createORFilter(), "1.1");
    assertEquals(3, connection.search(everything).getEntryCount());
    assertEquals(0, connection.search(nothing).getEntryCount());
  }

  @Test
  void takesAttributesItDoesNotKnowAndOptions() throws Exception {
    SearchResult result =
        connection.search(
            below(
                Tree.SUFFIX,
                "(|(mozillaNickname=*wu*)(mail=li.wu@essai.mssante.fr))",
                "cn",
                "usercertificate;binary",
                "mozillaWorkUrl",
                "cn;lang-fr"));
    assertEquals(1, result.getEntryCount());
  }

  @Test
  void takesValuesThatAreNoText() throws Exception {
    Filter binary =
        Filter.createEqualityFilter("userCertificate", new byte[] {0, (byte) 0xFF, (byte) 0xC3});
    SearchResult result =
        connection.search(new SearchRequest(Tree.SUFFIX, SearchScope.SUB, binary));
    assertEquals(0, result.getEntryCount());
  }

  @Test
  void refusesADeepFilterAndALongOne() throws Exception {
    Filter deep = Filter.createPresenceFilter("cn");
    for (int i = 0; i < RunningServer.LIMITS.filterDepth(); i++) {
      deep = Filter.createNOTFilter(deep);
    }
    Filter[] terms = new Filter[RunningServer.LIMITS.filterTerms()];
    java.util.Arrays.fill(terms, Filter.createPresenceFilter("cn"));
    assertEquals(
        ResultCode.ADMIN_LIMIT_EXCEEDED,
        refusal(new SearchRequest(Tree.SUFFIX, SearchScope.SUB, deep)));
    assertEquals(
        ResultCode.ADMIN_LIMIT_EXCEEDED,
        refusal(new SearchRequest(Tree.SUFFIX, SearchScope.SUB, Filter.createORFilter(terms))));
  }

  @Test
  void refusesACriticalControlItDoesNotKnowOnEveryOperation() throws Exception {
    Control unknown = new Control("1.2.3.4.5", true);
    SearchRequest search = below(Tree.SUFFIX, "(cn=*)");
    search.addControl(unknown);
    assertEquals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, refusal(search));
    var compare = new com.unboundid.ldap.sdk.CompareRequest(Tree.SUFFIX, "dc", "mssante");
    compare.addControl(unknown);
    assertEquals(
        ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
        assertThrows(LDAPException.class, () -> connection.compare(compare)).getResultCode());
    var delete = new com.unboundid.ldap.sdk.DeleteRequest(Tree.MAILBOXES);
    delete.addControl(unknown);
    assertEquals(
        ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
        assertThrows(LDAPException.class, () -> connection.delete(delete)).getResultCode());
  }

  @Test
  void ignoresAControlThatIsNotCriticalAndHonoursManageDsaIt() throws Exception {
    SearchRequest search = below(Tree.SUFFIX, "(mail=li.wu@essai.mssante.fr)");
    search.addControl(new Control("1.2.840.113556.1.4.1413", false));
    search.addControl(new Control("2.16.840.1.113730.3.4.2", true));
    assertEquals(1, connection.search(search).getEntryCount());
  }

  @Test
  void showsWhatItCanDoAndNothingMore() throws Exception {
    try (LDAPConnection nobody = server.connect()) {
      RootDSE root = nobody.getRootDSE();
      assertEquals(List.of(Tree.SUFFIX), List.of(root.getNamingContextDNs()));
      assertEquals(List.of("3"), List.of(root.getAttributeValues("supportedLDAPVersion")));
      assertEquals(
          List.of(
              "2.16.840.1.113730.3.4.2",
              "1.2.840.113556.1.4.319",
              "1.2.840.113556.1.4.473",
              "2.16.840.1.113730.3.4.9",
              "1.3.6.1.1.12",
              "1.3.6.1.1.13.1",
              "1.3.6.1.1.13.2"),
          List.of(root.getSupportedControlOIDs()));
      assertEquals(
          List.of(
              "1.3.6.1.4.1.4203.1.11.3",
              DirectorySchema.OID_ROOT + ".3.1",
              DirectorySchema.OID_ROOT + ".3.2",
              ImportOperations.READ,
              ImportOperations.APPLY,
              ImportOperations.REVERT),
          List.of(root.getSupportedExtendedOperationOIDs()));
      assertNull(root.getAttributeValue("supportedCapabilities"));
      SearchResult plain = nobody.search("", SearchScope.BASE, "(objectClass=*)");
      assertNull(plain.getSearchEntries().get(0).getAttributeValue("namingContexts"));
    }
  }

  @Test
  void showsItsSchemaToEverybody() throws Exception {
    try (LDAPConnection nobody = server.connect()) {
      Schema schema = nobody.getSchema();
      assertEquals("2.5.4.42", schema.getAttributeType("gn").getOID());
      assertTrue(schema.getObjectClass("asBoite").hasNameOrOID("asBoite"));
      SearchResult one =
          nobody.search("CN=Subschema", SearchScope.BASE, "(objectClass=subschema)", "cn");
      assertEquals(1, one.getEntryCount());
    }
  }

  @Test
  void refusesWritesOfAnAccountThatMayOnlySearch() throws Exception {
    String dn = Tree.mailbox("li.wu@essai.mssante.fr");
    assertRefused(() -> connection.delete(dn));
    assertRefused(() -> connection.modifyDN(dn, "mail=autre@essai.mssante.fr", true));
    assertRefused(
        () ->
            connection.modify(
                dn,
                new com.unboundid.ldap.sdk.Modification(
                    com.unboundid.ldap.sdk.ModificationType.REPLACE, "cn", "Autre")));
    assertRefused(
        () ->
            connection.add("dn: ou=x," + Tree.SUFFIX, "objectClass: organizationalUnit", "ou: x"));
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable write) {
    LDAPException refused = assertThrows(LDAPException.class, write);
    assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, refused.getResultCode());
  }

  @Test
  void compares() throws Exception {
    String dn = Tree.mailbox(RunningServer.MAILBOX);
    assertTrue(connection.compare(dn, "givenName", "ZOE").compareMatched());
    assertEquals(ResultCode.COMPARE_FALSE, connection.compare(dn, "sn", "Dubois").getResultCode());
    LDAPException unreadable =
        assertThrows(LDAPException.class, () -> connection.compare("pas un nom", "sn", "x"));
    assertEquals(ResultCode.INVALID_DN_SYNTAX, unreadable.getResultCode());
  }

  @Test
  void doesNotKnowOtherExtendedOperations() {
    LDAPException refused =
        assertThrows(LDAPException.class, () -> connection.processExtendedOperation("1.2.3.4.5.6"));
    assertEquals(ResultCode.PROTOCOL_ERROR, refused.getResultCode());
    assertTrue(refused.getDiagnosticMessage().contains("1.2.3.4.5.6"));
  }

  @Test
  void findsTheSameOnTheLongPathThroughApacheDs() throws Exception {
    var filter = new fr.annuairesante.server.filter.Filter.Present("mail");
    Search search =
        new Search(Tree.SUFFIX, Scope.SUBTREE, filter, List.of("1.1"), false, 0, 0, Viewer.SERVER);
    Set<String> found = new TreeSet<>();
    connection
        .search(below(Tree.SUFFIX, "(mail=*)", "1.1"))
        .getSearchEntries()
        .forEach(entry -> found.add(entry.getDN()));
    assertEquals(found, new TreeSet<>(server.frontEnd().longPath(search)));
    assertEquals(3, found.size());
  }
}
