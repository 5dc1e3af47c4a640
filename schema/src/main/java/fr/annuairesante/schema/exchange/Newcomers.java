package fr.annuairesante.schema.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Persons who come into the RPPS, on disk until it is known who left ADELI and may be one of them
 * (DATA-FORMATS §2.3). Both ways of importing ask here, so that both know the same persons again.
 * Thread-safe to add to; {@link #close} removes the file.
 */
public final class Newcomers implements Closeable {

  private final Migrations migrations = new Migrations();
  private final ChangeFile units;

  /**
   * @param file replaced
   */
  public Newcomers(Path file) throws IOException {
    units = new ChangeFile(file);
  }

  /** A person whom the directory does not hold, with a number of the RPPS. */
  public void add(Unit person) throws IOException {
    migrations.arrives(Held.withMarks(UnitKind.PERSON, person.entry()));
    units.add(new Difference.Put(person));
  }

  /** True while nobody was added. */
  public boolean isEmpty() {
    return units.written() == 0;
  }

  /** Takes one newcomer after the other. */
  @FunctionalInterface
  public interface Consumer {
    /**
     * Takes a newcomer.
     *
     * @param before number of the person who it was until now; empty for somebody new
     */
    void accept(Unit person, Optional<String> before) throws IOException;
  }

  /**
   * Gives everybody who was added, now that it is known who left.
   *
   * @param gone persons who {@link Held#mayGetAnotherNumber} and are in no register any more
   * @return the numbers that go on under another one, by this
   */
  public Map<String, String> settle(List<Held> gone, Consumer consumer) throws IOException {
    Map<String, String> renumbered = migrations.find(gone);
    units.forEachBatch(
        (differences, last) -> {
          for (Difference each : differences) {
            Unit person = ((Difference.Put) each).unit();
            String number = person.entry().first(UnitKind.PERSON.naming());
            consumer.accept(person, Optional.ofNullable(renumbered.get(number)));
          }
        });
    return renumbered;
  }

  @Override
  public void close() throws IOException {
    units.close();
  }
}
