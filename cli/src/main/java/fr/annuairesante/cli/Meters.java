package fr.annuairesante.cli;

import fr.annuairesante.server.monitor.Freshness;
import fr.annuairesante.server.monitor.Monitor;
import fr.annuairesante.server.trace.Act;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/**
 * A server's monitor as Prometheus reads it. Every number is asked for when it is read, so that
 * serving costs nothing for it.
 */
final class Meters implements AutoCloseable {

  /** LDAP results that are counted one by one; the others come together as {@code other}. */
  private static final List<Integer> CODES =
      List.of(0, 1, 2, 3, 4, 5, 6, 11, 32, 49, 50, 51, 52, 53, 76, 80);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Monitor monitor;

  Meters(Monitor monitor) {
    this.monitor = monitor;
    for (Act act : Act.values()) {
      CODES.forEach(code -> operations(act, String.valueOf(code), each -> each.count(act, code)));
      operations(act, "other", each -> others(each, act));
    }
    searches();
    freshness();
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private void operations(Act act, String code, ToDoubleFunction<Monitor> count) {
    FunctionCounter.builder("annuaire.operations", monitor, count)
        .description("What clients did, by LDAP result code")
        .tag("act", act.name().toLowerCase(Locale.ROOT))
        .tag("code", code)
        .register(registry);
  }

  private static double others(Monitor monitor, Act act) {
    long known = CODES.stream().mapToLong(code -> monitor.count(act, code)).sum();
    return (double) (monitor.count(act) - known);
  }

  private void searches() {
    FunctionTimer.builder(
            "annuaire.searches",
            monitor,
            Monitor::searches,
            Monitor::searchSeconds,
            TimeUnit.SECONDS)
        .description("Searches, from request to end of answer")
        .register(registry);
    for (double share : new double[] {0.5, 0.99, 1}) {
      Gauge.builder("annuaire.search.time", monitor, each -> each.searchMillis(share) / 1e3)
          .description("Time that this share of the last minute's searches does not exceed")
          .baseUnit("seconds")
          .tag("quantile", String.valueOf(share))
          .register(registry);
    }
  }

  private void freshness() {
    for (String source : List.of(ImportedSources.REGISTER, ImportedSources.MAILBOXES)) {
      Gauge.builder("annuaire.source.age", monitor, each -> ageSeconds(each, source))
          .description("Age of the files in force; NaN when they were never imported")
          .baseUnit("seconds")
          .tag("source", source)
          .register(registry);
    }
    Gauge.builder("annuaire.stale", monitor, each -> each.freshness().alarming(each.now()) ? 1 : 0)
        .description("1 when a source is older than stale-after-hours, or there is none")
        .register(registry);
    Gauge.builder("annuaire.last.run.good", monitor, Meters::lastRunGood)
        .description("1 when the last import run left the directory as its files say")
        .register(registry);
    Gauge.builder("annuaire.last.run.age", monitor, Meters::lastRunSeconds)
        .description("Time since the last import run ended, whatever its outcome")
        .baseUnit("seconds")
        .register(registry);
  }

  private static double ageSeconds(Monitor monitor, String name) {
    return monitor.freshness().sources().stream()
        .filter(source -> source.name().equals(name))
        .mapToDouble(source -> seconds(source.age(monitor.now())))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double lastRunGood(Monitor monitor) {
    return monitor.freshness().lastRun().filter(Freshness.Run::good).isPresent() ? 1 : 0;
  }

  private static double lastRunSeconds(Monitor monitor) {
    return monitor
        .freshness()
        .lastRun()
        .map(run -> seconds(Duration.between(run.ended(), monitor.now())))
        .orElse(Double.NaN);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Shows another number of the server. */
  void gauge(String name, String description, IntSupplier number) {
    Gauge.builder("annuaire." + name, number::getAsInt).description(description).register(registry);
  }

  /** All of it, in Prometheus's text format. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
