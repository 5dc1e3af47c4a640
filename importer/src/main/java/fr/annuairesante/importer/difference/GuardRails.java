package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Guard;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run may not do unasked. Pure: from counts and facts to a list of limits, each with what
 * was measured. A person may let one pass, by its code or, for one group only, by code, colon and
 * group: {@code DEPARTEMENT_LEFT:48}.
 *
 * @param before files of the last run that was applied; empty when there was none
 * @param accepted limits that a person let pass
 */
public record GuardRails(List<SourceFacts> before, Set<String> accepted) {

  /** Files: what they are measured in, and the most that passes. */
  private static final double MOST_REFUSED_PERCENT = 1;

  private static final double MOST_LINES_LESS_PERCENT = 5;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

  public GuardRails {
    before = List.copyOf(before);
    accepted = Set.copyOf(accepted);
  }

  /** All codes that can be accepted. */
  public static List<String> codes() {
    return Stream.concat(
            Stream.of(
                "FILE_AGE",
                "FILE_CUT",
                "FILE_KIND",
                "FILE_MISSING",
                "COLUMNS",
                "REFUSED_LINES",
                "LINES_LESS",
                "DOMAINS_LEFT"),
            Stream.of(Limit.values()).map(Limit::name))
        .toList();
  }

  /** Every limit of the files, with what was measured. */
  public List<Guard> ofFiles(List<SourceFacts> files) {
    List<Guard> guards = new ArrayList<>();
    for (SourceFacts file : files) {
      Optional<SourceFacts> last =
          before.stream().filter(f -> f.kind().equals(file.kind())).findFirst();
      String subject = file.name();
      guards.add(guard("FILE_KIND", subject, isNamedOtherwise(file) ? 1 : 0, 0.5, ""));
      boolean cut =
          !file.endsWithLineFeed() && last.map(SourceFacts::endsWithLineFeed).orElse(true);
      guards.add(guard("FILE_CUT", subject, cut ? 1 : 0, 0.5, ""));
      guards.add(
          guard(
              "REFUSED_LINES",
              subject,
              file.lines() == 0 ? 0 : 100.0 * (file.lines() - file.accepted()) / file.lines(),
              file.lines() == 0 ? 1 : Math.max(MOST_REFUSED_PERCENT, 1000.0 / file.lines()),
              "%"));
      last.ifPresent(then -> compare(then, file, guards));
    }
    missing(files).forEach(kind -> guards.add(guard("FILE_MISSING", kind, 1, 0.5, "")));
    return guards;
  }

  private void compare(SourceFacts then, SourceFacts now, List<Guard> guards) {
    guards.add(guard("FILE_AGE", now.name(), minutesOlder(then, now), 1, "min"));
    double columns =
        different(then.unknownColumns(), now.unknownColumns())
            + different(then.absentColumns(), now.absentColumns());
    guards.add(guard("COLUMNS", now.name(), columns, 0.5, ""));
    if (then.lines() > 0) {
      double less = 100.0 * Math.max(0, then.lines() - now.lines()) / then.lines();
      double most = Math.max(MOST_LINES_LESS_PERCENT, 5000.0 / then.lines());
      guards.add(guard("LINES_LESS", now.name(), less, most, "%"));
    }
  }

  private static long different(List<String> one, List<String> other) {
    long gone = one.stream().filter(each -> !other.contains(each)).count();
    return gone + other.stream().filter(each -> !one.contains(each)).count();
  }

  /** A name that says one kind, a header that says another. */
  private static boolean isNamedOtherwise(SourceFacts file) {
    return Stream.of(ExtractKind.values())
        .map(ExtractKind::fileName)
        .filter(kind -> !kind.equals(file.kind()))
        .anyMatch(kind -> file.name().contains(kind));
  }

  private static double minutesOlder(SourceFacts then, SourceFacts now) {
    try {
      LocalDateTime last = LocalDateTime.parse(then.stamp(), STAMP);
      LocalDateTime next = LocalDateTime.parse(now.stamp(), STAMP);
      return Math.max(0, ChronoUnit.MINUTES.between(next, last));
    } catch (DateTimeParseException withoutStamp) {
      return 0;
    }
  }

  /** Kinds of the register that are not there although another of the register is. */
  private static List<String> missing(List<SourceFacts> files) {
    List<String> there = files.stream().map(SourceFacts::kind).toList();
    List<String> register =
        Stream.of(ExtractKind.values())
            .filter(ExtractKind::isRegister)
            .map(ExtractKind::fileName)
            .toList();
    return register.stream().noneMatch(there::contains)
        ? List.of()
        : register.stream().filter(kind -> !there.contains(kind)).toList();
  }

  /**
   * The limits of the changes: all those of whole kinds, and of professions, départements and
   * domains those that do not pass and the one that came nearest. What is new in an empty directory
   * passes.
   */
  public List<Guard> ofChanges(Counts counts) {
    List<Guard> guards = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      List<Guard> all =
          counts.of(limit.dimension()).stream()
              .filter(group -> group.before() > 0 && limit.concerns(group))
              .map(group -> guard(limit, group))
              .sorted(Comparator.comparingDouble(Guard::share).reversed())
              .toList();
      for (int i = 0; i < all.size(); i++) {
        if (i == 0 || all.get(i).exceeded()) {
          guards.add(all.get(i));
        }
      }
    }
    domainsLeft(counts).ifPresent(guards::add);
    return guards;
  }

  /** Whole domains that vanish: six or seven in a quiet night (DATA-FORMATS §5.1). */
  private Optional<Guard> domainsLeft(Counts counts) {
    List<Group> domains =
        counts.of(Dimension.DOMAIN).stream().filter(group -> group.before() > 0).toList();
    if (domains.isEmpty()) {
      return Optional.empty();
    }
    long left = domains.stream().filter(group -> group.after() == 0).count();
    double limit = Math.max(2, 1000.0 / domains.size());
    return Optional.of(guard("DOMAINS_LEFT", "", 100.0 * left / domains.size(), limit, "%"));
  }

  private Guard guard(Limit limit, Group group) {
    return guard(limit.name(), limit.subject(group), limit.measure(group), limit.of(group), "%");
  }

  private Guard guard(String code, String subject, double measured, double limit, String unit) {
    boolean passes = accepted.contains(code) || accepted.contains(code + ":" + subject);
    return new Guard(code, subject, measured, limit, unit, passes);
  }

  /** The limits that hold a run. */
  public static List<Guard> stopping(List<Guard> guards) {
    return guards.stream().filter(guard -> guard.exceeded() && !guard.accepted()).toList();
  }
}
