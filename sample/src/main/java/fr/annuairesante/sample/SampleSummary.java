package fr.annuairesante.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What was written, day by day, first day first. Immutable. */
public record SampleSummary(List<Day> days) {

  /** Takes a copy of the list. */
  public SampleSummary {
    days = List.copyOf(days);
  }

  /**
   * One day's set of files.
   *
   * @param date the day
   * @param files the files of the day: four plain ones, or two archives
   * @param lines per extract, lines without the header, malformed ones included
   * @param persons distinct persons in Personne_activite
   * @param mailboxes distinct mailbox addresses
   * @param domains distinct domains of those addresses
   * @param anomalies how often each anomaly was planted, every anomaly present, 0 included
   * @param malformed how many lines of each malformed kind, all files together
   */
  public record Day(
      LocalDate date,
      List<Path> files,
      Map<Extract, Long> lines,
      long persons,
      long mailboxes,
      long domains,
      Map<Anomaly, Long> anomalies,
      Map<Malformation, Long> malformed) {

    /** Takes copies. */
    public Day {
      files = List.copyOf(files);
      lines = Map.copyOf(lines);
      anomalies = Map.copyOf(anomalies);
      malformed = Map.copyOf(malformed);
    }
  }
}
