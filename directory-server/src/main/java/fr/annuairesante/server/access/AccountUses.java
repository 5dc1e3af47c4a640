package fr.annuairesante.server.access;

import fr.annuairesante.server.access.HourOfEntries.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What each account costs now: the account of a connection that has logged in, the IP address of
 * one that has not. Thread-safe.
 *
 * <p>In memory, forgotten when nothing is left to remember: an account an hour after its first
 * entries, an address ten seconds after its last request. So there are no more than connections,
 * those just closed, and the accounts of the hour.
 */
public final class AccountUses {

  private final AccountLimits limits;
  private final LongSupplier nanoTime;
  private final Alarm alarm;
  private final Map<String, AccountUse> accounts = new ConcurrentHashMap<>();
  private final Map<String, AccountUse> strangers = new ConcurrentHashMap<>();

  /** Told when an account raises the harvest alarm or is out of entries, once an hour each. */
  @FunctionalInterface
  public interface Alarm {
    /**
     * Called on the thread that returns the entry.
     *
     * @param entries about how many it had within the hour
     * @param sentence for the log
     */
    void raised(String account, long entries, String sentence);
  }

  public AccountUses(AccountLimits limits, LongSupplier nanoTime, Alarm alarm) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.alarm = alarm;
  }

  /** Counts a connection that logs in; empty when there are too many of that account. */
  public Optional<AccountUse> logIn(String account) {
    boolean[] counted = new boolean[1];
    AccountUse use =
        accounts.compute(
            account,
            (name, known) -> {
              AccountUse one = known == null ? forAccount(name) : known;
              counted[0] = one.connect();
              return one;
            });
    return counted[0] ? Optional.of(use) : Optional.empty();
  }

  /** What the client is told when {@link #logIn} counts none. */
  public String tooManyConnections() {
    return "this account has "
        + limits.connections()
        + " connections open, the most there may be: close some, or use them for more";
  }

  public void logOut(String account) {
    accounts.computeIfPresent(account, AccountUses::disconnected);
  }

  /** Counts a connection from an address; how many there may be is said elsewhere. */
  public AccountUse arrive(String address) {
    return strangers.compute(
        address,
        (name, known) -> {
          AccountUse one = known == null ? forStranger() : known;
          one.connect();
          return one;
        });
  }

  public void leave(String address) {
    strangers.computeIfPresent(address, AccountUses::disconnected);
  }

  private static AccountUse disconnected(String name, AccountUse use) {
    use.disconnect();
    return use.isForgettable() ? null : use;
  }

  /** Forgets who is gone and has nothing against him; to be called now and then. */
  public void forget() {
    for (Map<String, AccountUse> each : List.of(accounts, strangers)) {
      for (String name : each.keySet()) {
        each.computeIfPresent(name, (n, use) -> use.isForgettable() ? null : use);
      }
    }
  }

  /** How many accounts and addresses are remembered. */
  int size() {
    return accounts.size() + strangers.size();
  }

  private AccountUse forStranger() {
    AccountLimits asMany =
        new AccountLimits(
            Integer.MAX_VALUE,
            limits.longSearches(),
            limits.requestsPerSecond(),
            limits.alarmEntries(),
            limits.hourlyEntries());
    return new AccountUse(asMany, nanoTime, (mark, hour) -> {});
  }

  private AccountUse forAccount(String name) {
    return new AccountUse(limits, nanoTime, (mark, hour) -> raise(name, mark, hour));
  }

  /** Says who, how much and to where, never what was searched for (R109). */
  private void raise(String account, Mark mark, HourOfEntries hour) {
    String limit = mark == Mark.LIMIT ? ", the most there may be: no more in this hour" : "";
    alarm.raised(
        account,
        hour.count(),
        account
            + " had about "
            + hour.count()
            + " different entries within an hour"
            + limit
            + "; they went to "
            + String.join(", ", hour.addresses()));
  }
}
