package fr.annuairesante.server;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.journal.Change;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.server.trustspace.PersonalEntries;
import fr.annuairesante.server.trustspace.WithdrawalEntry;
import fr.annuairesante.trust.FrenchTime;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides the mailboxes of persons who left the register a number of days ago (R38), and shows them
 * again should the person be back without them, as when an import is taken back: at the start, at
 * midnight in Paris, and when an import has ended. What follows from persons, day and delay is
 * looked up anew each time; nothing else is remembered. Old notes of withdrawals go at the same
 * times. Used by the writer's thread.
 */
final class Leavers {

  private static final Logger LOG = LoggerFactory.getLogger(Leavers.class);

  /** Of one transaction; the others follow in the next one. */
  private static final int MOST_MAILBOXES = 5_000;

  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

  private static final int HIDDEN_SINCE = Types.number(Attributes.HIDDEN_SINCE);

  private final OptionalInt days;
  private final Clock clock;
  private LocalDate settled = LocalDate.MIN;
  private Instant notBefore = Instant.MIN;
  private boolean changed;
  private boolean started;

  /**
   * @param days from leaving to hiding; empty when nothing is hidden here
   */
  Leavers(OptionalInt days, Clock clock) {
    this.days = days;
    this.clock = clock;
  }

  /**
   * A change was applied.
   *
   * @param name of its entry
   */
  void changes(NameKey name, Change change) {
    changed |=
        Zone.of(name) == Zone.RUN
            && change instanceof Change.Put put
            && !put.entry().first(Attributes.STATE).equals(RunState.STARTED.name());
  }

  /**
   * What is to be written before anything else; empty when nobody can have left since. The first
   * time too: a start does not wait for it.
   */
  Optional<Waiting<?>> due() {
    if (!started) {
      started = true;
      return Optional.empty();
    }
    Instant now = clock.instant();
    LocalDate today = FrenchTime.day(now);
    boolean asked = changed || !today.equals(settled);
    if (days.isEmpty() || !asked || now.isBefore(notBefore)) {
      return Optional.empty();
    }
    settled = today;
    changed = false;
    Waiting<Integer> settling =
        new Waiting<>(StoredEntry.IMPORTER, "leavers " + today, this::settle);
    var unused = settling.outcome().whenComplete(this::tell);
    return Optional.of(settling);
  }

  private void tell(Integer mailboxes, Throwable failed) {
    if (failed != null) {
      settled = LocalDate.MIN;
      notBefore = clock.instant().plus(AFTER_A_FAILURE);
      LOG.error("mailboxes of persons who left stay shown for now: {}", failed.toString());
    } else if (mailboxes > 0) {
      LOG.info("{} mailboxes hidden or shown again, as their persons left or came back", mailboxes);
    }
  }

  private int settle(Draft draft) throws IOException {
    Map<String, DirectoryEntry> settledEntries = new LinkedHashMap<>();
    LocalDate today = FrenchTime.day(draft.now());
    boolean all = hide(draft, today, settledEntries) && show(draft, today, settledEntries);
    List<String> lapsed = new ArrayList<>();
    all &= lapse(draft, today, lapsed);
    for (DirectoryEntry each : settledEntries.values()) {
      draft.put(each);
    }
    for (String each : lapsed) {
      draft.delete(each);
    }
    changed |= !all;
    return settledEntries.size();
  }

  /** Withdrawals that no extraction is held back by any more. */
  private static boolean lapse(Draft draft, LocalDate today, List<String> found)
      throws IOException {
    return draft
        .snapshot()
        .visit(
            PlanTerms.zone(Zone.WITHDRAWAL),
            entry -> {
              if (!WithdrawalEntry.until(entry.stamp()).isAfter(today)) {
                found.add(entry.name());
              }
              return next(found.size());
            });
  }

  private static Next next(int found) {
    return found < MOST_MAILBOXES ? Next.CONTINUE : Next.STOP;
  }

  private boolean hide(Draft draft, LocalDate today, Map<String, DirectoryEntry> found)
      throws IOException {
    return PersonalEntries.left(
        draft.snapshot(),
        entry -> {
          DirectoryEntry person = entry.toEntry();
          if (isDue(person, today)) {
            PersonalEntries.mailboxes(
                draft.snapshot(),
                person.first(Attributes.NATIONAL_ID),
                mailbox -> {
                  if (!mailbox.find(HIDDEN_SINCE)) {
                    found.put(mailbox.name(), Decided.hidden(mailbox.toEntry(), draft.now()));
                  }
                  return Next.CONTINUE;
                });
          }
          return next(found.size());
        });
  }

  private boolean isDue(DirectoryEntry person, LocalDate today) {
    return hiddenOn(person).filter(day -> !day.isAfter(today)).isPresent();
  }

  /** The first day on which a person's mailboxes are hidden, if they ever are; by any thread. */
  Optional<LocalDate> hiddenOn(DirectoryEntry person) {
    return days.isEmpty()
        ? Optional.empty()
        : PersonEntry.leftAt(person).map(when -> FrenchTime.day(when).plusDays(days.getAsInt()));
  }

  private boolean show(Draft draft, LocalDate today, Map<String, DirectoryEntry> found)
      throws IOException {
    return draft
        .snapshot()
        .visit(
            PlanTerms.zone(Zone.HIDDEN_MAILBOX),
            entry -> {
              if (entry.find(HIDDEN_SINCE)) {
                DirectoryEntry mailbox = entry.toEntry();
                boolean local = entry.isLocal();
                String number = mailbox.first(Attributes.NATIONAL_ID);
                Optional<DirectoryEntry> person = draft.entry(Tree.person(number));
                if (person.filter(each -> isDue(each, today)).isEmpty()) {
                  found.put(mailbox.dn(), Decided.shown(mailbox, local));
                }
              }
              return next(found.size());
            });
  }
}
