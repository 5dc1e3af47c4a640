package fr.annuairesante.server;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.Newcomers;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.OldIndex.Found;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.Overruled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory in force, while another is built in bulk from it and from files, by the rules of
 * the nightly import: an entry keeps its identity and what people decided about it; what operators
 * made is carried over; a person who is in the register no more stays, closed; one who came from
 * ADELI into the RPPS goes on under the new number. Thread-safe.
 */
final class InForce implements AutoCloseable {

  private static final int NUMBER = Types.number(Attributes.NATIONAL_ID);

  private final OldIndex old;
  private final long micros;
  private final BitSet replaced = new BitSet();
  private final Newcomers newcomers;

  /** Imported mailboxes that are hidden: shown if their person is found to be back. */
  private final Map<String, DirectoryEntry> waiting = new ConcurrentHashMap<>();

  /** Persons with another name or number, or back, by the number so far, if anything follows. */
  private final Map<String, DirectoryEntry> followed = new ConcurrentHashMap<>();

  /** Whether it holds persons of ADELI, once somebody asked. */
  private Boolean migrating;

  /**
   * @param micros the instant of the new directory, microseconds since 1970
   * @param work a file of its own
   */
  InForce(Path folder, long micros, Path work) throws IOException {
    this.old = new OldIndex(folder);
    this.micros = micros;
    this.newcomers = new Newcomers(work);
  }

  /** What imports made in these zones, but for what is closed. */
  EntrySource imported(List<Zone> zones) {
    return sink ->
        old.visit(
            zones,
            entry -> {
              DirectoryEntry each = entry.toEntry();
              if (!entry.isLocal() && !isClosed(each)) {
                sink.put(each);
              }
            });
  }

  /** Closed itself; a mailbox that is hidden for its person still has a digest. */
  private static boolean isClosed(DirectoryEntry entry) {
    return entry.attribute(Attributes.CLOSED).isPresent()
        && entry.attribute(Attributes.DIGEST).isEmpty();
  }

  /** What takes imported entries and puts them, merged with those in force, into the load. */
  EntrySink into(BulkLoad load) {
    return new EntrySink() {
      @Override
      public void put(DirectoryEntry imported) throws IOException {
        put(imported, List.of());
      }

      @Override
      public void put(DirectoryEntry imported, List<DirectoryEntry> below) throws IOException {
        NameKey key = NameKey.of(imported.dn());
        Optional<Found> there = old.find(key);
        if (there.isEmpty() && mayBeMigrant(imported)) {
          newcomers.add(new Unit(imported, below));
          return;
        }
        InForce.this.put(there, imported, load);
        for (DirectoryEntry each : below) {
          InForce.this.put(old.find(NameKey.of(each.dn())), each, load);
        }
      }
    };
  }

  /** What operators made stays as it is, and what is hidden waits for its person. */
  private void put(Optional<Found> there, DirectoryEntry imported, BulkLoad load)
      throws IOException {
    if (there.isEmpty()) {
      if (!Overruled.isWithdrawn(imported.first(Attributes.MAIL), old::stamp)) {
        putNew(imported, load);
      }
      return;
    }
    DirectoryEntry before = there.get().entry();
    if (there.get().isLocal()) {
      return;
    }
    if (before.attribute(Attributes.HIDDEN_SINCE).isPresent()) {
      waiting.put(NameKey.of(before.dn()).text(), Decided.merge(before, imported));
      return;
    }
    replace(there.get(), imported, load);
  }

  private void putNew(DirectoryEntry imported, BulkLoad load) throws IOException {
    load.put(Decided.withMailboxes(imported, List.of(), Overruled.mailboxes(imported, old::stamp)));
  }

  /** Puts what goes on in place of an entry, under its name or another. */
  private void replace(Found there, DirectoryEntry imported, BulkLoad load) throws IOException {
    replaced(there.document());
    DirectoryEntry now = merged(there.entry(), imported);
    load.put(now, NameKey.of(now.dn()), stamp(there, now));
  }

  private DirectoryEntry merged(DirectoryEntry there, DirectoryEntry imported) throws IOException {
    DirectoryEntry merged = Decided.merge(there, imported);
    if (UnitKind.of(merged).filter(kind -> kind == UnitKind.PERSON).isEmpty()) {
      return merged;
    }
    List<String> shown = published(there);
    if (!Decided.isSame(there, merged)) {
      shown.addAll(follow(there, merged));
    }
    return Decided.withMailboxes(merged, shown, Overruled.mailboxes(imported, old::stamp));
  }

  /** Addresses of a person's mailboxes that operators published here. */
  private List<String> published(DirectoryEntry person) throws IOException {
    List<String> published = new ArrayList<>();
    for (String address : person.values(Attributes.MAILBOX_ADDRESS)) {
      if (old.find(NameKey.of(Tree.mailbox(address))).filter(Found::isLocal).isPresent()) {
        published.add(address);
      }
    }
    return published;
  }

  /**
   * Remembers that the mailboxes and choices of a person are to follow.
   *
   * @return addresses of those that operators published here, and that are shown
   */
  private List<String> follow(DirectoryEntry there, DirectoryEntry now) throws IOException {
    String number = there.first(Attributes.NATIONAL_ID);
    List<String> published = new ArrayList<>();
    List<Found> mailboxes = old.mailboxes(number);
    if (!mailboxes.isEmpty() || old.hasChoices(number)) {
      followed.put(number, Decided.identity(now));
    }
    for (Found each : mailboxes) {
      if (each.isLocal() && MailboxEntry.isShown(Decided.shown(each.entry(), true))) {
        published.add(each.entry().first(Attributes.MAIL));
      }
    }
    return published;
  }

  /** A person whom the directory does not hold, while it holds some of ADELI. */
  private boolean mayBeMigrant(DirectoryEntry imported) throws IOException {
    return UnitKind.of(imported).filter(kind -> kind == UnitKind.PERSON).isPresent()
        && Held.of(UnitKind.PERSON, imported).hasFinalNumber()
        && holdsMigrants();
  }

  private synchronized boolean holdsMigrants() throws IOException {
    if (migrating == null) {
      migrating = old.has(Zone.PERSON, entry -> migrant(entry).isPresent());
    }
    return migrating;
  }

  private Optional<Held> migrant(StoredEntry entry) {
    boolean mayBe = !entry.isLocal() && entry.find(NUMBER) && !Held.isFinal(entry.values().get(0));
    return mayBe ? Held.migrant(entry.toEntry(), Stamp.instant(micros)) : Optional.empty();
  }

  /**
   * Puts those who were new, now that it is known who left: some go on as somebody who was there.
   */
  void settleNewcomers(BulkLoad load) throws IOException {
    if (newcomers.isEmpty()) {
      return;
    }
    List<Held> gone = new ArrayList<>();
    old.visit(
        List.of(Zone.PERSON),
        entry -> {
          if (!replaced.get(entry.document())) {
            migrant(entry).ifPresent(gone::add);
          }
        });
    newcomers.settle(
        gone,
        (unit, before) -> {
          if (before.isPresent()) {
            NameKey key = NameKey.of(Tree.person(before.get()));
            replace(old.find(key).orElseThrow(), unit.entry(), load);
          } else {
            putNew(unit.entry(), load);
          }
          for (DirectoryEntry each : unit.below()) {
            load.put(each);
          }
        });
  }

  private Stamp stamp(Found there, DirectoryEntry now) {
    return now.equals(there.entry())
        ? there.stamp()
        : there.stamp().modified(micros, 0, StoredEntry.IMPORTER);
  }

  private synchronized void replaced(int document) {
    replaced.set(document);
  }

  /** Everything else that stays; all imported entries were put. */
  void carryOver(List<Zone> asTheyAre, BulkLoad load) throws IOException {
    old.visit(asTheyAre, entry -> carry(Found.of(entry), entry.toEntry(), load));
    old.visit(
        List.of(Zone.CHOICE),
        entry -> {
          Found there = Found.of(entry);
          DirectoryEntry person = followed.get(there.entry().first(Attributes.NATIONAL_ID));
          DirectoryEntry choice = there.entry();
          carry(there, person == null ? choice : ChoiceEntry.following(choice, person), load);
        });
    Instant now = Stamp.instant(micros);
    old.visit(
        List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX, Zone.PERSON, Zone.ACTIVITY, Zone.STRUCTURE),
        entry -> {
          if (!replaced.get(entry.document())) {
            Found there = Found.of(entry);
            Optional<DirectoryEntry> stays = staying(there, now);
            if (stays.isPresent()) {
              carry(there, stays.get(), load);
            }
          }
        });
  }

  /** What stays of an entry that no import put again. */
  private Optional<DirectoryEntry> staying(Found there, Instant now) {
    DirectoryEntry entry = there.entry();
    DirectoryEntry imported = waiting.get(NameKey.of(entry.dn()).text());
    Optional<DirectoryEntry> stays =
        imported == null && !there.isLocal() && !isClosed(entry)
            ? Decided.afterLeaving(entry, now)
            : Optional.of(imported == null ? entry : imported);
    DirectoryEntry person =
        UnitKind.of(entry).filter(kind -> kind == UnitKind.MAILBOX).isPresent()
            ? followed.get(entry.first(Attributes.NATIONAL_ID))
            : null;
    return person == null
        ? stays
        : stays.map(each -> Decided.following(each, person, there.isLocal()));
  }

  private void carry(Found there, DirectoryEntry entry, BulkLoad load) throws IOException {
    load.put(entry, NameKey.of(entry.dn()), stamp(there, entry));
  }

  @Override
  public void close() throws IOException {
    try (newcomers) {
      old.close();
    }
  }
}
