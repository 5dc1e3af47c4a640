package fr.annuairesante.server;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.access.Passwords;
import fr.annuairesante.server.index.CommitData;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.StoredAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The accounts that may search, changed through the journal: works beside a running server, which
 * sees the change at the next login. One use, then close; not thread-safe.
 */
public final class Accounts implements AutoCloseable {

  /** Shorter passwords are refused. */
  public static final int SHORTEST_PASSWORD = 12;

  /** Longer ones too: hashing must stay bounded. */
  public static final int LONGEST_PASSWORD = 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Set<String> PASSWORD = Set.of(Attributes.USER_PASSWORD);
  private static final Set<String> OF_BLOCK = Set.of(Attributes.STATE, Attributes.DESCRIPTION);
  private static final String ADMINISTRATOR = "uid=administrator," + Tree.ACCOUNTS;

  private final Journal journal;
  private final Map<String, Before> byName = new TreeMap<>();
  private long lastMicros;

  /**
   * An account.
   *
   * @param name as given when it was added
   * @param dn what to log in with
   * @param uuid its entryUUID, which a new password does not change
   * @param rights what it may do besides searching
   */
  public record Account(
      String name, String dn, UUID uuid, Instant created, Instant changed, Set<Right> rights) {
    private static Account of(Before stored) {
      DirectoryEntry entry = stored.entry();
      return new Account(
          entry.first(Attributes.UID),
          entry.dn(),
          stored.stamp().uuid(),
          Stamp.instant(stored.stamp().createdMicros()),
          Stamp.instant(stored.stamp().modifiedMicros()),
          Right.of(entry));
    }
  }

  /** Why an account command was refused. */
  public enum Refusal {
    BAD_NAME("a name has 1 to 64 letters, digits, dots, hyphens or underscores"),
    EXISTS("there is already an account of that name"),
    MISSING("there is no account of that name"),
    SHORT_PASSWORD("a password has at least " + SHORTEST_PASSWORD + " characters"),
    LONG_PASSWORD("a password has at most " + LONGEST_PASSWORD + " characters");

    private final String sentence;

    Refusal(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /** Reads the accounts there are. */
  public static Accounts of(DataDirectory data) throws IOException {
    Optional<Path> index = data.index();
    long held = index.isPresent() ? CommitData.sequenceIn(index.get()) : 0;
    Journal journal = Journal.open(data.journal(), held);
    Accounts accounts = new Accounts(journal);
    if (index.isPresent()) {
      try (Snapshot snapshot = Snapshot.open(index.get())) {
        snapshot.visit(
            PlanTerms.zone(Zone.ACCOUNT),
            entry -> {
              accounts.apply(new Before(entry.toEntry(), entry.stamp()));
              return Snapshot.Next.CONTINUE;
            });
      }
    }
    journal.readOn(accounts::apply);
    return accounts;
  }

  private Accounts(Journal journal) {
    this.journal = journal;
  }

  private void apply(Transaction transaction) {
    lastMicros = Math.max(lastMicros, transaction.micros());
    for (Change change : transaction.changes()) {
      if (change instanceof Change.Put put) {
        apply(new Before(put.entry(), put.stamp()));
      } else {
        byName.remove(NameKey.of(change.dn()).text());
      }
    }
  }

  private void apply(Before stored) {
    NameKey key = NameKey.of(stored.entry().dn());
    if (key.parent().equals(NameKey.parse(Tree.ACCOUNTS))) {
      byName.put(key.text(), stored);
    }
  }

  /** All accounts, by name. */
  public List<Account> list() {
    return byName.values().stream().map(Account::of).toList();
  }

  /** Adds an account that may search and nothing else. */
  public Optional<Refusal> add(String name, char[] password) throws IOException {
    return add(name, password, Set.of());
  }

  /** Adds an account; empty when done. The password is wiped. */
  public Optional<Refusal> add(String name, char[] password, Set<Right> rights) throws IOException {
    Optional<Refusal> bad = refusal(name, password);
    if (bad.isPresent()) {
      return bad;
    }
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.account(name))
            .objectClasses("top", "account", "simpleSecurityObject")
            .add(Attributes.UID, name)
            .add(Attributes.USER_PASSWORD, Passwords.hash(password));
    if (!rights.isEmpty()) {
      entry.objectClasses(ObjectClasses.ACCOUNT);
    }
    rights.forEach(right -> entry.add(Attributes.RIGHT, right.value()));
    return change(
        Tree.account(name),
        before -> before.isPresent() ? Outcome.refused(Refusal.EXISTS) : put(before, entry));
  }

  /** Changes a password; empty when done. The password is wiped. */
  public Optional<Refusal> changePassword(String name, char[] password) throws IOException {
    Optional<Refusal> bad = refusal(name, password);
    if (bad.isPresent()) {
      return bad;
    }
    String hash = Passwords.hash(password);
    return replace(name, entry -> without(entry, PASSWORD).add(Attributes.USER_PASSWORD, hash));
  }

  /** Pulls the emergency switch: nobody logs in with it, who is logged in is out (R136). */
  public Optional<Refusal> block(String name, String reason) throws IOException {
    return replace(
        name,
        entry -> {
          DirectoryEntry.Builder blocked = released(entry);
          if (!entry.values(Attributes.OBJECT_CLASS).contains(ObjectClasses.ACCOUNT)) {
            blocked.objectClasses(ObjectClasses.ACCOUNT);
          }
          return blocked
              .add(Attributes.STATE, StoredAccount.BLOCKED)
              .add(Attributes.DESCRIPTION, reason);
        });
  }

  /** Releases the emergency switch; empty when done. */
  public Optional<Refusal> unblock(String name) throws IOException {
    return replace(name, Accounts::released);
  }

  private static DirectoryEntry.Builder released(DirectoryEntry entry) {
    boolean blocked = entry.first(Attributes.STATE).equals(StoredAccount.BLOCKED);
    return without(entry, blocked ? OF_BLOCK : Set.of());
  }

  private Optional<Refusal> replace(
      String name, Function<DirectoryEntry, DirectoryEntry.Builder> change) throws IOException {
    return change(
        Tree.account(name),
        before ->
            before.isEmpty()
                ? Outcome.refused(Refusal.MISSING)
                : put(before, change.apply(before.get().entry())));
  }

  /** Removes an account; empty when done. */
  public Optional<Refusal> remove(String name) throws IOException {
    return change(
        Tree.account(name),
        before ->
            before.isEmpty()
                ? Outcome.refused(Refusal.MISSING)
                : Outcome.done(new Change.Delete(before.get())));
  }

  private static Optional<Refusal> refusal(String name, char[] password) {
    return badName(name).or(() -> badPassword(password));
  }

  /** Why no account may have that name; empty when one may. */
  public static Optional<Refusal> badName(String name) {
    return NAME.matcher(name).matches() ? Optional.empty() : Optional.of(Refusal.BAD_NAME);
  }

  /** Why that is no password; empty when it is one. */
  public static Optional<Refusal> badPassword(char[] password) {
    if (password.length < SHORTEST_PASSWORD) {
      return Optional.of(Refusal.SHORT_PASSWORD);
    }
    return password.length > LONGEST_PASSWORD
        ? Optional.of(Refusal.LONG_PASSWORD)
        : Optional.empty();
  }

  private static DirectoryEntry.Builder without(DirectoryEntry entry, Set<String> names) {
    DirectoryEntry.Builder copy = DirectoryEntry.builder(entry.dn());
    for (Attribute each : entry.attributes()) {
      if (!names.contains(each.name())) {
        copy.addAll(each.name(), each.values());
      }
    }
    return copy;
  }

  /** One of the two is there. */
  private record Outcome(Optional<Refusal> refusal, Optional<Change> change) {
    static Outcome refused(Refusal refusal) {
      return new Outcome(Optional.of(refusal), Optional.empty());
    }

    static Outcome done(Change change) {
      return new Outcome(Optional.empty(), Optional.of(change));
    }
  }

  private Outcome put(Optional<Before> before, DirectoryEntry.Builder entry) {
    long now = nextMicros();
    Stamp stamp =
        before
            .map(was -> was.stamp().modified(now, 0, ADMINISTRATOR))
            .orElseGet(() -> Stamp.created(UUID.randomUUID(), now, 0, ADMINISTRATOR));
    return Outcome.done(new Change.Put(before, entry.build(), stamp));
  }

  private long nextMicros() {
    long last = Math.max(lastMicros, journal.lastMicros());
    return Math.max(last + 1, Stamp.micros(Instant.now()));
  }

  private Optional<Refusal> change(String dn, Function<Optional<Before>, Outcome> decision)
      throws IOException {
    List<Outcome> outcome = new ArrayList<>();
    journal.append(
        this::apply,
        sequence -> {
          Outcome decided = decision.apply(Optional.ofNullable(byName.get(NameKey.of(dn).text())));
          outcome.add(decided);
          return decided.change().stream().map(each -> transaction(sequence, each)).toList();
        });
    outcome.get(0).change().ifPresent(each -> apply(transaction(0, each)));
    return outcome.get(0).refusal();
  }

  private Transaction transaction(long sequence, Change change) {
    return new Transaction(sequence, nextMicros(), ADMINISTRATOR, "account", List.of(change));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
