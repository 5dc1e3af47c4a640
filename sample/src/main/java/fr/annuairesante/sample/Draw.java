package fr.annuairesante.sample;

import java.util.List;

/**
 * A repeatable stream of random numbers, named by (seed, topic, index): the same name gives the
 * same numbers on every machine and every run. SplitMix64. Not thread-safe; cheap to create.
 */
final class Draw {

  /** What a stream decides; separate topics keep decisions independent of each other. */
  enum Topic {
    IDENTITY(1),
    ACTIVITIES(2),
    SKILLS(3),
    DIPLOMAS(4),
    HISTORY(5),
    ANOMALY(6),
    STRUCTURE(7),
    DOMAIN(8),
    BEARER(9),
    MAILBOX(10),
    NAME(11),
    TOWN(12),
    NEWCOMER(13);

    private final int salt;

    Topic(int salt) {
      this.salt = salt;
    }
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Draw(long state) {
    this.state = state;
  }

  static Draw of(long seed, Topic topic, long index) {
    return new Draw(mix(mix(seed * 31 + topic.salt) ^ (index * GOLDEN)));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, bound); bound at least 1. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  boolean perMillion(int chance) {
    return below(1_000_000) < chance;
  }

  String pick(String... values) {
    return values[below(values.length)];
  }

  String pick(List<String> values) {
    return values.get(below(values.size()));
  }

  /** Digits, zeroes in front included. */
  String digits(int count) {
    char[] digits = new char[count];
    for (int i = 0; i < count; i++) {
      digits[i] = (char) ('0' + below(10));
    }
    return new String(digits);
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
