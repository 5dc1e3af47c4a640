package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that most commands share. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      required = true,
      description = "The data directory.")
  private Path path;

  /** The data directory, made when missing. */
  DataDirectory created() throws IOException {
    return DataDirectory.at(path);
  }

  /** The data directory, which must be there with an imported directory in it. */
  DataDirectory existing() throws IOException, Failure {
    return existing(path);
  }

  /** That data directory, by the rule of {@link #existing()}. */
  static DataDirectory existing(Path path) throws IOException, Failure {
    if (!Files.isDirectory(path)) {
      throw new Failure("there is no data directory " + path, "annuaire import makes it");
    }
    DataDirectory data = DataDirectory.at(path);
    if (data.index().isEmpty()) {
      throw new Failure(
          path + " holds no directory yet", "annuaire import --data " + path + " FILE...");
    }
    return data;
  }
}
