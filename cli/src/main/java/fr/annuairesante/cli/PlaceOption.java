package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/** Where the directory is: on this machine, or behind a running server. */
final class PlaceOption {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Either place;

  private static final class Either {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private DataOption data;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private ActorOption server;
  }

  /** The data directory; empty when a server is to be asked. */
  Optional<DataDirectory> data() throws IOException, Failure {
    return place.data == null ? Optional.empty() : Optional.of(place.data.existing());
  }

  /** The server, when there is no data directory. */
  ActorOption server() {
    return place.server;
  }
}
