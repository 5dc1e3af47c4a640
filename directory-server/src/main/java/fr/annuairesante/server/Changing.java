package fr.annuairesante.server;

import java.io.IOException;

/**
 * Decides on the state of the directory what to change, and changes it.
 *
 * @param <T> what became of it
 */
@FunctionalInterface
public interface Changing<T> {

  /**
   * Works alone: nothing changes meanwhile. When it throws, nothing is written.
   *
   * @param draft valid during the call only
   */
  T decide(Draft draft) throws IOException;
}
