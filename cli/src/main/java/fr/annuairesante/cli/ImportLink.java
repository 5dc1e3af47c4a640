package fr.annuairesante.cli;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import fr.annuairesante.importer.difference.HeldUnits;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.ByteReader;
import fr.annuairesante.schema.exchange.EntryBytes;
import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.schema.exchange.Reverted;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.run.RunEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The importer's conversation with a running server: the one place of the command that speaks the
 * extended operations. A connection is opened when it is needed, and anew when it was cut. Used by
 * one thread at a time.
 */
final class ImportLink implements AutoCloseable {

  /** A server that restarts is back within a minute. */
  private static final int ATTEMPTS = 7;

  /** RFC 4512 §3.4.4. */
  private static final String CHANGED = "modifyTimestamp";

  private static final int RUNS_A_PAGE = 500;

  private static final long ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(15);

  private final ServerAddress server;
  private final String account;
  private LDAPConnection connection;

  /**
   * @param account that the address logs in with, for what is said of it
   */
  ImportLink(ServerAddress server, String account) {
    this.server = server;
    this.account = account;
  }

  /** What the link says went wrong: the server's own words. */
  static final class LinkFailure extends IOException {
    private static final long serialVersionUID = 1;

    LinkFailure(String sentence, LDAPException cause) {
      super(sentence, cause);
    }

    /** Whether the server understood and would not: then it changed nothing. */
    boolean isRefusal() {
      return getCause() instanceof LDAPException ldap
          && ldap.getResultCode().equals(ResultCode.UNWILLING_TO_PERFORM);
    }
  }

  /** All runs that the directory remembers, the oldest first. */
  List<PastRun> runs() throws IOException {
    try {
      List<PastRun> runs = new ArrayList<>();
      for (SearchResultEntry entry :
          inPages(
              new SearchRequest(
                  Tree.RUNS,
                  SearchScope.ONE,
                  Filter.createPresenceFilter(Attributes.RUN),
                  Attributes.RUN,
                  Attributes.STATE,
                  Attributes.BATCHES,
                  Attributes.DOSSIER,
                  CHANGED))) {
        runs.add(run(entry));
      }
      runs.sort(PastRun.BY_NAME);
      return runs;
    } catch (LDAPException failed) {
      throw failure(failed);
    }
  }

  private static PastRun run(SearchResultEntry entry) throws IOException {
    RunEntry run =
        new RunEntry(
            entry.getAttributeValue(Attributes.RUN),
            RunState.valueOf(entry.getAttributeValue(Attributes.STATE)),
            entry.getAttributeValueAsInteger(Attributes.BATCHES),
            entry.getAttributeValue(Attributes.DOSSIER));
    Optional<Instant> changed = GeneralizedTime.read(entry.getAttributeValue(CHANGED));
    return PastRun.of(run, changed.orElse(Instant.EPOCH));
  }

  /** A search returns no more entries than the server is set to; there is a run each night. */
  private List<SearchResultEntry> inPages(SearchRequest search) throws LDAPException {
    List<SearchResultEntry> all = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      search.setControls(new SimplePagedResultsControl(RUNS_A_PAGE, cookie, true));
      SearchResult page = connected().search(search);
      all.addAll(page.getSearchEntries());
      SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
      cookie = answer == null ? null : answer.getCookie();
    } while (cookie != null && cookie.getValueLength() > 0);
    return all;
  }

  /** All that the directory holds, in short. */
  HeldUnits held() throws IOException {
    HeldUnits held = new HeldUnits();
    read(ImportOperations.DIGESTS + letters(List.of(UnitKind.values())), held::add);
    return held;
  }

  /** Entries of these kinds that an import made, with their activities. */
  void entries(List<UnitKind> kinds, EntrySink sink) throws IOException {
    IOException[] broken = new IOException[1];
    read(
        ImportOperations.ENTRIES + letters(kinds),
        page -> {
          ByteReader in = new ByteReader(page);
          while (!in.atEnd() && broken[0] == null) {
            try {
              sink.put(EntryBytes.read(in.bytes()));
            } catch (IOException failed) {
              broken[0] = failed;
            }
          }
        });
    if (broken[0] != null) {
      throw broken[0];
    }
  }

  private static String letters(List<UnitKind> kinds) {
    StringBuilder letters = new StringBuilder();
    kinds.forEach(kind -> letters.append(kind.letter()));
    return letters.toString();
  }

  private interface Page {
    void take(byte[] page);
  }

  /** Pages come on a thread of the connection's, one after the other, all before the result. */
  private void read(String what, Page page) throws IOException {
    ExtendedRequest request = request(ImportOperations.READ, what.getBytes(StandardCharsets.UTF_8));
    request.setIntermediateResponseListener(part -> page.take(part.getValue().getValue()));
    process(request);
  }

  /** Sends a batch until the server says what became of it: it applies none twice. */
  Applied apply(Batch batch) throws IOException {
    byte[] bytes = batch.toBytes();
    for (int attempt = 1; ; attempt++) {
      try {
        return Applied.of(value(process(request(ImportOperations.APPLY, bytes))));
      } catch (LinkFailure failed) {
        boolean cut =
            failed.getCause() instanceof LDAPException ldap
                && !ldap.getResultCode().isConnectionUsable();
        if (!cut || attempt == ATTEMPTS) {
          throw failed;
        }
        close();
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(500L << attempt);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the server", stopped);
    }
  }

  Reverted revert(String run) throws IOException {
    byte[] name = run.getBytes(StandardCharsets.UTF_8);
    return Reverted.of(value(process(request(ImportOperations.REVERT, name))));
  }

  private static ExtendedRequest request(String oid, byte[] value) {
    return new ExtendedRequest(oid, new ASN1OctetString((byte) 0x81, value));
  }

  private static byte[] value(ExtendedResult result) throws IOException {
    if (result.getValue() == null) {
      throw new IOException("the server's answer has no value");
    }
    return result.getValue().getValue();
  }

  private ExtendedResult process(ExtendedRequest request) throws IOException {
    try {
      ExtendedResult result = connected().processExtendedOperation(request);
      if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
        throw new LDAPException(result);
      }
      return result;
    } catch (LDAPException failed) {
      throw failure(failed);
    }
  }

  private LDAPConnection connected() throws LDAPException {
    if (connection == null || !connection.isConnected()) {
      connection = server.connect(ANSWER_MILLIS);
    }
    return connection;
  }

  /** A connection more, for somebody else on another thread. */
  LDAPConnection another() throws LDAPException {
    return server.connect(ANSWER_MILLIS);
  }

  private LinkFailure failure(LDAPException failed) {
    String said = failed.getDiagnosticMessage() == null ? "" : failed.getDiagnosticMessage();
    String sentence =
        failed.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
            ? "the server knows no account " + account + " with this password"
            : said.isEmpty() ? server + ": " + failed.getMessage() : "the server says: " + said;
    return new LinkFailure(sentence, failed);
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
