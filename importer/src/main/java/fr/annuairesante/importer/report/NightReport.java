package fr.annuairesante.importer.report;

import java.util.List;
import java.util.Objects;

/**
 * What one import run read, found and did. A tree of records that Jackson writes and reads as it
 * is. Nothing is null; what is not known is {@link #UNKNOWN} or an empty list.
 *
 * <p>Examples hold data of persons: the report is for the import team, not for logs or metrics.
 *
 * @param run name of the run, unique in its directory: letters, digits and hyphens
 * @param started UTC, generalized time
 * @param seconds from the start to the end
 * @param reasonCode why it stopped or failed, for programs; empty when it did not
 * @param reason the same for people, in English, with what to do
 * @param files in the order given
 * @param totals entries of each kind
 * @param professions persons by code of profession
 * @param departements persons by code of département
 * @param domains mailboxes by domain
 * @param guards every limit that was looked at
 * @param oddities lines refused and lines used with a remark, by kind
 * @param steps in order
 * @param searches what clients of the server saw meanwhile; empty when none was served
 * @param figures whatever else was counted
 * @param note name of its entry below {@code ou=executions}: its own, or that of an earlier attempt
 *     that it went on with, or of the run that it took back; empty when there is none
 * @param rejects file name of the refused lines, beside the report; empty when there is none
 */
public record NightReport(
    String run,
    Mode mode,
    String started,
    double seconds,
    Outcome outcome,
    String reasonCode,
    String reason,
    List<SourceFile> files,
    List<Group> totals,
    List<Group> professions,
    List<Group> departements,
    List<Group> domains,
    List<Guard> guards,
    List<Oddity> oddities,
    List<Step> steps,
    List<Searches> searches,
    List<Figure> figures,
    String note,
    String rejects) {

  /** A count that nobody made. */
  public static final long UNKNOWN = -1;

  public NightReport {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reasonCode, "reasonCode");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(rejects, "rejects");
    note = note == null ? "" : note;
    files = List.copyOf(files);
    totals = List.copyOf(totals);
    professions = List.copyOf(professions);
    departements = List.copyOf(departements);
    domains = List.copyOf(domains);
    guards = List.copyOf(guards);
    oddities = List.copyOf(oddities);
    steps = List.copyOf(steps);
    searches = List.copyOf(searches);
    figures = List.copyOf(figures);
  }

  /** How the directory is changed. */
  public enum Mode {
    /** Built anew beside the old one. */
    BULK,
    /** By what differs, while it is served. */
    DIFFERENCES,
    /** Not at all: it was only looked at what would change. */
    PLAN,
    /** Likewise, with corrected lines in place of refused ones of files read before. */
    REPLAY,
    /** A run taken back. */
    REVERT
  }

  /** How a run ended. */
  public enum Outcome {
    /** Its changes are in force. */
    APPLIED,
    /** Nothing differed; the files are those of the directory. */
    UNCHANGED,
    /** Nothing was to be written, and nothing was. */
    PLANNED,
    /** What a run had changed is as it was before. */
    REVERTED,
    /** It refused its files or a guard-rail held it: nothing was written. */
    STOPPED,
    /** It broke off; what it wrote is completed, or taken back, by the next run. */
    FAILED;

    /** Whether the directory now is what the files say. */
    public boolean upToDate() {
      return this == APPLIED || this == UNCHANGED;
    }

    /** Whether it did what it was asked for. */
    public boolean good() {
      return this != STOPPED && this != FAILED;
    }
  }

  /**
   * One text file, or one entry of a zip.
   *
   * @param name {@code file.txt} or {@code file.zip!entry.txt}
   * @param kind how the published file's name begins, before the stamp
   * @param stamp YYYYMMDDhhmm of its name, in French time; or the empty string
   * @param bytes of text, unpacked
   * @param sha256 of the file on disk, hexadecimal; or the empty string
   * @param lines read; accepted and refused ones add up to it
   * @param unknownColumns ignored
   * @param absentColumns optional ones that this file lacks
   */
  public record SourceFile(
      String name,
      String kind,
      String stamp,
      long bytes,
      String sha256,
      long lines,
      long accepted,
      List<String> unknownColumns,
      List<String> absentColumns) {}

  /**
   * Entries of one kind, profession, département or domain, each number perhaps {@link #UNKNOWN}.
   *
   * @param key {@code PERSON}, {@code 10}, {@code 2A}, {@code medecin.mssante.fr}
   * @param label what people call it; empty when that is the key
   */
  public record Group(
      String key, String label, long before, long after, long added, long changed, long removed) {

    /** A group of which only its size is known. */
    public static Group sized(String key, String label, long before, long after) {
      return new Group(key, label, before, after, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** Whether it was counted what was added, changed and removed. */
    public boolean counted() {
      return added != UNKNOWN;
    }

    /** Entries touched; the difference in size when nobody counted; 0 when that is not known. */
    public long touched() {
      if (counted()) {
        return added + changed + removed;
      }
      return before == UNKNOWN || after == UNKNOWN ? 0 : Math.abs(after - before);
    }
  }

  /**
   * One limit and how near the run came to it.
   *
   * @param code what is limited, such as {@code PERSONS_LEFT}
   * @param subject of what: a profession, a domain; empty for all
   * @param measured in that unit
   * @param limit the most that passes; above 0
   * @param unit such as {@code %}
   * @param accepted whether a person let it pass whatever it measures
   */
  public record Guard(
      String code, String subject, double measured, double limit, String unit, boolean accepted) {

    public boolean exceeded() {
      return measured > limit;
    }

    /** 1 at the limit. */
    public double share() {
      return measured / limit;
    }
  }

  /**
   * Lines of one kind of oddity.
   *
   * @param code such as {@code BAD_CHECK_DIGIT}
   * @param sentence for people, in English
   * @param refused whether the lines were left out; else they were used all the same
   * @param before how many the run before had, or {@link #UNKNOWN} when there was none
   */
  public record Oddity(
      String code,
      String sentence,
      boolean refused,
      long count,
      long before,
      List<Example> examples) {

    /** The run before had none of this kind. */
    public boolean fresh() {
      return before == 0 && count > 0;
    }
  }

  /**
   * One line at fault.
   *
   * @param place file, line and column; or the empty string
   */
  public record Example(String place, String value) {}

  public record Step(String name, double seconds) {}

  /**
   * Searches of the server's clients while the run went on.
   *
   * @param failed ended with a code other than success or a size limit
   * @param usualP99Millis before the run began; 0 when not known
   * @param points in order of time
   */
  public record Searches(long count, long failed, double usualP99Millis, List<Point> points) {}

  /**
   * Searches of one stretch of time.
   *
   * @param seconds since the start of the run, at the end of the stretch
   */
  public record Point(
      double seconds, long count, double p50Millis, double p99Millis, double maxMillis) {}

  /**
   * A number worth showing.
   *
   * @param unit such as {@code s}, {@code Mio}; empty for a count
   */
  public record Figure(String code, double value, String unit) {}

  /** Oddities of a later run, each beside how many this run had of its kind. */
  public List<Oddity> comparedWithThis(List<Oddity> later) {
    return later.stream()
        .map(
            each ->
                new Oddity(
                    each.code(),
                    each.sentence(),
                    each.refused(),
                    each.count(),
                    countOf(each.code()),
                    each.examples()))
        .toList();
  }

  private long countOf(String code) {
    return oddities.stream()
        .filter(each -> each.code().equals(code))
        .mapToLong(Oddity::count)
        .sum();
  }

  /** Lines refused in all files. */
  public long refusedLines() {
    return files.stream().mapToLong(file -> file.lines() - file.accepted()).sum();
  }

  /** Entries touched, of all kinds. */
  public long touched() {
    return totals.stream().mapToLong(Group::touched).sum();
  }
}
