package fr.annuairesante.server.search;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.PreferredOrder.Examiner;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One search under way: its base, its limits, what it has examined and found so far. */
final class SearchRun {

  private static final int CLOCK_INTERVAL = 1024;

  /** Entries of a sorted answer, all pages together, or of a view: they are kept meanwhile. */
  static final int MOST_SORTED = 10_000;

  private static final Set<EarlyEnd> ENDS_OF_SENDING =
      Set.of(EarlyEnd.UNWANTED, EarlyEnd.SIZE_EXCEEDED, EarlyEnd.ALLOWANCE_SPENT);

  private final Snapshot snapshot;
  private final Search search;
  private final PageStart start;
  private final int mostEntries;
  private final boolean pageEndsFirst;
  private final int mostCandidates;
  private final Allowance allowance;
  private final long deadlineNanos;
  private final Visibility visibility;
  private final EntryMatcher matcher = new EntryMatcher();

  /** What is found of an answer that is sorted; null when it is not, or when a view is shown. */
  private final BestEntries best;

  /** Takes what is found of an answer that is sorted; else null. */
  private Consumer<StoredEntry> gathering;

  /** What there is to say of the part of a list that is shown; else null. */
  private ListView.Shown shown;

  private final Set<EarlyEnd> ends = EnumSet.noneOf(EarlyEnd.class);
  private int examined;
  private int found;
  private int next = -1;

  SearchRun(
      Snapshot snapshot,
      Search search,
      PageStart start,
      SearchLimits limits,
      int mostCandidates,
      Allowance allowance) {
    this.snapshot = snapshot;
    this.search = search;
    this.start = start;
    int wanted = search.sizeLimitEntries();
    int left = wanted == 0 ? Integer.MAX_VALUE : Math.max(0, wanted - start.sent());
    int ofPage = search.page().map(page -> Math.min(page.entries(), limits.entries())).orElse(left);
    this.pageEndsFirst = search.page().isPresent() && ofPage < left;
    this.mostEntries = pageEndsFirst ? ofPage : Math.min(left, limits.entries());
    this.mostCandidates = mostCandidates;
    this.allowance = allowance;
    int seconds = least(search.timeLimitSeconds(), limits.seconds());
    this.deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    this.visibility = Visibility.of(search.viewer(), snapshot.listing());
    boolean sorted = search.order().isPresent() && search.order().get().problem() == 0;
    this.best = sorted && search.view().isEmpty() ? best(search.order().get()) : null;
  }

  private BestEntries best(SortOrder order) {
    Ranking ranking = new Ranking(order);
    BestEntries kept = new BestEntries(ranking, Math.min(MOST_SORTED, start.sent() + mostEntries));
    gathering = entry -> kept.offer(ranking.of(entry));
    return kept;
  }

  /** A client's zero means no limit of its own. */
  private static int least(int wanted, int allowed) {
    return wanted == 0 ? allowed : Math.min(wanted, allowed);
  }

  SearchResult run(Found sink) throws IOException {
    Optional<NameKey> base;
    try {
      base = NameKey.parse(search.base());
    } catch (NameKey.InvalidName e) {
      return new SearchResult(SearchResult.INVALID_DN_SYNTAX, "", e.getMessage(), 0);
    }
    if (base.isEmpty()) {
      return new SearchResult(
          SearchResult.NO_SUCH_OBJECT, "", "the base is not below " + Tree.SUFFIX, 0);
    }
    Optional<SearchResult> missing = BaseObject.missing(snapshot, visibility, base.get());
    if (missing.isPresent()) {
      return missing.get();
    }
    if (search.assertion().isPresent()
        && !BaseObject.is(snapshot, visibility, base.get(), search.assertion().get())) {
      return new SearchResult(
          SearchResult.ASSERTION_FAILED, "", "the assertion is not true of the base object", 0);
    }
    if (search.page().isPresent() && search.page().get().entries() == 0) {
      return SearchResult.success(0);
    }
    Condition condition = Conditions.whenTrue(search.filter());
    Plan scope = Searcher.scope(base.get(), search.scope());
    int depth = search.scope() == Scope.ONE_LEVEL ? base.get().depth() + 1 : -1;
    if (best == null && !search.isForAPart() && !Plan.isSmall(scope)) {
      Optional<Preference> preference = Preference.of(condition);
      if (preference.isPresent()) {
        Examiner one = examiner(depth, sink);
        new PreferredOrder(snapshot, condition, preference.get(), scope, matcher, one).show();
        return result();
      }
    }
    Plan plan = Plan.within(scope, Planner.of(condition, snapshot.listing()));
    Snapshot.Visitor examiner =
        entry -> examine(entry, depth, sink, each -> matcher.matches(condition, each));
    if (search.view().isPresent()) {
      return show(search.view().get(), plan, examiner, sink);
    }
    if (best != null) {
      snapshot.visit(plan, examiner);
      sendBest(sink);
    } else {
      snapshot.visit(plan, start.document(), examiner);
    }
    return result();
  }

  private Examiner examiner(int depth, Found sink) {
    return new Examiner() {
      @Override
      public Next examine(StoredEntry entry, Predicate<StoredEntry> wanted) {
        return SearchRun.this.examine(entry, depth, sink, wanted);
      }

      @Override
      public Next send(StoredEntry entry) {
        return sendAgain(entry, sink);
      }

      @Override
      public int left() {
        return mostEntries - found;
      }
    };
  }

  private Next examine(
      StoredEntry candidate, int depth, Found sink, Predicate<StoredEntry> wanted) {
    if (++examined > mostCandidates) {
      ends.add(EarlyEnd.TOO_MANY_EXAMINED);
      return Next.STOP;
    }
    if (examined % CLOCK_INTERVAL == 0) {
      note(System.nanoTime() - deadlineNanos > 0, EarlyEnd.TIME_EXCEEDED);
      note(!sink.isWanted(), EarlyEnd.UNWANTED);
      if (!ends.isEmpty()) {
        return Next.STOP;
      }
    }
    StoredEntry entry =
        depth >= 0 && candidate.depth() != depth ? null : visibility.shown(candidate);
    if (entry == null || !wanted.test(entry)) {
      return Next.CONTINUE;
    }
    if (gathering != null) {
      gathering.accept(entry);
      return Next.CONTINUE;
    }
    return send(entry, sink);
  }

  private void note(boolean ended, EarlyEnd why) {
    if (ended) {
      ends.add(why);
    }
  }

  private Next send(StoredEntry entry, Found sink) {
    if (found == mostEntries) {
      next = pageEndsFirst ? entry.document() : -1;
      note(!pageEndsFirst, EarlyEnd.SIZE_EXCEEDED);
      return Next.STOP;
    }
    if (!allowance.grants(entry.document())) {
      ends.add(EarlyEnd.ALLOWANCE_SPENT);
      return Next.STOP;
    }
    found++;
    if (!sink.take(entry)) {
      ends.add(EarlyEnd.UNWANTED);
      return Next.STOP;
    }
    return Next.CONTINUE;
  }

  /** A page of a sorted answer starts after as many entries as were sent: nothing else is kept. */
  private void sendBest(Found sink) throws IOException {
    List<Integer> documents = best.documents();
    int last = Math.min(documents.size(), start.sent() + mostEntries);
    send(documents.subList(Math.min(start.sent(), last), last), sink);
    if (!ends.contains(EarlyEnd.ALLOWANCE_SPENT) && best.offered() > start.sent() + found) {
      next = pageEndsFirst ? 0 : -1;
      note(!pageEndsFirst, EarlyEnd.SIZE_EXCEEDED);
      note(found < mostEntries, EarlyEnd.TOO_DEEP);
    }
  }

  private void send(List<Integer> documents, Found sink) throws IOException {
    for (int i = 0; i < documents.size() && Collections.disjoint(ends, ENDS_OF_SENDING); i++) {
      snapshot.read(documents.get(i), entry -> sendAgain(entry, sink));
    }
  }

  /** Sends a document that was found before, read anew. */
  private Next sendAgain(StoredEntry entry, Found sink) {
    return send(visibility.shown(entry), sink);
  }

  /** The part of a list that the client shows: in passes, since the list is never kept. */
  private SearchResult show(ListView view, Plan plan, Snapshot.Visitor examiner, Found sink)
      throws IOException {
    Optional<ListView.Shown> refusal = ListView.refusal(search);
    if (refusal.isPresent()) {
      return notShown(refusal.get());
    }
    ListWindow window = new ListWindow(search.order().orElseThrow(), view, MOST_SORTED);
    gathering = window::offer;
    while (window.shown() == null && snapshot.visit(plan, examiner)) {
      window.endPass();
    }
    if (window.shown() == null) {
      SearchResult limit = result();
      return ends.contains(EarlyEnd.UNWANTED)
          ? limit
          : notShown(ListView.Shown.not(limit.code(), limit.message()));
    }
    if (window.shown().problem() != 0) {
      return notShown(window.shown());
    }
    shown = window.shown();
    send(window.documents(), sink);
    return result();
  }

  private SearchResult notShown(ListView.Shown why) {
    shown = why;
    return new SearchResult(SearchResult.VIRTUAL_LIST_VIEW_ERROR, "", why.sentence(), found);
  }

  private SearchResult result() {
    return ends.stream()
        .findFirst()
        .map(end -> end.result(found, mostEntries))
        .orElse(SearchResult.success(found));
  }

  /** Where the next page starts, if there is one. */
  Optional<PageStart> nextPage() {
    return next < 0 || ends.contains(EarlyEnd.TOO_DEEP)
        ? Optional.empty()
        : Optional.of(new PageStart(snapshot.key(), next, start.sent() + found));
  }

  /** What the client should know of the part of a list that it wanted; empty: it wanted none. */
  Optional<ListView.Shown> shown() {
    return Optional.ofNullable(shown);
  }

  /** True when the run ended early although its answer could go on. */
  boolean gaveUp() {
    return examinedTooMany() || ends.contains(EarlyEnd.UNWANTED);
  }

  boolean examinedTooMany() {
    return ends.contains(EarlyEnd.TOO_MANY_EXAMINED);
  }
}
