package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.search.Preference.Start;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.util.SparseFixedBitSet;

/**
 * Shows the candidates of a search in the order of a {@link Preference}: mailboxes, then whatever
 * else matches, of which no address comes and which must take no place from one. Used once.
 */
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
    show(
        scope,
        preference.plan(Start.FAMILY_NAME),
        preference.holdsForFamilyName() ? entry -> true : matches);
    if (stopped) {
      return;
    }
    Plan all = Planner.of(condition, snapshot.listing());
    Plan mailboxes = PlanTerms.zone(Zone.MAILBOX);
    showStarts(Plan.within(scope, mailboxes), all, matches);
    showStarts(Plan.within(scope, new Plan.Without(mailboxes)), all, matches);
  }

  private void showStarts(Plan within, Plan all, Predicate<StoredEntry> matches)
      throws IOException {
    if (stopped || inOnePass(Plan.within(within, all))) {
      return;
    }
    show(within, preference.plan(Start.VALUE), entry -> start(entry) == Start.VALUE);
    show(within, preference.plan(Start.WORD), entry -> isWithinWord(start(entry)));
    show(within, all, matches);
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

  private void show(Plan within, Plan candidates, Predicate<StoredEntry> wanted)
      throws IOException {
    if (stopped) {
      return;
    }
    stopped =
        !snapshot.visit(
            Plan.within(within, candidates),
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
      stopped = left[0] >= 0;
      return stopped;
    }
    words.addAll(others);
    for (int i = 0; i < words.size() && !stopped; i++) {
      stopped = snapshot.read(words.get(i), examiner::send) == Next.STOP;
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
