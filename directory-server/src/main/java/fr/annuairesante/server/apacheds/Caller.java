package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.AccountUse;
import fr.annuairesante.server.access.AccountUses;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trace.Access;
import fr.annuairesante.server.trace.Act;
import fr.annuairesante.server.trace.Client;
import fr.annuairesante.trust.Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  private static final String LOG_IN_FIRST =
      "log in first: this directory answers accounts and operators only, apart from its rootDSE and"
          + " schema";

  /** As who the caller is charged before login, and after. */
  private AccountUse stranger;

  private volatile AccountUse use;
  private volatile Viewer viewer = Viewer.NOBODY;
  private volatile Client client;

  /** Why a login has ended, asked before each operation; null when nobody is logged in. */
  private volatile Supplier<Optional<Refusal>> login;

  private volatile String loginFirst = LOG_IN_FIRST;
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

  /** Nobody once a login has ended. */
  Viewer viewer() {
    Supplier<Optional<Refusal>> session = login;
    if (session != null) {
      session.get().ifPresent(why -> end(session, why));
    }
    return viewer;
  }

  /** What a client is told that is nobody. */
  String loginFirst() {
    return loginFirst;
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
  boolean logIn(AccountSession session) {
    return logIn(session.viewer(), session::refusal);
  }

  private synchronized boolean logIn(Viewer account, Supplier<Optional<Refusal>> ended) {
    if (gone) {
      return true;
    }
    Optional<AccountUse> counted = accounts.logIn(account.accountDn());
    if (counted.isEmpty()) {
      return false;
    }
    use = counted.get();
    viewer = account;
    login = ended;
    client = new Client(connection, address, AccountName.in(account.accountDn()));
    return true;
  }

  /** The same for an operator, for as long as it and its certificate are in force. */
  boolean logIn(OperatorSession session) {
    return logIn(session.viewer(), session::refusal);
  }

  private synchronized void end(Supplier<Optional<Refusal>> session, Refusal why) {
    if (login == session) {
      trace(client, Act.LOGOUT, System.nanoTime(), why.code(), 0);
      logOut();
      loginFirst = "you are no longer logged in: " + why.sentence();
    }
  }

  synchronized void logOut() {
    login = null;
    loginFirst = LOG_IN_FIRST;
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

  /** Traces a login by certificate, of whoever is logged in now. */
  void traceCertificate(Optional<Certificate.Key> certificate, int code) {
    String name = AccountName.in(viewer.accountDn());
    Client who =
        certificate
            .map(key -> new Client(connection, address, name, CertificateName.of(key)))
            .orElse(client);
    trace(who, Act.BIND, begun, code, 0);
  }
}
