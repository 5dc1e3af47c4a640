package fr.annuairesante.cli;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.monitor.Monitor;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** What watches a server: its freshness, its monitor, and the port that shows both if wanted. */
final class Watch implements AutoCloseable {

  private final FreshnessWatch freshness;
  private final Monitor monitor;
  private final Optional<MetricsPort> port;

  private Watch(FreshnessWatch freshness, Monitor monitor, Optional<MetricsPort> port) {
    this.freshness = freshness;
    this.monitor = monitor;
    this.port = port;
  }

  static Watch start(ServerConfig settings, Directory directory) throws IOException {
    FreshnessWatch freshness =
        FreshnessWatch.start(directory, settings.staleAfter(), Clock.systemUTC());
    Monitor monitor = new Monitor(freshness::freshness, Clock.systemUTC());
    try {
      Optional<MetricsPort> port = Optional.empty();
      if (settings.metricsPort().isPresent()) {
        port = Optional.of(MetricsPort.open(settings.metricsPort().getAsInt(), monitor));
        port.get().gauge("entries", "Entries of the directory", directory::entries);
      }
      return new Watch(freshness, monitor, port);
    } catch (IOException taken) {
      freshness.close();
      throw taken;
    }
  }

  Monitor monitor() {
    return monitor;
  }

  /** Shows how many clients are connected. */
  void connections(IntSupplier open) {
    port.ifPresent(each -> each.gauge("connections", "Open connections", open));
  }

  /** The port of health and metrics, if there is one. */
  OptionalInt port() {
    return port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(port.get().number());
  }

  @Override
  public void close() {
    port.ifPresent(MetricsPort::close);
    freshness.close();
  }
}
