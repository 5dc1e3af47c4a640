package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.server.monitor.Monitor;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.trace.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code cn=monitor} and the four entries below it, made when they are asked for. Every value is
 * {@code key=value}.
 */
final class MonitorEntries {

  static final String BASE = "cn=monitor";

  private static final int SUCCESS = 0;
  private static final int SIZE_LIMIT = 4;

  private final Monitor monitor;
  private final ConnectionRegistry connections;

  MonitorEntries(Monitor monitor, ConnectionRegistry connections) {
    this.monitor = monitor;
    this.connections = connections;
  }

  /** Whether a base is here, spaces and case apart. */
  static boolean covers(String base) {
    String name = plain(base);
    return name.equals(BASE) || name.endsWith("," + BASE);
  }

  /** The entries of a scope; empty when there is no entry of that name. */
  Optional<List<FixedEntry>> in(String base, Scope scope) {
    String name = plain(base);
    List<FixedEntry> all = all();
    if (all.stream().noneMatch(entry -> entry.dn().equals(name))) {
      return Optional.empty();
    }
    return Optional.of(all.stream().filter(entry -> isIn(entry.dn(), name, scope)).toList());
  }

  private static boolean isIn(String dn, String base, Scope scope) {
    boolean same = dn.equals(base);
    boolean below = dn.endsWith("," + base);
    return switch (scope) {
      case BASE -> same;
      case ONE_LEVEL -> below;
      case SUBTREE -> same || below;
    };
  }

  private List<FixedEntry> all() {
    return List.of(
        entry(BASE, "What the server says of itself", List.of()),
        entry(
            "cn=connections," + BASE,
            "Connections of clients",
            List.of(
                "open=" + connections.open().size(), "opened-total=" + monitor.count(Act.OPEN))),
        entry("cn=searches," + BASE, "Searches since the start", searches()),
        entry(
            "cn=latencies," + BASE,
            "Times of the searches of the last 30 to 60 seconds",
            latencies()),
        entry(
            "cn=freshness," + BASE,
            "Age of the sources",
            monitor.freshness().lines(monitor.now())));
  }

  private List<String> searches() {
    long all = monitor.count(Act.SEARCH);
    long good = monitor.count(Act.SEARCH, SUCCESS);
    long cut = monitor.count(Act.SEARCH, SIZE_LIMIT);
    return List.of(
        "total=" + all, "success=" + good, "size-limit=" + cut, "other=" + (all - good - cut));
  }

  private List<String> latencies() {
    return List.of(
        "p50-ms=" + millis(monitor.searchMillis(0.5)),
        "p99-ms=" + millis(monitor.searchMillis(0.99)),
        "max-ms=" + millis(monitor.searchMillis(1)));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static FixedEntry entry(String dn, String description, List<String> state) {
    Map<String, List<String>> user = new LinkedHashMap<>();
    user.put(Attributes.OBJECT_CLASS, List.of("top", ObjectClasses.MONITOR_ENTRY));
    user.put(Attributes.CN, List.of(dn.substring(3, (dn + ",").indexOf(','))));
    user.put(Attributes.DESCRIPTION, List.of(description));
    if (!state.isEmpty()) {
      user.put(Attributes.MEASURE, new ArrayList<>(state));
    }
    return new FixedEntry(dn, user, Map.of());
  }

  private static String plain(String base) {
    return base.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
