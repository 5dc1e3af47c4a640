package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.EncodedTransaction;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the directory. Changes that wait together are decided one after the
 * other, written with one fsync (group commit), applied to the index, shown with one refresh of it
 * before they are acknowledged or soon after ({@link ShownState}). Thread-safe.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** Changes of one group: bounds how long the first of them waits. */
  private static final int LARGEST_GROUP = 256;

  /**
   * How long a group waits at most to be as large as the one before. The clients of that one got
   * their answers together, so their next changes come one after the other: without this the first
   * of them would be a group of its own, and the others would wait for a flush that is not theirs.
   */
  private static final long GATHERING_NANOS = Duration.ofMillis(2).toNanos();

  private final Journal journal;
  private final Searcher searcher;
  private final IndexCommits commits;
  private final Clock clock;
  private final BlockingQueue<Waiting<?>> queue;
  private final Thread thread = new Thread(this::work, "writer");
  private final Waiting<Boolean> end = new Waiting<>("", "", draft -> true);

  /** Wakes the writer for readers who wait. */
  private final Waiting<Boolean> nudge = new Waiting<>("", "", draft -> true);

  private final Runnable wake;
  private volatile boolean ending;
  private final ShownMembers members;
  private final ShownState state;
  private final Leavers leavers;
  private long lastMicros;
  private long bytesApplied;
  private boolean failing;

  /**
   * @param waiting more changes than this do not wait: their clients are told to come again
   */
  Writer(
      Journal journal,
      DirectoryIndex index,
      Searcher searcher,
      IndexCommits commits,
      int waiting,
      Leavers leavers,
      Clock clock) {
    this.queue = new LinkedBlockingQueue<>(waiting);
    // When the queue is full, the writer looks after readers at the end of its group.
    this.wake = () -> queue.offer(nudge);
    this.journal = journal;
    this.searcher = searcher;
    this.commits = commits;
    this.leavers = leavers;
    this.clock = clock;
    this.members = new ShownMembers(index, clock);
    this.state = new ShownState(journal, index, searcher, commits, leavers, members);
    thread.setDaemon(true);
    thread.start();
  }

  <T> CompletableFuture<T> submit(String by, String origin, Changing<T> changing) {
    Waiting<T> waiting = new Waiting<>(by, origin, changing);
    if (ending) {
      waiting
          .outcome()
          .completeExceptionally(
              new WriteFailure(WriteFailure.Reason.UNAVAILABLE, "the server stops", null));
    } else if (!queue.offer(waiting)) {
      waiting
          .outcome()
          .completeExceptionally(
              new WriteFailure(
                  WriteFailure.Reason.BUSY, "too many changes wait; try again in a moment", null));
    }
    return waiting.outcome();
  }

  /** A draft of its own, which nobody writes. */
  Draft draft(Snapshot snapshot, String by) {
    long micros = Stamp.micros(clock.instant());
    long sequence = snapshot.sequence() + 1;
    return new Draft(new Ground(snapshot, searcher), sequence, micros, by);
  }

  /** Somebody searches: for a second, those who come next need not wait. */
  void expectReaders() {
    state.expectReaders();
  }

  /**
   * Returns when a snapshot taken from now on holds all that was acknowledged. By any thread but
   * the writer's own, which reads through its drafts.
   */
  void awaitAcknowledged() throws IOException {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the writer's thread reads through its drafts");
    }
    state.awaitAcknowledged(wake);
  }

  private void work() {
    List<Waiting<?>> group = new ArrayList<>();
    while (!group.contains(end)) {
      int before = group.size();
      group.clear();
      group.add(next());
      queue.drainTo(group, LARGEST_GROUP - 1);
      gather(group, before);
      write(group);
      state.endGroup();
    }
    state.end();
  }

  private void gather(List<Waiting<?>> group, int expected) {
    long until = System.nanoTime() + GATHERING_NANOS;
    while (group.size() < expected && !group.contains(end)) {
      Waiting<?> next = poll(until - System.nanoTime());
      if (next == null) {
        return;
      }
      group.add(next);
      queue.drainTo(group, LARGEST_GROUP - group.size());
    }
  }

  private Waiting<?> next() {
    while (true) {
      Waiting<?> next = leavers.due().orElse(null);
      if (next != null) {
        state.showOwed();
        return next;
      }
      boolean owes = state.owes();
      long millis = owes ? state.patience().toMillis() : members.millisOfDay();
      next = poll(TimeUnit.MILLISECONDS.toNanos(millis));
      if (next == nudge || (next == null && owes)) {
        state.showOwed();
      } else if (next != null) {
        return next;
      }
      state.listIfNewDay();
    }
  }

  /** Null after that time. Nobody interrupts this thread: that would close the files it writes. */
  private Waiting<?> poll(long nanos) {
    try {
      return queue.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("the writer was interrupted", impossible);
    }
  }

  /** Another number whenever operators or domains, or what the day makes of them, has changed. */
  long members() {
    return members.revision();
  }

  private void write(List<Waiting<?>> group) {
    List<Waiting<?>> decided = new ArrayList<>(group.size());
    try {
      state.prepare();
      journal.append(
          state::follow,
          next -> {
            state.others();
            return decide(group, decided, next);
          },
          state::take);
    } catch (IOException | RuntimeException | Error failed) {
      refuse(group, failed);
      return;
    }
    state.acknowledge();
    decided.forEach(Waiting::acknowledge);
    if (failing) {
      failing = false;
      LOG.warn("changes are written again");
    }
    commits.shown(journal.bytes() - bytesApplied);
    bytesApplied = journal.bytes();
  }

  private void refuse(List<Waiting<?>> group, Throwable failed) {
    state.refuse();
    if (!failing) {
      failing = true;
      LOG.error("changes are not written: {}", failed.toString(), failed);
    }
    WriteFailure told = WriteFailure.unwritten(failed, journal.isShortOfRoom());
    group.forEach(each -> each.outcome().completeExceptionally(told));
  }

  private List<EncodedTransaction> decide(
      List<Waiting<?>> group, List<Waiting<?>> decided, long firstSequence) throws IOException {
    List<EncodedTransaction> transactions = new ArrayList<>(group.size());
    Ground ground = state.ground();
    for (Waiting<?> each : group) {
      Draft draft = new Draft(ground, firstSequence + transactions.size(), micros(), each.by());
      Optional<EncodedTransaction> transaction = each.decide(draft);
      transaction.ifPresent(transactions::add);
      if (!each.outcome().isDone()) {
        decided.add(each);
        ground.add(draft);
      }
    }
    return transactions;
  }

  /** Instants of transactions differ and rise, so that a CSN is one change's own. */
  private long micros() {
    lastMicros = Math.max(state.appliedMicros(), lastMicros) + 1;
    lastMicros = Math.max(lastMicros, Stamp.micros(clock.instant()));
    return lastMicros;
  }

  /** Has the state that is visible committed within a second or so. */
  void commitSoon() {
    commits.soon();
  }

  /** Writes what waits, commits the index, and ends. */
  @Override
  public void close() throws IOException {
    ending = true;
    try {
      queue.put(end);
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before the last changes were written", stopped);
    }
    commits.close();
  }
}
