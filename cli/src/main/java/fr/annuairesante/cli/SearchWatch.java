package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.importer.report.NightReport.Point;
import fr.annuairesante.importer.report.NightReport.Searches;
import fr.annuairesante.schema.Attributes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks a running server every few seconds how its searches fare ({@code cn=monitor}), for the
 * report of the run that goes on meanwhile. What it asks itself is counted too: one search each
 * time.
 */
final class SearchWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SearchWatch.class.getName());
  private static final int PAUSE_SECONDS = 5;

  /** Opens a connection of somebody who may read. */
  @FunctionalInterface
  interface Connecting {
    LDAPConnection connect() throws IOException, LDAPException;
  }

  /** What the server said at one moment. */
  private record Reading(double seconds, Map<String, Double> measures) {
    double measure(String key) {
      return measures.getOrDefault(key, 0.0);
    }
  }

  private final Connecting server;
  private final long begun = System.nanoTime();
  private final List<Reading> readings = new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(SearchWatch::named);
  private LDAPConnection connection;
  private boolean closed;

  private SearchWatch(Connecting server) {
    this.server = server;
  }

  /** Reads once, to know what is usual, and then again and again until it is closed. */
  static SearchWatch start(Connecting server) {
    SearchWatch watch = new SearchWatch(server);
    watch.read();
    var unused =
        watch.thread.scheduleWithFixedDelay(
            watch::read, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "search-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** A server that does not answer leaves a gap and ends no run. */
  private synchronized void read() {
    try {
      if (connection == null) {
        connection = server.connect();
      }
      Map<String, Double> measures = new HashMap<>();
      for (SearchResultEntry entry :
          connection
              .search("cn=monitor", SearchScope.SUB, "(objectClass=*)", Attributes.MEASURE)
              .getSearchEntries()) {
        String[] values = entry.getAttributeValues(Attributes.MEASURE);
        for (String each : values == null ? new String[0] : values) {
          note(each, measures);
        }
      }
      readings.add(new Reading((System.nanoTime() - begun) / 1e9, measures));
    } catch (IOException | LDAPException gone) {
      LOG.log(Level.FINE, "the server does not say how its searches fare", gone);
      disconnect();
    }
  }

  private static void note(String keyAndValue, Map<String, Double> measures) {
    int equals = keyAndValue.indexOf('=');
    String value = keyAndValue.substring(equals + 1);
    if (value.matches("[0-9]+(\\.[0-9]+)?")) {
      measures.put(keyAndValue.substring(0, equals), Double.valueOf(value));
    }
  }

  private void disconnect() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /**
   * What was seen until now, after a last look unless it is closed; empty when the server never
   * answered twice.
   */
  synchronized List<Searches> searches() {
    if (!closed) {
      read();
    }
    if (readings.size() < 2) {
      return List.of();
    }
    Reading first = readings.get(0);
    Reading last = readings.get(readings.size() - 1);
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      points.add(point(readings.get(i - 1), readings.get(i)));
    }
    return List.of(
        new Searches(
            more("total", first, last),
            more("other", first, last),
            first.measure("p99-ms"),
            points));
  }

  private static Point point(Reading before, Reading now) {
    return new Point(
        now.seconds(),
        more("total", before, now),
        now.measure("p50-ms"),
        now.measure("p99-ms"),
        now.measure("max-ms"));
  }

  /** A server that was started anew counts from 0. */
  private static long more(String key, Reading before, Reading now) {
    double more = now.measure(key) - before.measure(key);
    return Math.round(more < 0 ? now.measure(key) : more);
  }

  @Override
  public synchronized void close() {
    closed = true;
    thread.shutdownNow();
    disconnect();
  }
}
