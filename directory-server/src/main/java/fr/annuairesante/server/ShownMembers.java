package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.trustspace.MembersListing;
import fr.annuairesante.trust.FrenchTime;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows each state of the index together with what operators, domains and the French day hide of it
 * (R76). Used by the writer's thread; {@link #revision} by any.
 */
final class ShownMembers {

  private static final Logger LOG = LoggerFactory.getLogger(ShownMembers.class);
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final DirectoryIndex index;
  private final Clock clock;
  private final AtomicLong revision = new AtomicLong();

  /** An operator, a domain or an account was applied, and is not shown yet. */
  private boolean changed;

  private LocalDate listed = LocalDate.MIN;

  ShownMembers(DirectoryIndex index, Clock clock) {
    this.index = index;
    this.clock = clock;
  }

  /**
   * Another number whenever operators, domains or accounts, or what the day makes of them, has
   * changed.
   */
  long revision() {
    return revision.get();
  }

  /** To the end of the day, and a minute at most: clocks are set and machines sleep. */
  long millisOfDay() {
    Instant now = clock.instant();
    Instant midnight = FrenchTime.day(now).plusDays(1).atStartOfDay(FrenchTime.ZONE).toInstant();
    return Math.min(LONGEST_WAIT_MILLIS, Duration.between(now, midnight).toMillis() + 1);
  }

  /** True when another day has begun than the one for which domains were listed. */
  boolean isNewDay() {
    return !today().equals(listed);
  }

  /** True when operators, domains or accounts were applied that are not shown yet. */
  boolean isChanged() {
    return changed;
  }

  /** Certificates and notices end with a day, whether or not the journal can be written. */
  void listIfNewDay() {
    try {
      if (isNewDay() && !index.hasFailed()) {
        list(index.sequence());
      }
    } catch (IOException | RuntimeException failed) {
      LOG.error("what is shown is as it was yesterday: {}", failed.toString());
    }
  }

  private LocalDate today() {
    return FrenchTime.day(clock.instant());
  }

  /** An entry of that name was applied. */
  void changes(NameKey name) {
    Zone zone = Zone.of(name);
    changed |= zone == Zone.OPERATOR || zone == Zone.DOMAIN || zone == Zone.ACCOUNT;
  }

  /** Shows what was applied, and hides in the same moment what is no longer in force. */
  void refresh(long sequence) throws IOException {
    if (changed) {
      list(sequence);
    } else {
      index.refresh(sequence);
    }
  }

  /** The same when operators or domains may have changed, or the day has. */
  void list(long sequence) throws IOException {
    LocalDate day = today();
    index.refresh(sequence, snapshot -> MembersListing.of(snapshot, day));
    listed = day;
    changed = false;
    revision.incrementAndGet();
  }
}
