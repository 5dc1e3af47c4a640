package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The directory before the first import: its containers. */
final class EmptyDirectory {

  private EmptyDirectory() {}

  /** Makes it, and puts it in force. */
  static void make(DataDirectory data) throws IOException {
    Path folder = data.nextIndex();
    try (BulkLoad load = new BulkLoad(folder, Stamp.micros(Instant.now()))) {
      for (DirectoryEntry container : Tree.containers()) {
        load.put(container);
      }
      load.finish(0, 0);
    }
    data.putInForce(folder);
  }
}
