package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.apacheds.FrontEndConfig;
import fr.annuairesante.server.apacheds.LdapFrontEnd;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import fr.annuairesante.server.trace.AccessTrace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No answer depends on which path computed it; no index answer differs from a scan. */
class SearchContractTest {

  private static final int FILTERS = 20_000;
  private static final List<String> BASES =
      List.of(Tree.SUFFIX, Tree.SUFFIX, Tree.MAILBOXES, Tree.PERSONS, Tree.STRUCTURES);

  @TempDir Path folder;

  @Test
  void givesTheSameEntriesByBothPathsAndByANaiveScan() throws Exception {
    List<DirectoryEntry> entries = RandomDirectory.of(11, 300);
    NaiveScan scan = new NaiveScan(entries);
    RandomFilters filters = new RandomFilters(12, RandomDirectory.words());
    assertTrue(filters.shapes() > 40, "the clients' shapes were read");
    Random random = new Random(13);
    int found = 0;
    int indexed = 0;
    try (Directory directory = directory(folder.resolve("data"), entries);
        LdapFrontEnd frontEnd =
            LdapFrontEnd.start(configuration(), directory, AccessTrace.none())) {
      for (int i = 0; i < FILTERS; i++) {
        Filter filter = filters.next();
        String base = base(entries, random);
        Scope scope = random.nextInt(8) == 0 ? Scope.ONE_LEVEL : Scope.SUBTREE;
        Search search = new Search(base, scope, filter, List.of("1.1"), false, 0, 0, Viewer.SERVER);
        List<String> expected = scan.find(base, scope, filter).stream().sorted().toList();
        assertEquals(expected, names(directory, search), () -> base + " " + scope + " " + filter);
        List<String> longWay = frontEnd.longPath(search).stream().sorted().toList();
        assertEquals(expected, longWay, () -> "long path: " + base + " " + scope + " " + filter);
        found += expected.size();
        indexed += Searcher.plan(search) instanceof Plan.Everything ? 0 : 1;
      }
    }
    assertTrue(found > 40 * FILTERS / 10, "the filters find something: " + found);
    assertTrue(indexed > FILTERS / 2, "the index is used: " + indexed);
  }

  /** Now and then one of the entries, most of them persons and their activities. */
  private static String base(List<DirectoryEntry> entries, Random random) {
    return random.nextInt(10) == 0
        ? entries.get(random.nextInt(entries.size())).dn()
        : BASES.get(random.nextInt(BASES.size()));
  }

  private FrontEndConfig configuration() throws Exception {
    ServerKey key = KeyPairStore.selfSigned(folder.resolve("tls"));
    return FrontEndConfig.ldaps("127.0.0.1", 0, key, folder.resolve("core"));
  }

  /** A directory of these entries, served from a folder. */
  public static Directory directory(Path folder, List<DirectoryEntry> entries) throws Exception {
    DataDirectory data = DataDirectory.at(folder);
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      for (DirectoryEntry entry : entries.subList(Tree.containers().size(), entries.size())) {
        rebuild.sink().put(entry);
      }
      rebuild.commit();
    }
    return Directory.open(data, new SearchLimits(100_000, 1_000_000, 60, 100_000));
  }

  private static List<String> names(Directory directory, Search search) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SearchResult result =
        directory
            .searchQuickly(
                search,
                Allowance.UNLIMITED,
                7,
                (messages, length) -> {
                  bytes.write(messages, 0, length);
                  return true;
                })
            .orElseThrow();
    List<String> names = new ArrayList<>();
    try (ASN1StreamReader reader =
        new ASN1StreamReader(new ByteArrayInputStream(bytes.toByteArray()))) {
      LDAPMessage message = LDAPMessage.readFrom(reader, true);
      while (message.getProtocolOp() instanceof SearchResultEntryProtocolOp entry) {
        assertEquals(7, message.getMessageID());
        names.add(entry.getDN());
        message = LDAPMessage.readFrom(reader, true);
      }
      SearchResultDoneProtocolOp done = message.getSearchResultDoneProtocolOp();
      assertEquals(SearchResult.SUCCESS, done.getResultCode());
      assertEquals(result.entries(), names.size());
    }
    return names.stream().sorted().toList();
  }
}
