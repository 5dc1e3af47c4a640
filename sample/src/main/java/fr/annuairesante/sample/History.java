package fr.annuairesante.sample;

/**
 * What happened to a person since the first day. About 1 % of all persons are touched on a day
 * (DATA-FORMATS §5.1: 12,370 roles on one day, 20,332 within six).
 *
 * @param phones how often the phone of the first place changed
 * @param moves how often the first activity moved
 * @param added activities begun
 * @param ended activities ended, at most those begun or held beside the first
 * @param names how often the family name changed
 * @param skills savoir-faire obtained
 * @param diplomas diplomas obtained
 * @param departed the day of leaving the register, {@link #NEVER} for most
 */
record History(
    int phones,
    int moves,
    int added,
    int ended,
    int names,
    int skills,
    int diplomas,
    int departed) {

  static final int NEVER = Integer.MAX_VALUE;
  static final History NOTHING = new History(0, 0, 0, 0, 0, 0, 0, NEVER);

  private static final double TOUCHED_PER_DAY = 0.0105;
  private static final double LOG_UNTOUCHED = Math.log1p(-TOUCHED_PER_DAY);

  /** The person's history up to and including {@code day}; days count from 0. */
  static History of(long seed, int person, int day) {
    if (day == 0) {
      return NOTHING;
    }
    Draw draw = Draw.of(seed, Draw.Topic.HISTORY, person);
    int at = gap(draw);
    if (at > day) {
      return NOTHING;
    }
    int[] counts = new int[7];
    while (at <= day) {
      int kind = kind(draw.below(1000));
      if (kind == counts.length) {
        return of(counts, at);
      }
      counts[kind]++;
      at += gap(draw);
    }
    return of(counts, NEVER);
  }

  private static History of(int[] c, int departed) {
    return new History(c[0], c[1], c[2], c[3], c[4], c[5], c[6], departed);
  }

  /** Days until the next change, at least 1. */
  private static int gap(Draw draw) {
    return 1 + (int) Math.min(100_000, Math.log1p(-draw.unit()) / LOG_UNTOUCHED);
  }

  private static int kind(int mark) {
    if (mark < 320) {
      return 0;
    } else if (mark < 600) {
      return 1;
    } else if (mark < 740) {
      return 2;
    } else if (mark < 860) {
      return 3;
    } else if (mark < 900) {
      return 4;
    } else if (mark < 945) {
      return 5;
    }
    return mark < 994 ? 6 : 7;
  }
}
