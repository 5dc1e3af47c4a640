package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.EncodedTransaction;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the directory. Changes that wait together are decided one after the
 * other, written with one fsync (group commit), made visible with one refresh of the index, and
 * then acknowledged. Thread-safe.
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

  /** Between two attempts to make an index whole that has failed. */
  private static final long HEALING_NANOS = Duration.ofSeconds(1).toNanos();

  /** Changes of other processes after which they are shown and may be committed, in a long row. */
  private static final int SHOWN_TOGETHER = 10_000;

  private final Journal journal;
  private final DirectoryIndex index;
  private final Searcher searcher;
  private final IndexCommits commits;
  private final Clock clock;
  private final BlockingQueue<Waiting<?>> queue;
  private final Thread thread = new Thread(this::work, "writer");
  private final Waiting<Boolean> end = new Waiting<>("", "", draft -> true);
  private volatile boolean ending;
  private final ShownMembers shown;
  private final Leavers leavers;
  private long lastMicros;
  private long bytesShown;
  private int applied;
  private long healedAt;
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
    this.journal = journal;
    this.index = index;
    this.searcher = searcher;
    this.commits = commits;
    this.leavers = leavers;
    this.clock = clock;
    this.shown = new ShownMembers(index, clock);
    this.lastMicros = journal.lastMicros();
    this.healedAt = System.nanoTime() - HEALING_NANOS;
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
    return new Draft(snapshot, searcher, Map.of(), new HashMap<>(), sequence, micros, by);
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
    }
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
      if (next == null) {
        next = poll(TimeUnit.MILLISECONDS.toNanos(shown.millisOfDay()));
      }
      if (next != null) {
        return next;
      }
      shown.listIfNewDay();
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
    return shown.revision();
  }

  private void write(List<Waiting<?>> group) {
    shown.listIfNewDay();
    List<Waiting<?>> decided = new ArrayList<>(group.size());
    try {
      if (index.hasFailed() || index.sequence() != journal.lastSequence()) {
        heal();
      }
      journal.append(
          this::follow,
          next -> {
            shown.refresh(next - 1);
            return decide(group, decided, next);
          },
          this::show);
    } catch (IOException | RuntimeException | Error failed) {
      refuse(group, failed);
      return;
    }
    decided.forEach(Waiting::acknowledge);
    if (failing) {
      failing = false;
      LOG.warn("changes are written again");
    }
    commits.shown(journal.bytes() - bytesShown);
    bytesShown = journal.bytes();
  }

  /** Applies what another process has written. */
  private void follow(Transaction transaction) throws IOException {
    apply(transaction);
    applied++;
    if (applied % SHOWN_TOGETHER == 0) {
      shown.refresh(transaction.sequence());
      commits.shown(1);
    }
  }

  private void show(List<EncodedTransaction> written) throws IOException {
    for (EncodedTransaction each : written) {
      apply(each.transaction());
    }
    shown.refresh(written.get(written.size() - 1).transaction().sequence());
  }

  /**
   * What was refused must not be seen later: whatever the index has of it is thrown away. Searches
   * go on with what they see.
   */
  private void refuse(List<Waiting<?>> group, Throwable failed) {
    index.giveUp();
    if (!failing) {
      failing = true;
      LOG.error("changes are not written: {}", failed.toString(), failed);
    }
    WriteFailure told = WriteFailure.unwritten(failed, journal.isShortOfRoom());
    group.forEach(each -> each.outcome().completeExceptionally(told));
  }

  /** Brings an index that has failed to where the journal is. */
  private void heal() throws IOException {
    long now = System.nanoTime();
    if (now - healedAt < HEALING_NANOS) {
      throw new IOException("the index is not whole yet");
    }
    healedAt = now;
    index.reopen();
    journal.readAgain(index.committed(), this::apply);
    shown.list(journal.lastSequence());
  }

  private List<EncodedTransaction> decide(
      List<Waiting<?>> group, List<Waiting<?>> decided, long firstSequence) throws IOException {
    List<EncodedTransaction> transactions = new ArrayList<>(group.size());
    Map<String, Change> earlier = new HashMap<>();
    Map<String, Optional<Before>> read = new HashMap<>();
    try (Snapshot snapshot = index.snapshot()) {
      for (Waiting<?> each : group) {
        long sequence = firstSequence + transactions.size();
        Draft draft = new Draft(snapshot, searcher, earlier, read, sequence, micros(), each.by());
        Optional<EncodedTransaction> transaction = each.decide(draft);
        transaction.ifPresent(transactions::add);
        if (!each.outcome().isDone()) {
          decided.add(each);
          earlier.putAll(draft.changes());
        }
      }
    }
    return transactions;
  }

  /** Instants of transactions differ and rise, so that a CSN is one change's own. */
  private long micros() {
    lastMicros = Math.max(lastMicros + 1, Stamp.micros(clock.instant()));
    return lastMicros;
  }

  private void apply(Transaction transaction) throws IOException {
    lastMicros = Math.max(lastMicros, transaction.micros());
    for (Change change : transaction.changes()) {
      NameKey name = NameKey.of(change.dn());
      shown.changes(name);
      leavers.changes(name, change);
      if (change instanceof Change.Put put && put.found().isEmpty()) {
        index.add(put.entry(), put.stamp());
      } else if (change instanceof Change.Put put) {
        index.put(put.entry(), put.stamp());
      } else {
        index.delete(name);
      }
    }
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
