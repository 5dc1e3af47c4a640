package fr.annuairesante.server.search;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.DomainListing;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs searches on a snapshot: plan, candidates, check, answer. Thread-safe.
 *
 * <p>Whatever the filter, a search examines at most {@link SearchLimits#candidates} entries, takes
 * at most {@link SearchLimits#seconds} and returns at most {@link SearchLimits#entries}.
 */
public final class Searcher {

  /** Messages are handed over in pieces of about this size. */
  private static final int PIECE_BYTES = 64 * 1024;

  private static final byte[] NO_CONTROLS = {};

  private static final int QUICK_BYTES = 512 * 1024;

  private final SearchLimits limits;
  private final PageCookies cookies;

  public Searcher(SearchLimits limits, PageCookies cookies) {
    this.limits = limits;
    this.cookies = cookies;
  }

  /**
   * Answers if that takes few entries; else writes nothing.
   *
   * @param start where the page starts; the snapshot is the one it belongs to
   * @param allowance of the one who asks
   * @return empty when the search is too long for the calling thread
   */
  public Optional<SearchResult> quickly(
      Snapshot snapshot,
      PageStart start,
      Search search,
      Allowance allowance,
      int messageId,
      ResultSink sink)
      throws IOException {
    SearchRun run =
        new SearchRun(snapshot, search, start, limits, limits.quickCandidates(), allowance);
    AnswerWriter answer = writer(search, messageId);
    SearchResult result =
        run.run(
            entry -> {
              answer.entry(entry);
              return answer.size() < QUICK_BYTES;
            });
    if (run.gaveUp()) {
      return Optional.empty();
    }
    answer.done(result, controls(snapshot, search, run));
    flush(answer, sink);
    return Optional.of(result);
  }

  /** Answers within the limits, piece by piece. */
  public SearchResult fully(
      Snapshot snapshot,
      PageStart start,
      Search search,
      Allowance allowance,
      int messageId,
      ResultSink sink)
      throws IOException {
    SearchRun run = new SearchRun(snapshot, search, start, limits, limits.candidates(), allowance);
    AnswerWriter answer = writer(search, messageId);
    SearchResult result =
        run.run(
            new Found() {
              @Override
              public boolean take(StoredEntry entry) {
                answer.entry(entry);
                return answer.size() < PIECE_BYTES || flush(answer, sink);
              }

              @Override
              public boolean isWanted() {
                return sink.write(new byte[0], 0);
              }
            });
    if (run.gaveUp() && !run.examinedTooMany()) {
      return result;
    }
    answer.done(result, controls(snapshot, search, run));
    flush(answer, sink);
    return result;
  }

  /**
   * Says that there is no part of an answer for the cookie that the search brings.
   *
   * @param problem what a view of a list says (vlv-09 §6.1); a page has one code for all
   */
  public SearchResult refuse(
      int problem, String sentence, Search search, int messageId, ResultSink sink) {
    Optional<ListView.Shown> none =
        search.view().map(view -> ListView.Shown.not(problem, sentence));
    int code =
        none.isPresent() ? SearchResult.VIRTUAL_LIST_VIEW_ERROR : SearchResult.UNWILLING_TO_PERFORM;
    SearchResult result = new SearchResult(code, "", sentence, 0);
    AnswerWriter answer = writer(search, messageId);
    answer.done(result, new ResponseControls().view(none, "").encode());
    flush(answer, sink);
    return result;
  }

  private byte[] controls(Snapshot snapshot, Search search, SearchRun run) {
    if (search.order().isEmpty() && !search.isForAPart()) {
      return NO_CONTROLS;
    }
    Optional<String> nextPage =
        search
            .page()
            .map(page -> run.nextPage().map(next -> cookies.write(next, search)).orElse(""));
    Optional<ListView.Shown> shown = run.shown();
    boolean goesOn = shown.isPresent() && shown.get().problem() == 0;
    String context = goesOn ? cookies.write(PageStart.in(snapshot.key()), search) : "";
    return new ResponseControls()
        .page(nextPage)
        .order(search.order())
        .view(shown, context)
        .encode();
  }

  private static AnswerWriter writer(Search search, int messageId) {
    return new AnswerWriter(messageId, Selection.of(search.attributes()), search.typesOnly());
  }

  private static boolean flush(AnswerWriter answer, ResultSink sink) {
    byte[] messages = answer.take();
    return sink.write(messages, messages.length);
  }

  /** The entries found, for the long path and the server's own use; same limits. */
  public List<DirectoryEntry> find(Snapshot snapshot, Search search) throws IOException {
    List<DirectoryEntry> found = new ArrayList<>();
    SearchRun run =
        new SearchRun(
            snapshot, search, PageStart.FIRST, limits, limits.candidates(), Allowance.UNLIMITED);
    run.run(entry -> found.add(entry.toEntry()));
    return found;
  }

  /** Whether a search finds an entry, limits and hidden domains aside. */
  public static boolean finds(Search search, NameKey name, StoredEntry entry) {
    NameKey base = NameKey.parse(search.base()).orElse(NameKey.SUFFIX);
    boolean inScope =
        switch (search.scope()) {
          case BASE -> name.equals(base);
          case ONE_LEVEL -> name.parent().equals(Optional.of(base));
          case SUBTREE -> name.equals(base) || name.text().startsWith(base.text() + "/");
        };
    return inScope
        && Visibility.of(search.viewer(), DomainListing.NONE).shows(entry)
        && new EntryMatcher().matches(Conditions.whenTrue(search.filter()), entry);
  }

  /** Compares one value (RFC 4511 §4.10). Passwords compare as if they were not there. */
  public CompareOutcome compare(
      Snapshot snapshot,
      String dn,
      String attribute,
      String value,
      Optional<Filter> assertion,
      Viewer viewer)
      throws IOException {
    Optional<NameKey> name;
    try {
      name = NameKey.parse(dn);
    } catch (NameKey.InvalidName e) {
      return CompareOutcome.INVALID_DN;
    }
    Filter equality = new Filter.Equality(attribute, value);
    if (!(Conditions.whenTrue(equality) instanceof Condition.Leaf leaf)) {
      return CompareOutcome.UNDEFINED_TYPE;
    }
    Condition present = leaf.present();
    Optional<Condition> asserted = assertion.map(Conditions::whenTrue);
    Visibility visibility = Visibility.of(viewer, snapshot.listing());
    EntryMatcher matcher = new EntryMatcher();
    CompareOutcome[] outcome = {CompareOutcome.NO_SUCH_OBJECT};
    if (name.isPresent()) {
      snapshot.find(
          name.get(),
          stored -> {
            StoredEntry entry = visibility.shown(stored);
            if (entry == null) {
              return Next.STOP;
            }
            if (asserted.isPresent() && !matcher.matches(asserted.get(), entry)) {
              outcome[0] = CompareOutcome.ASSERTION_FAILED;
            } else {
              boolean has = matcher.matches(present, entry);
              boolean equal = has && matcher.matches(leaf, entry);
              outcome[0] =
                  equal
                      ? CompareOutcome.TRUE
                      : has ? CompareOutcome.FALSE : CompareOutcome.NO_SUCH_ATTRIBUTE;
            }
            return Next.STOP;
          });
    }
    return outcome[0];
  }

  /** The entry of that name, if the viewer sees one. */
  public Optional<DirectoryEntry> entry(Snapshot snapshot, String dn, Viewer viewer)
      throws IOException {
    Search base =
        new Search(
            dn, Scope.BASE, new Filter.Present("objectClass"), List.of(), false, 1, 0, viewer);
    return find(snapshot, base).stream().findFirst();
  }

  /** An account as it is stored, for the server's own eyes; empty when it has no password. */
  public Optional<StoredAccount> account(Snapshot snapshot, NameKey name) throws IOException {
    StoredAccount[] found = new StoredAccount[1];
    snapshot.find(
        name,
        entry -> {
          if (entry.find(Types.number(Attributes.USER_PASSWORD))) {
            String password = entry.values().get(0);
            DirectoryEntry account = entry.toEntry();
            found[0] =
                new StoredAccount(
                    name.text(),
                    entry.name(),
                    password,
                    Right.of(account),
                    account.first(Attributes.STATE).equals(StoredAccount.BLOCKED));
          }
          return Next.STOP;
        });
    return Optional.ofNullable(found[0]);
  }

  /** The plan of a search, for tests that must know that the index was used. */
  static Plan plan(Search search) {
    Plan filter = Planner.of(Conditions.whenTrue(search.filter()), DomainListing.NONE);
    NameKey base = NameKey.parse(search.base()).orElse(NameKey.SUFFIX);
    return Plan.within(scope(base, search.scope()), filter);
  }

  static Plan scope(NameKey base, Scope scope) {
    return switch (scope) {
      case BASE -> PlanTerms.named(base);
      case ONE_LEVEL -> PlanTerms.below(base);
      case SUBTREE -> Plan.any(List.of(PlanTerms.named(base), PlanTerms.below(base)));
    };
  }
}
