package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Preference.Start;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.util.SparseFixedBitSet;

/** Shows the candidates of a search in the order of a {@link Preference}. Used once. */
final class PreferredOrder {

  /** Candidates looked at in one pass beside twice as many as can be sent. */
  private static final int FEW = 32;

  /** What a search does with a candidate. */
  interface Examiner {
    /** Sends it when it may be shown, and then matches and is wanted now. */
    Next examine(StoredEntry entry, Predicate<StoredEntry> wanted);

    /** Sends one that is known to match. */
    Next send(StoredEntry entry);

    /** How many more it would send. */
    int left();
  }

  private final Snapshot snapshot;
  private final Condition condition;
  private final Preference preference;
  private final Plan scope;
  private final Examiner examiner;
  private final EntryMatcher matcher;
  private final SparseFixedBitSet sent;
  private boolean stopped;

  PreferredOrder(
      Snapshot snapshot,
      Condition condition,
      Preference preference,
      Plan scope,
      EntryMatcher matcher,
      Examiner examiner) {
    this.snapshot = snapshot;
    this.condition = condition;
    this.preference = preference;
    this.scope = scope;
    this.matcher = matcher;
    this.examiner = examiner;
    this.sent = new SparseFixedBitSet(Math.max(1, snapshot.documents()));
  }

  /** Shows candidates until there is none left, or the examiner has enough. */
  void show() throws IOException {
    Predicate<StoredEntry> matches = entry -> matcher.matches(condition, entry);
    show(Start.FAMILY_NAME, preference.holdsForFamilyName() ? entry -> true : matches);
    if (stopped) {
      return;
    }
    Plan all = Plan.within(scope, Planner.of(condition, snapshot.listing()));
    if (inOnePass(all)) {
      return;
    }
    show(Start.VALUE, entry -> start(entry) == Start.VALUE);
    show(Start.WORD, entry -> isWithinWord(start(entry)));
    show(all, matches);
  }

  /** Null when the entry does not match. */
  private Start start(StoredEntry entry) {
    if (preference.isWhole()) {
      return preference.start(entry, matcher);
    }
    return matcher.matches(condition, entry)
        ? Start.better(Start.ANYWHERE, preference.start(entry, matcher))
        : null;
  }

  private static boolean isWithinWord(Start start) {
    return start == Start.VALUE || start == Start.WORD;
  }

  private void show(Start start, Predicate<StoredEntry> wanted) throws IOException {
    if (!stopped) {
      show(Plan.within(scope, preference.plan(start)), wanted);
    }
  }

  private void show(Plan candidates, Predicate<StoredEntry> wanted) throws IOException {
    if (stopped) {
      return;
    }
    stopped =
        !snapshot.visit(
            candidates,
            document -> !sent.get(document),
            entry -> examiner.examine(entry, each -> wanted.test(each) && note(each)));
  }

  private boolean note(StoredEntry entry) {
    sent.set(entry.document());
    return true;
  }

  /**
   * Looks at all candidates once, and keeps those that must wait.
   *
   * @return false when there are far more than can be sent, so that each start has a pass of its
   *     own, which ends early; what was sent is noted
   */
  private boolean inOnePass(Plan all) throws IOException {
    List<Integer> words = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    int[] left = {2 * examiner.left() + FEW};
    boolean ended =
        snapshot.visit(
            all,
            document -> !sent.get(document),
            entry ->
                left[0]-- == 0
                    ? Next.STOP
                    : examiner.examine(entry, each -> isFirst(each, words, others)));
    if (!ended) {
      return left[0] >= 0;
    }
    words.addAll(others);
    for (int document : words) {
      if (snapshot.read(document, examiner::send) == Next.STOP) {
        break;
      }
    }
    return true;
  }

  private boolean isFirst(StoredEntry entry, List<Integer> words, List<Integer> others) {
    Start start = start(entry);
    if (start == Start.VALUE) {
      return note(entry);
    }
    if (start != null) {
      (start == Start.WORD ? words : others).add(entry.document());
    }
    return false;
  }
}
