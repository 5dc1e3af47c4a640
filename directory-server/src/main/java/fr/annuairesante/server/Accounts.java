package fr.annuairesante.server;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.access.Passwords;
import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
  private static final String ADMINISTRATOR = "uid=administrator," + Tree.ACCOUNTS;

  private final Journal journal;
  private final Map<String, Account> byName = new TreeMap<>();

  /**
   * An account.
   *
   * @param name as given when it was added
   * @param dn what to log in with
   * @param uuid its entryUUID, which a new password does not change
   */
  public record Account(String name, String dn, UUID uuid, Instant created, Instant changed) {
    private static Account of(DirectoryEntry entry, Stamp stamp) {
      return new Account(
          entry.first(Attributes.UID),
          entry.dn(),
          stamp.uuid(),
          instant(stamp.createdMicros()),
          instant(stamp.modifiedMicros()));
    }

    private static Instant instant(long micros) {
      return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
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
    Journal journal = Journal.open(data.journal());
    Accounts accounts = new Accounts(journal);
    long held = 0;
    Optional<Path> index = data.index();
    if (index.isPresent()) {
      held = DirectoryIndex.sequenceIn(index.get());
      try (Snapshot snapshot = Snapshot.open(index.get())) {
        snapshot.visit(
            PlanTerms.zone(Zone.ACCOUNT),
            entry -> {
              accounts.apply(new Change.Put(entry.toEntry(), entry.stamp()));
              return Snapshot.Next.CONTINUE;
            });
      }
    }
    long indexHolds = held;
    journal.readOn(
        (sequence, change) -> {
          if (sequence > indexHolds) {
            accounts.apply(change);
          }
        });
    return accounts;
  }

  private Accounts(Journal journal) {
    this.journal = journal;
  }

  private void apply(Change change) {
    NameKey key = NameKey.of(change.dn());
    if (!key.parent().equals(NameKey.parse(Tree.ACCOUNTS))) {
      return;
    }
    if (change instanceof Change.Put put) {
      byName.put(key.text(), Account.of(put.entry(), put.stamp()));
    } else {
      byName.remove(key.text());
    }
  }

  /** All accounts, by name. */
  public List<Account> list() {
    return List.copyOf(byName.values());
  }

  /** Adds an account; empty when done. The password is wiped. */
  public Optional<Refusal> add(String name, char[] password) throws IOException {
    return put(name, password, false);
  }

  /** Changes a password; empty when done. The password is wiped. */
  public Optional<Refusal> changePassword(String name, char[] password) throws IOException {
    return put(name, password, true);
  }

  private Optional<Refusal> put(String name, char[] password, boolean existing) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.of(Refusal.BAD_NAME);
    }
    if (password.length < SHORTEST_PASSWORD) {
      return Optional.of(Refusal.SHORT_PASSWORD);
    }
    if (password.length > LONGEST_PASSWORD) {
      return Optional.of(Refusal.LONG_PASSWORD);
    }
    String dn = Tree.account(name);
    DirectoryEntry entry =
        DirectoryEntry.builder(dn)
            .objectClasses("top", "account", "simpleSecurityObject")
            .add(Attributes.UID, name)
            .add(Attributes.USER_PASSWORD, Passwords.hash(password))
            .build();
    Refusal[] refused = new Refusal[1];
    journal.append(
        (sequence, change) -> apply(change),
        () -> {
          Account before = byName.get(NameKey.of(dn).text());
          refused[0] = refusal(before, existing);
          if (refused[0] != null) {
            return null;
          }
          Change change = new Change.Put(entry, stamp(before));
          apply(change);
          return change;
        });
    return Optional.ofNullable(refused[0]);
  }

  private static Refusal refusal(Account before, boolean existing) {
    if (existing) {
      return before == null ? Refusal.MISSING : null;
    }
    return before == null ? null : Refusal.EXISTS;
  }

  private static Stamp stamp(Account before) {
    long now = Stamp.micros(Instant.now());
    long created = before == null ? now : Stamp.micros(before.created());
    UUID uuid = before == null ? UUID.randomUUID() : before.uuid();
    return new Stamp(uuid, created, now, 0, ADMINISTRATOR, ADMINISTRATOR);
  }

  /** Removes an account; empty when done. */
  public Optional<Refusal> remove(String name) throws IOException {
    String dn = Tree.account(name);
    boolean[] missing = new boolean[1];
    journal.append(
        (sequence, change) -> apply(change),
        () -> {
          missing[0] = !byName.containsKey(NameKey.of(dn).text());
          if (missing[0]) {
            return null;
          }
          Change change = new Change.Delete(dn, Stamp.micros(Instant.now()), ADMINISTRATOR);
          apply(change);
          return change;
        });
    return missing[0] ? Optional.of(Refusal.MISSING) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
