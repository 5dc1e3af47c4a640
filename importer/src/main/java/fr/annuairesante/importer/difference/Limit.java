package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.report.NightReport.Group;

/**
 * How much of a group one night may change unasked: a share, but never less than a number of units.
 * A quiet night changes some 1 % of persons; among mailboxes it adds 340 and removes 480 of 535,000
 * (DATA-FORMATS §5.1); ten silent nights add up.
 */
public enum Limit {
  PERSONS_LEFT(Dimension.KIND, "PERSON", Way.LEFT, 1, 10),
  PERSONS_NEW(Dimension.KIND, "PERSON", Way.NEW, 2, 20),
  PERSONS_CHANGED(Dimension.KIND, "PERSON", Way.CHANGED, 20, 50),
  STRUCTURES_LEFT(Dimension.KIND, "STRUCTURE", Way.LEFT, 5, 20),
  STRUCTURES_NEW(Dimension.KIND, "STRUCTURE", Way.NEW, 5, 20),
  STRUCTURES_CHANGED(Dimension.KIND, "STRUCTURE", Way.CHANGED, 20, 50),
  MAILBOXES_LEFT(Dimension.KIND, "MAILBOX", Way.LEFT, 2, 20),
  MAILBOXES_NEW(Dimension.KIND, "MAILBOX", Way.NEW, 5, 20),
  MAILBOXES_CHANGED(Dimension.KIND, "MAILBOX", Way.CHANGED, 20, 50),
  PROFESSION_LEFT(Dimension.PROFESSION, "", Way.LEFT, 5, 10),
  PROFESSION_NEW(Dimension.PROFESSION, "", Way.NEW, 10, 50),
  DEPARTEMENT_LEFT(Dimension.DEPARTEMENT, "", Way.LEFT, 5, 10),
  DEPARTEMENT_NEW(Dimension.DEPARTEMENT, "", Way.NEW, 10, 50),
  DOMAIN_LEFT(Dimension.DOMAIN, "", Way.LEFT, 20, 20),
  DOMAIN_NEW(Dimension.DOMAIN, "", Way.NEW, 100, 1000);

  /** What may happen to the units of a group. */
  private enum Way {
    LEFT,
    NEW,
    CHANGED;

    long of(Group group) {
      return switch (this) {
        case LEFT -> group.removed();
        case NEW -> group.added();
        case CHANGED -> group.changed();
      };
    }
  }

  private final Dimension dimension;
  private final String group;
  private final Way way;
  private final double percent;
  private final long least;

  Limit(Dimension dimension, String group, Way way, double percent, long least) {
    this.dimension = dimension;
    this.group = group;
    this.way = way;
    this.percent = percent;
    this.least = least;
  }

  Dimension dimension() {
    return dimension;
  }

  /** Whether this limit is about that group. */
  boolean concerns(Group each) {
    return group.isEmpty() || group.equals(each.key());
  }

  /** The one group it is about is no subject worth naming. */
  String subject(Group each) {
    return group.isEmpty() ? each.key() : "";
  }

  /** In percent of what there was. */
  double measure(Group each) {
    return 100.0 * way.of(each) / each.before();
  }

  /** What passes, in percent of what there was. */
  double of(Group each) {
    return Math.max(percent, 100.0 * least / each.before());
  }

  /** The share that passes in a large group, in percent. */
  public double percent() {
    return percent;
  }

  /** The number of units that passes in any group. */
  public long least() {
    return least;
  }
}
