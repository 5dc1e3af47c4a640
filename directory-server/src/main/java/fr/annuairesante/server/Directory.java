package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.search.Allowance;
import fr.annuairesante.server.search.CompareOutcome;
import fr.annuairesante.server.search.PageCookies;
import fr.annuairesante.server.search.ResultSink;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.SearchResult;
import fr.annuairesante.server.search.Searcher;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * A directory that is served: searches on snapshots, logins, changes. Other processes change it
 * through the journal. Thread-safe. A failing disk shows as {@link UncheckedIOException}.
 */
public final class Directory implements AutoCloseable {

  private final DataDirectory.Ownership ownership;
  private final DirectoryIndex index;
  private final DataDirectory data;
  private final Journal journal;
  private final Leavers leavers;
  private final Searcher searcher;
  private final Writer writer;
  private final States states;
  private final AccountLogins logins;
  private final WriteLimits writing;

  /**
   * Opens the directory, an empty one when nothing was imported yet, and brings its index up to its
   * journal.
   *
   * @throws DataDirectory.InUse when a server or an import owns it
   */
  public static Directory open(DataDirectory data, SearchLimits limits) throws IOException {
    return open(data, limits, WriteLimits.DEFAULT);
  }

  /** The same with other limits to what is written. */
  public static Directory open(DataDirectory data, SearchLimits limits, WriteLimits writing)
      throws IOException {
    return open(data, limits, writing, OptionalInt.empty(), Clock.systemUTC());
  }

  /**
   * The same, and the mailboxes of persons who left the register are hidden in time (R38).
   *
   * @param hideAfterDays from the day on which a person left, 0 for at once; empty: they are not
   * @param clock the instants of changes, and the French day that contracts and certificates end
   */
  public static Directory open(
      DataDirectory data,
      SearchLimits limits,
      WriteLimits writing,
      OptionalInt hideAfterDays,
      Clock clock)
      throws IOException {
    DataDirectory.Ownership ownership = data.own();
    try {
      if (data.index().isEmpty()) {
        EmptyDirectory.make(data);
      }
      return new Directory(
          ownership, data, limits, writing, new Leavers(hideAfterDays, clock), clock);
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  private Directory(
      DataDirectory.Ownership ownership,
      DataDirectory data,
      SearchLimits limits,
      WriteLimits writing,
      Leavers leavers,
      Clock clock)
      throws IOException {
    this.ownership = ownership;
    this.leavers = leavers;
    Path folder = data.index().orElseThrow();
    PageCookies cookies = new PageCookies(data.secret(), folder.getFileName().toString());
    this.searcher = new Searcher(limits, cookies);
    this.data = data;
    this.writing = writing;
    this.index = new DirectoryIndex(folder);
    this.journal = openJournal(data, writing);
    this.writer =
        new Writer(
            journal,
            index,
            new Searcher(SearchLimits.NONE, cookies),
            new IndexCommits(index, writing),
            writing.waiting(),
            leavers,
            clock);
    this.states = new States(index, cookies, writer);
    this.logins = new AccountLogins(journal, states, searcher, this::catchUp);
    start();
  }

  private Journal openJournal(DataDirectory data, WriteLimits writing) throws IOException {
    try {
      return Journal.open(data.journal(), index.committed(), writing.journalFileBytes());
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private void start() throws IOException {
    try {
      catchUp();
    } catch (CompletionException failed) {
      writer.close();
      journal.close();
      index.close();
      Throwable why = failed.getCause();
      why = why.getCause() == null ? why : why.getCause();
      throw new IOException("the journal is not brought into the index: " + why.getMessage(), why);
    }
  }

  /** Where it is, for who reads its past beside it. */
  public DataDirectory data() {
    return data;
  }

  /** What one change may bring. */
  public WriteLimits writeLimits() {
    return writing;
  }

  /** Applies what other processes have added to the journal and the index does not hold yet. */
  private void catchUp() {
    change("", "", draft -> true).join();
  }

  /**
   * Changes the directory. The future ends when the change is on disk and every search sees it; its
   * callbacks run on the writer's thread and must be quick. It fails with what the work throws, or
   * with a {@link WriteFailure}; then nothing was changed.
   *
   * @param by distinguished name of who asks for it
   * @param origin what it is a part of, for the journal, for example a run or a receipt; or ""
   */
  public <T> CompletableFuture<T> change(String by, String origin, Changing<T> work) {
    return writer.submit(by, origin, work);
  }

  /**
   * Decides as {@link #change} would now, and changes nothing: for a dry run, or to read several
   * entries of one moment. On the calling thread.
   */
  public <T> T rehearse(String by, Changing<T> work) {
    return states.onLast(snapshot -> work.decide(writer.draft(snapshot, by)));
  }

  /**
   * Answers a search if that is quick, entries and end of answer.
   *
   * @param allowance how many entries the viewer may still have
   * @return empty when it is not: nothing was written, call {@link #search} on a thread that may
   *     take its time
   */
  public Optional<SearchResult> searchQuickly(
      Search search, Allowance allowance, int messageId, ResultSink sink) {
    return states.onShown(
        search,
        (snapshot, start) -> searcher.quickly(snapshot, start, search, allowance, messageId, sink),
        (code, sentence) -> Optional.of(searcher.refuse(code, sentence, search, messageId, sink)));
  }

  /** Answers a search within the limits, entries and end of answer. */
  public SearchResult search(Search search, Allowance allowance, int messageId, ResultSink sink) {
    return states.onShown(
        search,
        (snapshot, start) -> searcher.fully(snapshot, start, search, allowance, messageId, sink),
        (code, sentence) -> searcher.refuse(code, sentence, search, messageId, sink));
  }

  /** What a search finds, as entries, within the limits. */
  public Stream<DirectoryEntry> find(Search search) {
    List<DirectoryEntry> found = states.onLast(snapshot -> searcher.find(snapshot, search));
    return found.stream();
  }

  /** The entry of that name, if the viewer sees one. */
  public Optional<DirectoryEntry> entry(String dn, Viewer viewer) {
    return states.onLast(snapshot -> searcher.entry(snapshot, dn, viewer));
  }

  /**
   * Compares one value (RFC 4511 §4.10).
   *
   * @param assertion true of the entry, or nothing is compared
   */
  public CompareOutcome compare(
      String dn, String attribute, String value, Optional<Filter> assertion, Viewer viewer) {
    return states.onLast(
        snapshot -> searcher.compare(snapshot, dn, attribute, value, assertion, viewer));
  }

  /**
   * Checks an account's password: slow, so not on a thread that serves connections.
   *
   * @return who it is; empty when name or password is wrong, which cannot be told apart, nor by
   *     time; somebody who sees nothing when the account is blocked (R136)
   */
  public Optional<Viewer> authenticate(String dn, byte[] password) {
    return logins.authenticate(dn, password);
  }

  /**
   * Checks a password that was right a few minutes ago: quick.
   *
   * @return who it is; empty says nothing, {@link #authenticate} does
   */
  public Optional<Viewer> recognise(String dn, byte[] password) {
    return logins.recognise(dn, password);
  }

  /** Who an account is now, without its password: quick; empty when it may not log in any more. */
  public Optional<Viewer> accountInForce(String dn) {
    return logins.inForce(dn);
  }

  /** Applies soon what other processes have added to the journal; cheap when there is nothing. */
  public void followOthers() {
    if (journal.hasUnread()) {
      var unused = change("", "", draft -> true);
    }
  }

  /**
   * Another number whenever an operator, a domain or an account has changed, or another day has
   * begun for them: cheap, for whoever keeps something that follows from them.
   */
  public long members() {
    return writer.members();
  }

  /** The first day on which a person's mailboxes are hidden; empty for one of the register. */
  public Optional<LocalDate> hiddenOn(DirectoryEntry person) {
    return leavers.hiddenOn(person);
  }

  /** How many entries there are. */
  public int entries() {
    return states.onLast(Snapshot::entries);
  }

  /** Something done on one state of the directory. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Snapshot snapshot) throws IOException;
  }

  /** Works on the state of the directory as it is now, for as long as it takes. */
  public <T> T read(Work<T> work) {
    return states.onLast(work);
  }

  /** Reads the journal from a transaction on, up to the last one that is whole. */
  public void history(long after, Journal.Reader reader) throws IOException {
    Journal.read(data.journal(), after, reader);
  }

  /** Ends what waits to be written; nothing is lost if the index can no longer be committed. */
  @Override
  public void close() throws IOException {
    try (ownership;
        journal;
        index) {
      writer.close();
    }
  }
}
