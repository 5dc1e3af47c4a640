package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.annuairesante.server.monitor.Freshness;
import fr.annuairesante.server.monitor.Monitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/**
 * {@code /health} and {@code /metrics} over HTTP, on the loopback address only: for a watcher on
 * the same machine. Nothing in them is about a person or an account.
 */
final class MetricsPort implements AutoCloseable {

  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int BACKLOG = 16;
  private static final int THREADS = 4;

  /** A client that says nothing, or takes nothing, loses its connection after so many seconds. */
  private static final String PATIENCE_SECONDS = "10";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, MetricsPort::named);
  private final Meters meters;

  private MetricsPort(HttpServer server, Meters meters) {
    this.server = server;
    this.meters = meters;
    server.setExecutor(threads);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "metrics");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any free one
   */
  static MetricsPort open(int port, Monitor monitor) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE_SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", PATIENCE_SECONDS);
    HttpServer server;
    try {
      server = HttpServer.create(address, BACKLOG);
    } catch (IOException taken) {
      throw new IOException("metrics-port " + port + ": " + taken.getMessage(), taken);
    }
    Meters meters = new Meters(monitor);
    server.createContext("/metrics", each -> answer(each, 200, METRICS_TYPE, meters.text()));
    server.createContext("/health", each -> health(each, monitor));
    MetricsPort opened = new MetricsPort(server, meters);
    server.start();
    return opened;
  }

  int number() {
    return server.getAddress().getPort();
  }

  /** Shows another number of the server. */
  void gauge(String name, String description, IntSupplier number) {
    meters.gauge(name, description, number);
  }

  private static void health(HttpExchange exchange, Monitor monitor) throws IOException {
    Instant now = monitor.now();
    Freshness freshness = monitor.freshness();
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", freshness.alarming(now) ? "stale" : "ok");
    if (freshness.alarming(now)) {
      health.put("alarm", freshness.alarm(now));
    }
    for (Freshness.Source source : freshness.sources()) {
      health.put(
          source.name(),
          Map.of("dated", source.dated().toString(), "ageHours", source.age(now).toHours()));
    }
    freshness
        .lastRun()
        .ifPresent(
            run ->
                health.put(
                    "lastRun",
                    Map.of(
                        "name",
                        run.name(),
                        "ended",
                        run.ended().toString(),
                        "outcome",
                        run.outcome())));
    int status = freshness.alarming(now) ? 503 : 200;
    answer(exchange, status, "application/json", JSON.writeValueAsString(health) + "\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    meters.close();
  }
}
