package fr.annuairesante.schema.exchange;

import java.io.IOException;
import java.util.List;

/** Takes the differences of one batch after the other. */
@FunctionalInterface
public interface BatchConsumer {

  /**
   * Takes one batch.
   *
   * @param last true when no other follows
   */
  void accept(List<Difference> differences, boolean last) throws IOException;
}
