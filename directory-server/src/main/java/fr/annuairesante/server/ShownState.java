package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.EncodedTransaction;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies what is in the journal to the index, and shows it. A state that is shown costs as much as
 * several changes. So while nobody has searched for a second, the changes of some milliseconds are
 * shown together, after they were acknowledged; whoever reads then waits until that is done. While
 * somebody searches now and then, changes are shown before they are acknowledged, and nobody waits.
 *
 * <p>Used by the writer's thread, but for the readers' methods.
 */
final class ShownState {

  private static final Logger LOG = LoggerFactory.getLogger(ShownState.class);

  /** Between two attempts to make an index whole that has failed. */
  private static final Duration HEALING = Duration.ofSeconds(1);

  /** Clients that send one change after the other have the next one here within this time. */
  private static final Duration IDLE = Duration.ofMillis(10);

  /** Changes of other processes after which they are shown and may be committed, in a long row. */
  private static final int SHOWN_TOGETHER = 10_000;

  private final Journal journal;
  private final DirectoryIndex index;
  private final Searcher searcher;
  private final IndexCommits commits;
  private final Leavers leavers;
  private final ShownMembers members;
  private final Readers readers = new Readers();

  /** The last change that somebody was told of: what a reader must see. */
  private volatile long acknowledged;

  /** Of the state shown last; null until it is built on. */
  private Ground ground;

  /** It has changes that were refused. */
  private boolean groundIsSpoilt;

  /** The last change that the index has, shown or not. */
  private long applied;

  private long appliedMicros;

  /** The index has changes that may yet be taken back. */
  private boolean uncertain;

  private int othersApplied;
  private boolean failing;
  private long healedAt;

  ShownState(
      Journal journal,
      DirectoryIndex index,
      Searcher searcher,
      IndexCommits commits,
      Leavers leavers,
      ShownMembers members) {
    this.journal = journal;
    this.index = index;
    this.searcher = searcher;
    this.commits = commits;
    this.leavers = leavers;
    this.members = members;
    this.applied = index.sequence();
    this.acknowledged = applied;
    this.appliedMicros = journal.lastMicros();
    this.healedAt = System.nanoTime() - HEALING.toNanos();
  }

  /** True while something was acknowledged that searches do not see. */
  boolean owes() {
    return index.sequence() < acknowledged;
  }

  /** Somebody searches, and may come again: by any thread. */
  void expectReaders() {
    readers.come();
  }

  /**
   * Returns when a snapshot taken from now on holds all that was acknowledged. By any thread but
   * the writer's, which reads through its drafts.
   *
   * @param wake has the writer call {@link #showOwed} or {@link #endGroup}
   * @throws IOException when it cannot be shown
   */
  void awaitAcknowledged(Runnable wake) throws IOException {
    if (owes()) {
      readers.await(wake);
    }
  }

  /** After a group: who waits is told, and nothing is kept that the next group has no use for. */
  void endGroup() {
    if (readers.areWaiting() || (ground != null && (!owes() || ground.isLarge()))) {
      showOwed();
    }
  }

  /** Shows what is owed; a failure is told to readers, and the next call tries again. */
  void showOwed() {
    try {
      if (owes()) {
        if (!index.canShow()) {
          heal();
        }
        show();
      }
      leaveGround();
      failing = false;
      readers.tell();
    } catch (IOException | RuntimeException | Error failed) {
      if (!failing) {
        LOG.error("changes that were acknowledged are not shown yet: {}", failed.toString());
      }
      failing = true;
      index.giveUp();
      readers.tell(failed);
    }
  }

  /** How long the writer waits for another change before it shows what is owed. */
  Duration patience() {
    return failing ? HEALING : IDLE;
  }

  /** The last readers are answered. */
  void end() {
    showOwed();
    readers.end();
  }

  /** What the next draft is made on. */
  Ground ground() throws IOException {
    if (groundIsSpoilt) {
      leaveGround();
    }
    if (ground == null) {
      ground = new Ground(index.snapshot(), searcher);
    }
    return ground;
  }

  private void leaveGround() throws IOException {
    Ground left = ground;
    ground = null;
    groundIsSpoilt = false;
    if (left != null) {
      left.snapshot().close();
    }
  }

  /** The last instant at which a change was made that was applied, in microseconds. */
  long appliedMicros() {
    return appliedMicros;
  }

  /** Before changes are decided: the French day is today's, and the index is whole. */
  void prepare() throws IOException {
    listIfNewDay();
    healIfFailed();
  }

  void listIfNewDay() {
    if (members.isNewDay()) {
      showOwed();
      members.listIfNewDay();
    }
  }

  /** Applies what another process has written; {@link #others} shows it. */
  void follow(Transaction transaction) throws IOException {
    uncertain = true;
    apply(transaction);
    othersApplied++;
    if (othersApplied % SHOWN_TOGETHER == 0) {
      show();
      commits.shown(1);
    }
  }

  /** Shows what others have written: it is on the disk. */
  void others() throws IOException {
    if (uncertain) {
      show();
    }
  }

  /** Applies what was written, and shows it unless that can wait. */
  void take(List<EncodedTransaction> written) throws IOException {
    uncertain = true;
    for (EncodedTransaction each : written) {
      apply(each.transaction());
      ground.addBytes(each.size());
    }
    if (!canWait()) {
      show();
    }
  }

  private boolean canWait() {
    return !members.isChanged() && !readers.areExpected() && !ground.isLarge() && index.hasRoom();
  }

  private void apply(Transaction transaction) throws IOException {
    appliedMicros = Math.max(appliedMicros, transaction.micros());
    for (Change change : transaction.changes()) {
      NameKey name = NameKey.of(change.dn());
      members.changes(name);
      leavers.changes(name, change);
      if (change instanceof Change.Put put && put.found().isEmpty()) {
        index.add(put.entry(), put.stamp());
      } else if (change instanceof Change.Put put) {
        index.put(put.entry(), put.stamp());
      } else {
        index.delete(name);
      }
    }
    applied = transaction.sequence();
  }

  private void show() throws IOException {
    leaveGround();
    members.refresh(applied);
    uncertain = false;
  }

  /** What was taken is in force: from now on readers see it, whatever happens. */
  void acknowledge() {
    uncertain = false;
    acknowledged = applied;
  }

  /**
   * What was refused must not be seen later: whatever the index has of it is thrown away. Searches
   * go on with what they see.
   */
  void refuse() {
    groundIsSpoilt = true;
    if (uncertain) {
      index.giveUp();
      uncertain = false;
    } else {
      showOwed();
    }
  }

  /** Brings an index that has failed to where the journal is. */
  private void healIfFailed() throws IOException {
    if (index.hasFailed() || applied != journal.lastSequence()) {
      heal();
    }
  }

  private void heal() throws IOException {
    long now = System.nanoTime();
    if (now - healedAt < HEALING.toNanos()) {
      throw new IOException("the index is not whole yet");
    }
    healedAt = now;
    leaveGround();
    uncertain = true;
    index.reopen();
    applied = index.committed();
    journal.readAgain(index.committed(), this::apply);
    members.list(journal.lastSequence());
    uncertain = false;
  }
}
