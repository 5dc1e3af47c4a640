package fr.annuairesante.sample;

/** Told now and then how far the writing is; called from the writing thread only. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (day, lines) -> {};

  /**
   * Some lines were written.
   *
   * @param day number of the day being written, from 1
   * @param lines lines written so far in this day's files, headers excluded
   */
  void written(int day, long lines);
}
