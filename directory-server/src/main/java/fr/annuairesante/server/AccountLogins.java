package fr.annuairesante.server;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.access.Logins;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.search.Searcher;
import fr.annuairesante.server.search.StoredAccount;
import fr.annuairesante.server.search.Viewer;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Logins to the accounts of the directory, as the journal has them: an account that another process
 * has changed is never checked against what it was. Thread-safe. A failing disk shows as {@link
 * UncheckedIOException}, a journal that is not brought into the index as {@link
 * CompletionException}.
 */
final class AccountLogins {

  private static final Optional<NameKey> ACCOUNTS = NameKey.parse(Tree.ACCOUNTS);

  private final Journal journal;
  private final States states;
  private final Searcher searcher;
  private final Runnable catchUp;
  private final Logins logins = new Logins();

  /**
   * Logins to the accounts of a journal and its index.
   *
   * @param catchUp ends when the index holds what other processes have added to the journal
   */
  AccountLogins(Journal journal, States states, Searcher searcher, Runnable catchUp) {
    this.journal = journal;
    this.states = states;
    this.searcher = searcher;
    this.catchUp = catchUp;
  }

  /** Checks a password, slowly; empty when name or password is wrong, sees nothing if blocked. */
  Optional<Viewer> authenticate(String dn, byte[] password) {
    if (isBehind()) {
      catchUp.run();
    }
    Optional<StoredAccount> account = account(dn);
    boolean right =
        logins.verify(
            account.map(StoredAccount::name).orElse(""),
            account.map(StoredAccount::password),
            password);
    return right ? account.map(AccountLogins::viewer) : Optional.empty();
  }

  /** Checks a password that was right a few minutes ago, quickly; empty says nothing. */
  Optional<Viewer> recognise(String dn, byte[] password) {
    if (isBehind()) {
      return Optional.empty();
    }
    return account(dn)
        .filter(account -> logins.recognises(account.name(), account.password(), password))
        .map(AccountLogins::viewer);
  }

  /** Who an account is now; empty when there is none, or it is blocked. */
  Optional<Viewer> inForce(String dn) {
    return account(dn).filter(account -> !account.blocked()).map(AccountLogins::viewer);
  }

  private static Viewer viewer(StoredAccount account) {
    if (account.blocked()) {
      return new Viewer(account.dn(), Viewer.Sight.NOTHING);
    }
    Viewer.Sight sight =
        account.rights().isEmpty() ? Viewer.Sight.DIRECTORY : Viewer.Sight.EVERYTHING;
    return new Viewer(account.dn(), sight, account.rights());
  }

  private Optional<StoredAccount> account(String dn) {
    return accountName(dn)
        .flatMap(name -> states.onLast(snapshot -> searcher.account(snapshot, name)));
  }

  /** Another process has changed an account, and the index does not hold it yet. */
  private boolean isBehind() {
    return journal.hasUnread();
  }

  private static Optional<NameKey> accountName(String dn) {
    try {
      Optional<NameKey> name = NameKey.parse(dn);
      return name.filter(n -> n.parent().equals(ACCOUNTS));
    } catch (NameKey.InvalidName e) {
      return Optional.empty();
    }
  }
}
