package fr.annuairesante.importer;

/** Told how far a run is; called from any of its threads, a few times a second at most. */
@FunctionalInterface
public interface Progress {

  /** Nobody wants to know. */
  Progress NONE = (phase, done, total) -> {};

  /** The parts of a run, in their order. */
  enum Phase {
    /** Headers; counted in files. */
    CHECK,
    /** First pass; counted in bytes of text. */
    READ,
    /** Repeated addresses; counted in partitions. */
    MAILBOXES,
    /** Join and mapping; counted in partitions. */
    JOIN
  }

  /** Both numbers in the unit of the phase; total may be 0 when there is nothing to do. */
  void report(Phase phase, long done, long total);
}
