package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.MailboxType;

/** How many mailboxes of each type; differences may be negative. */
public record Tally(long per, long org, long app) {

  /** None of any type. */
  public static final Tally ZERO = new Tally(0, 0, 0);

  /** So many of that type, none of the others. */
  public static Tally of(MailboxType type, long count) {
    return switch (type) {
      case PER -> new Tally(count, 0, 0);
      case ORG -> new Tally(0, count, 0);
      case APP -> new Tally(0, 0, count);
    };
  }

  public long total() {
    return per + org + app;
  }

  public Tally plus(Tally other) {
    return new Tally(per + other.per, org + other.org, app + other.app);
  }

  public Tally minus(Tally other) {
    return new Tally(per - other.per, org - other.org, app - other.app);
  }
}
