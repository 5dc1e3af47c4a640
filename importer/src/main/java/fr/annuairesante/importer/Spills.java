package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ExtractFile;
import fr.annuairesante.importer.spill.Spill;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The three spills of a run.
 *
 * @param persons all lines by person
 * @param structures structure columns by structure
 * @param addresses mailbox lines by address, capitals aside
 */
record Spills(Spill persons, Spill structures, Spill addresses) implements Closeable {

  /** For what the directory already holds, whose size is not known beforehand. */
  private static final long CARRIED_BYTES = 1L << 30;

  static Spills create(Path directory, List<ExtractFile> files) throws IOException {
    long register = bytes(files, true);
    long mailboxes = bytes(files, false);
    long registerOrCarried = register > 0 ? register : CARRIED_BYTES;
    Spill persons = Spill.create(directory, "persons", registerOrCarried + mailboxes);
    Spill structures = Spill.create(directory, "structures", register / 4);
    Spill addresses =
        Spill.create(directory, "addresses", mailboxes > 0 ? mailboxes : CARRIED_BYTES / 8);
    return new Spills(persons, structures, addresses);
  }

  private static long bytes(List<ExtractFile> files, boolean register) {
    return files.stream()
        .filter(file -> file.header().kind().isRegister() == register)
        .mapToLong(ExtractFile::size)
        .sum();
  }

  @Override
  public void close() throws IOException {
    try (persons;
        structures;
        addresses) {
      return;
    }
  }
}
