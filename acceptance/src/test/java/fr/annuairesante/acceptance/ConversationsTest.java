package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What mail clients send, word for word, and what they must get: {@code conversations/*.txt}.
 *
 * <p>A conversation is some lines {@code key: value}, ended by an empty line. {@code situation} and
 * {@code filter} are always there; {@code base}, {@code scope}, {@code size}, {@code attributes}
 * and {@code control} make the request; {@code code} (0 unless given), {@code entries}, {@code
 * exactly}, {@code finds}, {@code first} and {@code first-sn} are what is expected, addresses in
 * lower case. {@code exactly} names every address, in any order; a whole answer of at most five
 * mailboxes must be named so.
 */
@ExtendWith(SharedServer.class)
class ConversationsTest {

  private static final Path FOLDER =
      Project.ROOT.resolve("acceptance/src/test/resources/conversations");

  /** Answers up to this size are written down whole. */
  private static final int SMALL = 5;

  private static LDAPConnection client;

  @BeforeAll
  static void connect(ServedSample sample) throws Exception {
    SSLUtil tls = new SSLUtil(new PEMFileTrustManager(sample.certificate().toFile()));
    client = new LDAPConnection(tls.createSSLSocketFactory(), "localhost", sample.server().port());
    client.bind(ServedSample.LOGIN, ServedSample.PASSWORD);
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> everyClientGetsWhatItAsksFor() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        for (Map<String, String> each : conversations(file)) {
          String name = file.getFileName() + ": " + each.get("situation");
          tests.add(DynamicTest.dynamicTest(name, () -> hold(each)));
        }
      }
    }
    assertTrue(tests.size() > 35, "conversations: " + tests.size());
    return tests.stream();
  }

  private static List<Map<String, String>> conversations(Path file) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    Map<String, String> current = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isEmpty() && !current.isEmpty()) {
        all.add(current);
        current = new LinkedHashMap<>();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        current.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    if (!current.isEmpty()) {
      all.add(current);
    }
    return all;
  }

  private static void hold(Map<String, String> conversation) throws LDAPException {
    SearchResult found = search(request(conversation));
    List<String> mails =
        found.getSearchEntries().stream()
            .map(entry -> entry.getAttributeValue("mail"))
            .map(mail -> mail == null ? "" : mail.toLowerCase(java.util.Locale.ROOT))
            .toList();
    conversation.forEach(
        (key, value) -> {
          switch (key) {
            case "entries" -> assertEquals(Integer.parseInt(value), mails.size());
            case "exactly" ->
                assertEquals(Set.of(value.split(" ")), Set.copyOf(mails), "the whole answer");
            case "finds" -> assertTrue(mails.contains(value), () -> value + " in " + mails);
            case "first" -> assertEquals(value, mails.get(0));
            case "first-sn" ->
                assertTrue(
                    Extract.fold(found.getSearchEntries().get(0).getAttributeValue("sn"))
                        .contains(value),
                    () -> value + " in " + found.getSearchEntries().get(0));
            default -> {}
          }
        });
    boolean small = !mails.isEmpty() && mails.size() <= SMALL && !mails.contains("");
    assertTrue(
        !small
            || !found.getResultCode().equals(ResultCode.SUCCESS)
            || conversation.containsKey("exactly"),
        () -> "name the whole answer: exactly: " + String.join(" ", mails));
    assertEquals(
        Integer.parseInt(conversation.getOrDefault("code", "0")),
        found.getResultCode().intValue(),
        found.getDiagnosticMessage());
  }

  private static SearchResult search(SearchRequest request) {
    try {
      return client.search(request);
    } catch (LDAPSearchException ended) {
      return ended.getSearchResult();
    }
  }

  private static SearchRequest request(Map<String, String> conversation) throws LDAPException {
    String attributes = conversation.getOrDefault("attributes", "");
    SearchRequest request =
        new SearchRequest(
            conversation.getOrDefault("base", ServedSample.MAILBOXES),
            switch (conversation.getOrDefault("scope", "sub")) {
              case "base" -> SearchScope.BASE;
              case "one" -> SearchScope.ONE;
              default -> SearchScope.SUB;
            },
            conversation.get("filter"),
            attributes.isEmpty() ? new String[0] : attributes.split(" "));
    request.setSizeLimit(Integer.parseInt(conversation.getOrDefault("size", "0")));
    if (conversation.containsKey("control")) {
      request.addControls(controls(conversation.get("control").split(" ")));
    }
    return request;
  }

  /**
   * {@code page 100}, {@code sort cn 2.5.13.3} (critical), {@code view 0/39/1/0 sn} and {@code view
   * 0/39:mart sn} (a critical view of a list whose order is not critical) or {@code critical OID}.
   */
  private static Control[] controls(String[] words) {
    return switch (words[0]) {
      case "page" -> new Control[] {new SimplePagedResultsControl(Integer.parseInt(words[1]))};
      case "sort" ->
          new Control[] {
            new ServerSideSortRequestControl(true, new SortKey(words[1], words[2], false))
          };
      case "view" ->
          new Control[] {
            new ServerSideSortRequestControl(false, new SortKey(words[2])), view(words[1])
          };
      default -> new Control[] {new Control(words[1], true)};
    };
  }

  /** As ldapsearch has it: {@code before/after/offset/count} or {@code before/after:typed}. */
  private static Control view(String words) {
    String[] parts = words.split("[/:]", -1);
    int before = Integer.parseInt(parts[0]);
    int after = Integer.parseInt(parts[1]);
    return words.contains(":")
        ? new VirtualListViewRequestControl(parts[2], before, after, null)
        : new VirtualListViewRequestControl(
            Integer.parseInt(parts[2]), before, after, Integer.parseInt(parts[3]), null);
  }
}
