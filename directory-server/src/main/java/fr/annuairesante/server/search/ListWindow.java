package fr.annuairesante.server.search;

import fr.annuairesante.server.index.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the part of a sorted list that a client shows, however long the list is, without keeping
 * the list: a pass over its entries counts those before a pivot and keeps the nearest on both
 * sides. When the wanted part is not among them, the next pass has a pivot nearer to it, taken from
 * a sample of the entries in between. The first pass starts where the list does, or at the value
 * that somebody typed, and is enough for that and for the first 10,000 entries; anywhere in half a
 * million entries takes two, seldom three. Not thread-safe.
 */
final class ListWindow {

  /** Enough for the pivot to be among {@link SearchRun#MOST_SORTED} neighbours of the target. */
  private static final int SAMPLES = 8192;

  private final ListView view;
  private final Ranking ranking;
  private final int most;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Ranking.Place> samples = new ArrayList<>();
  private int sampled;

  /** Nothing wanted is before this place, which so many entries are before. */
  private Ranking.Place low = Ranking.START;

  private int belowLow;

  /** Nothing wanted is from this place on, which so many entries are before; null: the end. */
  private Ranking.Place high;

  private int belowHigh;

  private Ranking.Place pivot = Ranking.START;
  private BestEntries before;
  private BestEntries from;
  private int first;
  private int last;
  private ListView.Shown shown;

  /**
   * A window to be found.
   *
   * @param most entries that it may have, and that are kept on each side of a pivot
   */
  ListWindow(SortOrder order, ListView view, int most) {
    this.view = view;
    this.ranking = new Ranking(order);
    this.most = most;
    if (view.target() instanceof ListView.Target.AtLeast typed) {
      ranking
          .before(typed.value())
          .ifPresentOrElse(
              place -> pivot = place,
              () ->
                  refuse(
                      SearchResult.INAPPROPRIATE_MATCHING,
                      "the value is none that the attribute sorted by can have"));
    } else if (view.target() instanceof ListView.Target.Offset offset && !offset.isValid()) {
      refuse(
          ListView.OFFSET_RANGE_ERROR,
          "an offset is between 1 and the content count, unless that is 0");
    }
    startPass();
  }

  private void startPass() {
    before = new BestEntries(ranking.reversed(), most);
    from = new BestEntries(ranking, most);
    samples.clear();
    sampled = 0;
  }

  private void refuse(int problem, String sentence) {
    shown = ListView.Shown.not(problem, sentence);
  }

  /** Takes an entry of the list: all of them, once in each pass. */
  void offer(StoredEntry entry) {
    Ranking.Place place = ranking.of(entry);
    if (ranking.compare(place, pivot) < 0) {
      before.offer(place);
    } else {
      from.offer(place);
    }
    if (ranking.compare(place, low) >= 0 && (high == null || ranking.compare(place, high) < 0)) {
      sample(place);
    }
  }

  /** Each has the same chance to be in the sample, however they are ordered. */
  private void sample(Ranking.Place place) {
    if (samples.size() < SAMPLES) {
      samples.add(place);
    } else {
      int at = random.nextInt(sampled + 1);
      if (at < SAMPLES) {
        samples.set(at, place);
      }
    }
    sampled++;
  }

  /** What there is to show, or why nothing; null while another pass is needed. */
  ListView.Shown shown() {
    return shown;
  }

  /** To be called after each pass. */
  void endPass() {
    int less = before.offered();
    int entries = less + from.offered();
    int target =
        view.target() instanceof ListView.Target.Offset offset
            ? offset.position(entries)
            : less + 1;
    if (target > Math.max(1, entries) && view.target() instanceof ListView.Target.Offset) {
      String sentence = "the list ends after " + entries + " entries";
      shown = new ListView.Shown(0, entries, ListView.OFFSET_RANGE_ERROR, sentence);
      return;
    }
    first = Math.max(1, target - view.before());
    last = (int) Math.min(entries, (long) target + view.after());
    if (last - first >= most) {
      refuse(
          SearchResult.ADMIN_LIMIT_EXCEEDED,
          "a view shows " + most + " entries at most: ask for fewer before and after");
    } else if (first > less - before.kept() && last <= less + from.kept()) {
      shown = ListView.Shown.at(target, entries);
    } else {
      movePivot((first + last) / 2, less, entries);
      startPass();
    }
  }

  /** Towards the entry of that number. */
  private void movePivot(int number, int less, int entries) {
    belowHigh = high == null ? entries : belowHigh;
    if (less < number) {
      low = pivot;
      belowLow = less;
    } else {
      high = pivot;
      belowHigh = less;
    }
    List<Ranking.Place> between =
        samples.stream()
            .filter(place -> ranking.compare(place, low) >= 0)
            .filter(place -> high == null || ranking.compare(place, high) < 0)
            .sorted(ranking)
            .toList();
    if (!between.isEmpty()) {
      long at = (long) (number - 1 - belowLow) * between.size() / (belowHigh - belowLow);
      pivot = between.get((int) at);
    }
  }

  /** Numbers of the documents to show, in order. */
  List<Integer> documents() {
    List<Integer> below = before.documents();
    List<Integer> above = from.documents();
    int less = before.offered();
    List<Integer> documents = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      documents.add(number <= less ? below.get(less - number) : above.get(number - less - 1));
    }
    return documents;
  }
}
