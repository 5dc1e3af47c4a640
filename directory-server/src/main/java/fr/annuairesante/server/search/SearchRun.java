package fr.annuairesante.server.search;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Preference.Start;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One search under way: its base, its limits, what it has examined and found so far. */
final class SearchRun {

  private static final int CLOCK_INTERVAL = 1024;

  /** Entries of a sorted answer, all pages together: they are kept while it is made. */
  private static final int MOST_SORTED = 10_000;

  /** Takes what is found. */
  @FunctionalInterface
  interface Found {
    /** False when no more is wanted. */
    boolean take(StoredEntry entry);

    /** Asked now and then: false when nobody is listening any more. */
    default boolean isWanted() {
      return true;
    }
  }

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

  /** What is found of an answer that is sorted; else null. */
  private final BestEntries best;

  private int examined;
  private int found;
  private boolean sizeExceeded;
  private boolean timeExceeded;
  private boolean tooMany;
  private boolean unwanted;
  private boolean tooDeep;
  private boolean allowanceSpent;
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
    this.visibility = Visibility.of(search.viewer());
    this.best = sorted(search, Math.min(MOST_SORTED, start.sent() + mostEntries));
  }

  private static BestEntries sorted(Search search, int most) {
    return search
        .order()
        .filter(order -> !order.keys().isEmpty())
        .map(order -> new BestEntries(order, most))
        .orElse(null);
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
    Optional<SearchResult> missing = missingBase(base.get());
    if (missing.isPresent()) {
      return missing.get();
    }
    if (search.page().isPresent() && search.page().get().entries() == 0) {
      return SearchResult.success(0);
    }
    Condition condition = Conditions.whenTrue(search.filter());
    Plan scope = Searcher.scope(base.get(), search.scope());
    Plan plan = Plan.within(scope, Planner.of(condition));
    int depth = search.scope() == Scope.ONE_LEVEL ? base.get().depth() + 1 : -1;
    Snapshot.Visitor examiner = entry -> examine(entry, depth, condition, sink);
    if (best != null) {
      snapshot.visit(plan, examiner);
      sendBest(sink);
    } else if (search.page().isPresent()) {
      snapshot.visit(plan, start.document(), examiner);
    } else {
      inPreferredOrder(condition, scope, plan, examiner);
    }
    return result();
  }

  /** The answer when the base does not exist for this viewer (RFC 4511 §4.1.9, matchedDN). */
  private Optional<SearchResult> missingBase(NameKey base) throws IOException {
    if (base.depth() == 0 || nameIfShown(base) != null) {
      return Optional.empty();
    }
    String matched = null;
    Optional<NameKey> above = base.parent();
    while (above.isPresent() && matched == null) {
      matched = nameIfShown(above.get());
      above = above.get().parent();
    }
    return Optional.of(
        new SearchResult(
            SearchResult.NO_SUCH_OBJECT,
            matched == null ? "" : matched,
            "there is no entry of that name",
            0));
  }

  private String nameIfShown(NameKey name) throws IOException {
    String[] shown = new String[1];
    snapshot.find(
        name,
        entry -> {
          shown[0] = visibility.shows(entry) ? entry.name() : null;
          return Next.STOP;
        });
    return shown[0];
  }

  private void inPreferredOrder(
      Condition condition, Plan scope, Plan plan, Snapshot.Visitor examiner) throws IOException {
    if (Preference.of(condition, Start.FAMILY_NAME).letters() == 0) {
      snapshot.visit(plan, examiner);
      return;
    }
    List<Supplier<Plan>> plans = new ArrayList<>();
    for (Start start : Start.values()) {
      plans.add(() -> Plan.within(scope, Preference.of(condition, start).plan()));
    }
    plans.add(() -> plan);
    snapshot.visit(plans, examiner);
  }

  private Next examine(StoredEntry entry, int depth, Condition condition, Found sink) {
    if (++examined > mostCandidates) {
      tooMany = true;
      return Next.STOP;
    }
    if (examined % CLOCK_INTERVAL == 0) {
      timeExceeded = System.nanoTime() - deadlineNanos > 0;
      unwanted = !sink.isWanted();
      if (timeExceeded || unwanted) {
        return Next.STOP;
      }
    }
    if ((depth >= 0 && entry.depth() != depth)
        || !visibility.shows(entry)
        || !matcher.matches(condition, entry)) {
      return Next.CONTINUE;
    }
    if (best != null) {
      best.offer(entry);
      return Next.CONTINUE;
    }
    return send(entry, sink);
  }

  private Next send(StoredEntry entry, Found sink) {
    if (found == mostEntries) {
      next = pageEndsFirst ? entry.document() : -1;
      sizeExceeded = !pageEndsFirst;
      return Next.STOP;
    }
    if (!allowance.grants(entry.document())) {
      allowanceSpent = true;
      return Next.STOP;
    }
    found++;
    if (!sink.take(entry)) {
      unwanted = true;
      return Next.STOP;
    }
    return Next.CONTINUE;
  }

  /** A page of a sorted answer starts after as many entries as were sent: nothing else is kept. */
  private void sendBest(Found sink) throws IOException {
    List<Integer> documents = best.documents();
    int last = Math.min(documents.size(), start.sent() + mostEntries);
    for (int i = start.sent(); i < last && !unwanted && !allowanceSpent; i++) {
      snapshot.read(documents.get(i), entry -> send(entry, sink));
    }
    if (!allowanceSpent && best.offered() > start.sent() + found) {
      next = pageEndsFirst ? 0 : -1;
      sizeExceeded = !pageEndsFirst;
      tooDeep = found < mostEntries;
    }
  }

  private SearchResult result() {
    if (allowanceSpent) {
      return new SearchResult(
          SearchResult.ADMIN_LIMIT_EXCEEDED,
          "",
          "this account has had all the entries it may have within an hour: come back later",
          found);
    }
    if (tooDeep) {
      return new SearchResult(
          SearchResult.ADMIN_LIMIT_EXCEEDED,
          "",
          "a sorted answer ends after " + MOST_SORTED + " entries: narrow the search",
          found);
    }
    if (sizeExceeded) {
      return new SearchResult(
          SearchResult.SIZE_LIMIT_EXCEEDED,
          "",
          "more than " + mostEntries + " entries match: narrow the search",
          found);
    }
    if (timeExceeded) {
      return new SearchResult(
          SearchResult.TIME_LIMIT_EXCEEDED, "", "the search took too long: narrow it", found);
    }
    if (tooMany) {
      return new SearchResult(
          SearchResult.ADMIN_LIMIT_EXCEEDED,
          "",
          "the filter makes the server examine too many entries: narrow the search",
          found);
    }
    return SearchResult.success(found);
  }

  /** Where the next page starts, if there is one. */
  Optional<PageStart> nextPage() {
    return next < 0 || tooDeep
        ? Optional.empty()
        : Optional.of(new PageStart(start.sequence(), next, start.sent() + found));
  }

  /** True when the run ended early although its answer could go on. */
  boolean gaveUp() {
    return tooMany || unwanted;
  }

  boolean examinedTooMany() {
    return tooMany;
  }
}
