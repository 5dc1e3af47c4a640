package fr.annuairesante.server.access;

import fr.annuairesante.server.access.HourOfEntries.Mark;
import fr.annuairesante.server.search.Allowance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * What one account costs now, on all its connections, and what it had within the hour. One for each
 * account, in memory only. Thread-safe; what each request needs takes no lock.
 */
public final class AccountUse {

  private final AccountLimits limits;
  private final LongSupplier nanoTime;
  private final BiConsumer<Mark, HourOfEntries> marks;
  private final RequestRate rate;
  private final AtomicReference<HourOfEntries> hour;

  /** Changed by {@link AccountUses} only, which locks. */
  private int connections;

  private final Deque<Runnable> waiting = new ArrayDeque<>(2);
  private int longSearches;
  private int running;

  AccountUse(AccountLimits limits, LongSupplier nanoTime, BiConsumer<Mark, HourOfEntries> marks) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.marks = marks;
    long now = nanoTime.getAsLong();
    this.rate = new RequestRate(limits.requestsPerSecond(), now);
    this.hour = new AtomicReference<>(new HourOfEntries(limits, now, marks));
  }

  /** Counts a request; false when it is one too many for now. */
  public boolean mayRequest() {
    return rate.take(nanoTime.getAsLong());
  }

  /** What the client is told about {@link #mayRequest}. */
  public String tooManyRequests() {
    return "more than "
        + limits.requestsPerSecond()
        + " requests a second of one account, or of one address before login: wait a second,"
        + " then go on more slowly";
  }

  /**
   * The entries that may still be returned within the hour.
   *
   * @param address of the client that they go to
   */
  public Allowance entries(String address) {
    HourOfEntries now = currentHour();
    now.goTo(address);
    return now;
  }

  /** Why no search is answered for now, if that is so: all entries of the hour are used up. */
  public Optional<String> outOfEntries() {
    HourOfEntries now = currentHour();
    if (!now.isExhausted()) {
      return Optional.empty();
    }
    return Optional.of(
        "this account has had "
            + limits.hourlyEntries()
            + " entries within an hour, the most there may be: come back in "
            + now.minutesLeft(nanoTime.getAsLong())
            + " minutes");
  }

  private HourOfEntries currentHour() {
    HourOfEntries current = hour.get();
    long now = nanoTime.getAsLong();
    if (!current.isOver(now)) {
      return current;
    }
    hour.compareAndSet(current, new HourOfEntries(limits, now, marks));
    return hour.get();
  }

  /** Takes a long search into the account; false when there are too many. */
  public synchronized boolean beginLong() {
    if (longSearches >= limits.longSearches()) {
      return false;
    }
    longSearches++;
    return true;
  }

  /** Takes a long search out that never had a turn. */
  public synchronized void endLong() {
    longSearches--;
  }

  /**
   * Gives a long search its turn, now or when another of the account has ended.
   *
   * @param share how many may have theirs at a time
   * @return false when it has to wait; {@link #endTurn} returns it later
   */
  public synchronized boolean beginTurn(Runnable search, int share) {
    if (running >= share) {
      waiting.add(search);
      return false;
    }
    running++;
    return true;
  }

  /** Takes a long search out whose turn is over; the one whose turn it is then, if any. */
  public synchronized Optional<Runnable> endTurn() {
    longSearches--;
    Runnable next = waiting.poll();
    if (next == null) {
      running--;
    }
    return Optional.ofNullable(next);
  }

  boolean connect() {
    if (connections >= limits.connections()) {
      return false;
    }
    connections++;
    return true;
  }

  void disconnect() {
    connections--;
  }

  /** True when a new one would be the same. */
  synchronized boolean isForgettable() {
    long now = nanoTime.getAsLong();
    HourOfEntries current = hour.get();
    return connections == 0
        && longSearches == 0
        && rate.isFull(now)
        && (current.isEmpty() || current.isOver(now));
  }
}
