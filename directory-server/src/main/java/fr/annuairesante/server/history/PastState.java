package fr.annuairesante.server.history;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.journal.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mailboxes, operators and domains as they were at an instant: what the index holds, with the
 * journal's later changes undone and its earlier ones that the index lacks applied. Memory grows
 * with the number of entries changed since. For one thread; to be closed.
 *
 * <p>Which mailboxes a load of the index as a whole brought and removed, nobody wrote down: see
 * {@link #knownSince}. Operators and domains are carried through such a load.
 */
public final class PastState implements AutoCloseable {

  private static final List<NameKey> KEPT =
      List.of(NameKey.of(Tree.MAILBOXES), NameKey.of(Tree.OPERATORS), NameKey.of(Tree.DOMAINS));

  private final Snapshot snapshot;
  private final long micros;
  private final Instant knownSince;
  private long sequence;

  /** Entries that the index has otherwise, by the key of their name; empty: not there then. */
  private final Map<String, Optional<Before>> differing = new HashMap<>();

  /**
   * Opens the state of that instant.
   *
   * @throws IOException also when an import replaces the index in this very moment: try again
   */
  public static PastState of(DataDirectory data, Instant at) throws IOException {
    PastState state = new PastState(Snapshot.open(data.index().orElseThrow()), Stamp.micros(at));
    try (Journal journal = Journal.open(data.journal())) {
      journal.readOn(state::read);
      return state;
    } catch (IOException | RuntimeException unreadable) {
      state.close();
      throw unreadable;
    }
  }

  private PastState(Snapshot snapshot, long micros) throws IOException {
    this.snapshot = snapshot;
    this.micros = micros;
    Instant[] loaded = new Instant[1];
    snapshot.find(
        NameKey.of(Tree.MAILBOXES),
        container -> {
          loaded[0] = Stamp.instant(container.stamp().createdMicros());
          return Snapshot.Next.STOP;
        });
    this.knownSince = loaded[0];
  }

  private void read(Transaction transaction) {
    boolean later = transaction.micros() > micros;
    if (!later) {
      sequence = transaction.sequence();
    }
    boolean inIndex = transaction.sequence() <= snapshot.sequence();
    if (later == inIndex) {
      for (Change change : transaction.changes()) {
        differ(NameKey.of(change.dn()), change, later);
      }
    }
  }

  private void differ(NameKey key, Change change, boolean undo) {
    if (KEPT.stream().noneMatch(container -> isBelow(key, container))) {
      return;
    }
    if (undo) {
      differing.putIfAbsent(key.text(), change.found());
    } else {
      differing.put(key.text(), after(change));
    }
  }

  private static boolean isBelow(NameKey key, NameKey container) {
    return key.text().startsWith(container.text() + "/");
  }

  private static Optional<Before> after(Change change) {
    return change instanceof Change.Put put
        ? Optional.of(new Before(put.entry(), put.stamp()))
        : Optional.empty();
  }

  /** The last transaction that had been made by then; 0 when there was none. */
  public long sequence() {
    return sequence;
  }

  /** When the index was loaded as a whole: mailboxes are known from then on. */
  public Instant knownSince() {
    return knownSince;
  }

  /** Takes entries with who made them, and when. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Before stored) throws IOException;
  }

  /** All mailboxes there were, hidden ones included, in no particular order. */
  public void mailboxes(Visitor visitor) throws IOException {
    visit(Tree.MAILBOXES, List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX), visitor);
  }

  /** All operators there were and what is below them, in no particular order. */
  public void operators(Visitor visitor) throws IOException {
    visit(Tree.OPERATORS, List.of(Zone.OPERATOR), visitor);
  }

  /** All domains there were, in no particular order. */
  public void domains(Visitor visitor) throws IOException {
    visit(Tree.DOMAINS, List.of(Zone.DOMAIN), visitor);
  }

  private void visit(String container, List<Zone> zones, Visitor visitor) throws IOException {
    for (Zone zone : zones) {
      snapshot.visit(
          PlanTerms.zone(zone),
          entry -> {
            if (isSame(entry)) {
              visitor.visit(new Before(entry.toEntry(), entry.stamp()));
            }
            return Snapshot.Next.CONTINUE;
          });
    }
    NameKey parent = NameKey.of(container);
    for (Map.Entry<String, Optional<Before>> each : differing.entrySet()) {
      Optional<Before> stored = each.getValue();
      if (stored.isPresent()
          && wasThere(stored.get().stamp())
          && each.getKey().startsWith(parent.text() + "/")) {
        visitor.visit(stored.get());
      }
    }
  }

  private boolean isSame(StoredEntry entry) {
    boolean same = differing.isEmpty() || !differing.containsKey(NameKey.of(entry.name()).text());
    return same && wasThere(entry.stamp());
  }

  /** What the journal does not tell: entries that a load as a whole brought later. */
  private boolean wasThere(Stamp stamp) {
    return stamp.createdMicros() <= micros;
  }

  @Override
  public void close() throws IOException {
    snapshot.close();
  }
}
