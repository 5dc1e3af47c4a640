package fr.annuairesante.server.run;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.exchange.ByteWriter;
import fr.annuairesante.schema.exchange.EntryBytes;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import fr.annuairesante.server.index.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the directory holds, page by page, in the order of the index. Used by one thread, once. */
final class HeldPages {

  private static final int DIGEST = Types.number(Attributes.DIGEST);
  private static final int PROFESSION = Types.number(Attributes.PROFESSION);
  private static final int DEPARTEMENT = Types.number(Attributes.DEPARTEMENT);
  private static final int CLOSED = Types.number(Attributes.CLOSED);

  private final Snapshot snapshot;
  private final Predicate<byte[]> sink;
  private final ByteWriter page = new ByteWriter();

  HeldPages(Snapshot snapshot, Predicate<byte[]> sink) {
    this.snapshot = snapshot;
    this.sink = sink;
  }

  /** Every unit of these kinds in short. */
  void digests(List<UnitKind> kinds, Instant now) throws IOException {
    for (UnitKind kind : kinds) {
      int naming = Types.number(kind.naming());
      for (Zone zone : zones(kind)) {
        if (!visit(zone, entry -> held(kind, naming, entry, now).write(page))) {
          return;
        }
      }
    }
    flush();
  }

  /**
   * Every entry of these kinds that an import made and that is not closed; with persons, their
   * activities.
   */
  void entries(List<UnitKind> kinds) throws IOException {
    List<Zone> zones = new ArrayList<>();
    for (UnitKind kind : kinds) {
      zones.addAll(zones(kind));
      if (kind == UnitKind.PERSON) {
        zones.add(Zone.ACTIVITY);
      }
    }
    for (Zone zone : zones) {
      boolean goesOn =
          visit(
              zone,
              entry -> {
                if (isImported(entry)) {
                  page.bytes(EntryBytes.write(entry.toEntry()));
                }
              });
      if (!goesOn) {
        return;
      }
    }
    flush();
  }

  private interface Writing {
    void write(StoredEntry entry) throws IOException;
  }

  private boolean visit(Zone zone, Writing writing) throws IOException {
    return snapshot.visit(
        PlanTerms.zone(zone),
        entry -> {
          writing.write(entry);
          return page.length() < ImportOperations.PAGE_BYTES || flush() ? Next.CONTINUE : Next.STOP;
        });
  }

  private boolean flush() {
    boolean goesOn = page.length() == 0 || sink.test(page.toBytes());
    page.clear();
    return goesOn;
  }

  /** Made by an import, and not closed: activities have no digest, and none is closed. */
  private static boolean isImported(StoredEntry entry) {
    return !entry.isLocal() && (entry.find(DIGEST) || !entry.find(CLOSED));
  }

  private static List<Zone> zones(UnitKind kind) {
    return switch (kind) {
      case PERSON -> List.of(Zone.PERSON);
      case STRUCTURE -> List.of(Zone.STRUCTURE);
      case MAILBOX -> List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX, Zone.WITHDRAWAL);
    };
  }

  private static Held held(UnitKind kind, int naming, StoredEntry entry, Instant now) {
    List<String> names = values(entry, naming);
    boolean person = kind == UnitKind.PERSON;
    boolean anotherNumber = person && !Held.isFinal(names.get(0));
    List<String> digest = values(entry, DIGEST);
    boolean closed = (digest.isEmpty() && entry.find(CLOSED)) || entry.zone() == Zone.WITHDRAWAL;
    return new Held(
        kind,
        names.get(0),
        digest.isEmpty() ? "" : digest.get(0),
        entry.isLocal(),
        closed,
        person ? values(entry, PROFESSION) : List.of(),
        person ? values(entry, DEPARTEMENT) : List.of(),
        anotherNumber ? marks(entry.toEntry(), now) : List.of());
  }

  private static List<String> marks(DirectoryEntry person, Instant now) {
    return Held.mayMigrate(person, now) ? Held.marks(person) : List.of();
  }

  private static List<String> values(StoredEntry entry, int type) {
    return entry.find(type) ? entry.values() : List.of();
  }
}
