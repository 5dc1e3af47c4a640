package fr.annuairesante.server.monitor;

import fr.annuairesante.schema.GeneralizedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How old the sources of the directory are, and what became of the last run. Immutable.
 *
 * @param sources those that were ever imported
 * @param lastRun empty when there was none
 * @param limit the age at which a source is stale; zero when none ever is
 */
public record Freshness(List<Source> sources, Optional<Run> lastRun, Duration limit) {

  public Freshness {
    sources = List.copyOf(sources);
    Objects.requireNonNull(lastRun, "lastRun");
    Objects.requireNonNull(limit, "limit");
  }

  /**
   * What is imported from one place.
   *
   * @param name {@code register} or {@code mailboxes}
   * @param dated when the files in force were made
   */
  public record Source(String name, Instant dated) {

    public Duration age(Instant now) {
      return Duration.between(dated, now);
    }
  }

  /**
   * One import run.
   *
   * @param name as its report is called
   * @param outcome in one word
   * @param good whether the directory then was what the files said
   */
  public record Run(String name, Instant ended, String outcome, boolean good) {}

  /** Nothing was ever imported, and nobody minds. */
  public static Freshness unknown() {
    return new Freshness(List.of(), Optional.empty(), Duration.ZERO);
  }

  /** The sources that are older than the limit. */
  public List<Source> stale(Instant now) {
    return limit.isZero()
        ? List.of()
        : sources.stream().filter(source -> source.age(now).compareTo(limit) > 0).toList();
  }

  /** Whether somebody must act: a source is too old, or there is none. */
  public boolean alarming(Instant now) {
    return !limit.isZero() && (sources.isEmpty() || !stale(now).isEmpty());
  }

  /** What is wrong, in a sentence; empty when nothing is. */
  public String alarm(Instant now) {
    if (!alarming(now)) {
      return "";
    }
    if (sources.isEmpty()) {
      return "no import was ever applied";
    }
    List<String> old = new ArrayList<>();
    for (Source source : stale(now)) {
      old.add("source " + source.name() + " is " + source.age(now).toHours() + " h old");
    }
    return String.join(", ", old) + "; the limit is " + limit.toHours() + " h";
  }

  /** One {@code key=value} for each thing known, for LDAP. */
  public List<String> lines(Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("stale=" + alarming(now));
    lines.add("stale-after-hours=" + limit.toHours());
    for (Source source : sources) {
      lines.add(source.name() + "-dated=" + GeneralizedTime.write(source.dated()));
      lines.add(source.name() + "-age-hours=" + source.age(now).toHours());
    }
    lastRun.ifPresent(
        run -> {
          lines.add("last-run=" + run.name());
          lines.add("last-run-ended=" + GeneralizedTime.write(run.ended()));
          lines.add("last-run-outcome=" + run.outcome());
        });
    return lines;
  }
}
