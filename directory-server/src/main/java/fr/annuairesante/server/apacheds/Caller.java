package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.AccountUse;
import fr.annuairesante.server.access.AccountUses;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trace.Access;
import fr.annuairesante.server.trace.Act;
import fr.annuairesante.server.trace.Client;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who is at the other end of a connection: what they see, whose account is charged, what the trace
 * calls them. Thread-safe.
 */
final class Caller {

  private final AccountUses accounts;
  private final Consumer<Access> trace;
  private final long connection;
  private final String address;
  private final long opened = System.nanoTime();

  /** As who the caller is charged before login, and after. */
  private AccountUse stranger;

  private volatile AccountUse use;
  private volatile Viewer viewer = Viewer.NOBODY;
  private volatile Client client;
  private volatile long begun = opened;
  private boolean gone;

  /**
   * @param trace told of everything the caller does
   * @param connection number of the connection, for the trace
   * @param address the IP address as text
   */
  Caller(AccountUses accounts, Consumer<Access> trace, long connection, String address) {
    this.accounts = accounts;
    this.trace = trace;
    this.connection = connection;
    this.address = address;
    this.client = new Client(connection, address, Client.NOBODY);
  }

  String address() {
    return address;
  }

  Viewer viewer() {
    return viewer;
  }

  /** Who the trace says it is. */
  Client client() {
    return client;
  }

  /** Who is charged for what the connection does; null before {@link #arrive}. */
  AccountUse use() {
    return use;
  }

  /** There is room for the connection: it counts, and is traced, from now until {@link #leave}. */
  synchronized void arrive() {
    stranger = accounts.arrive(address);
    use = stranger;
    trace(Act.OPEN, 0, 0);
  }

  /** False when the account has too many connections: then nobody is logged in. */
  synchronized boolean logIn(Viewer account) {
    if (gone) {
      return true;
    }
    Optional<AccountUse> counted = accounts.logIn(account.accountDn());
    if (counted.isEmpty()) {
      return false;
    }
    use = counted.get();
    viewer = account;
    client = new Client(connection, address, AccountName.in(account.accountDn()));
    return true;
  }

  synchronized void logOut() {
    if (use != stranger) {
      accounts.logOut(viewer.accountDn());
      use = stranger;
      client = new Client(connection, address, Client.NOBODY);
    }
    viewer = Viewer.NOBODY;
  }

  /** The connection is gone. */
  synchronized void leave() {
    if (!gone) {
      gone = true;
      trace(client, Act.CLOSE, opened, Access.NO_RESULT, 0);
      logOut();
      accounts.leave(address);
    }
  }

  /** A request is carried out from now on, if it is not refused. */
  void begins() {
    begun = System.nanoTime();
  }

  /** When the request that is being carried out began, by {@link System#nanoTime}. */
  long begun() {
    return begun;
  }

  /** Traces what is done now. */
  void trace(Act act, int code, int entries) {
    trace(client, act, begun, code, entries);
  }

  /** Traces what began earlier, perhaps as somebody else. */
  void trace(Client who, Act act, long since, int code, int entries) {
    long now = System.nanoTime();
    trace.accept(new Access(now, now - since, who, act, code, entries));
  }

  /** Traces a login that failed, by the name that was tried. */
  void traceFailedLogin(String account, int code) {
    trace(new Client(connection, address, account), Act.BIND, begun, code, 0);
  }
}
