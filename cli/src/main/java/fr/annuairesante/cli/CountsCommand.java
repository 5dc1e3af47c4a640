package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Census;
import fr.annuairesante.trust.oversight.Growth;
import fr.annuairesante.trust.oversight.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire counts}. */
@Command(
    name = "counts",
    description = {
      "Count the mailboxes of an instant, per operator, domain and type; also while the server runs.",
      "What is not counted is shown with its reason."
    })
final class CountsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;
  @Mixin private MomentOption at;
  @Mixin private SigningOption signing;

  @Option(names = "--operator", paramLabel = "ID", description = "This operator's only.")
  private String operator;

  @Option(
      names = "--extraction",
      paramLabel = "FILE",
      description = "Write every mailbox as JSON lines, signed beside in FILE.sig.")
  private Path extraction;

  @Option(
      names = "--months",
      paramLabel = "FROM:TO",
      description = "The counts of each month's end instead, such as 2022-12:2023-06.")
  private String months;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "With --months: mark operators that grew N percentage points more than all. Default 20.")
  private BigDecimal points;

  CountsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    if (months != null) {
      series(directory);
      return 0;
    }
    try (PastTrustSpace past = PastTrustSpace.of(directory, at.moment())) {
      Extraction.warn(console, past);
      Census census;
      if (extraction == null) {
        census = past.census(counted -> {});
      } else {
        Extraction.Made made = Extraction.of(past);
        SignedFile.write(
            extraction, made.content().getBytes(StandardCharsets.UTF_8), signing.key(directory));
        console.note("extraction written to " + extraction + ", signature beside it");
        census = made.census();
      }
      console.line("at " + past.at() + ", revision " + past.revision());
      table(census);
    }
    return 0;
  }

  private void table(Census census) {
    console.line(row("operator", "domain", "type", "published", "counted", "excluded"));
    long published = 0;
    long counted = 0;
    for (Census.Line line : census.lines()) {
      String id = line.operator().map(OperatorId::text).orElse("-");
      if (operator == null || operator.equals(id)) {
        published += line.published();
        counted += line.counted();
        console.line(
            row(
                id,
                line.domain(),
                line.type(),
                Progress.count(line.published()),
                Progress.count(line.counted()),
                line.excluded().entrySet().stream()
                    .map(each -> Extraction.name(each.getKey()) + " " + each.getValue())
                    .collect(Collectors.joining(", "))));
      }
    }
    console.line(row("total", "", "", Progress.count(published), Progress.count(counted), ""));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s %-40s %-4s %10s %10s  %s", cells).stripTrailing();
  }

  private void series(DataDirectory directory) throws Failure, IOException {
    String[] range = months.split(":", -1);
    YearMonth from;
    YearMonth to;
    try {
      from = YearMonth.parse(range[0]);
      to = YearMonth.parse(range[range.length - 1]);
    } catch (DateTimeException noMonth) {
      throw new Failure("no months: " + months, "write 2022-12:2023-06", noMonth);
    }
    if (from.isAfter(to) || !to.isBefore(YearMonth.from(FrenchTime.day(Instant.now())))) {
      throw new Failure(
          "no months that are over: " + months, "write the first, a colon and the last");
    }
    console.line(monthRow("month", "operator", "PER", "ORG", "APP", "total"));
    Map<OperatorId, Tally> first = Map.of();
    Map<OperatorId, Tally> last = Map.of();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      try (PastTrustSpace past = PastTrustSpace.of(directory, FrenchTime.endOf(month))) {
        Extraction.warn(console, past);
        last = new TreeMap<>(Comparator.comparing(OperatorId::text));
        last.putAll(past.census(counted -> {}).tallies());
      }
      first = month.equals(from) ? last : first;
      monthLines(month, last);
    }
    conspicuous(first, last);
  }

  private void monthLines(YearMonth month, Map<OperatorId, Tally> tallies) {
    tallies.forEach(
        (id, tally) -> {
          if (operator == null || operator.equals(id.text())) {
            console.line(monthRow(month, id, tally.per(), tally.org(), tally.app(), tally.total()));
          }
        });
  }

  private static String monthRow(Object... cells) {
    return String.format(Locale.ROOT, "%-7s %-20s %10s %10s %10s %10s", cells);
  }

  /** Those whose declarations the agency may want to see evidence for (R148). */
  private void conspicuous(Map<OperatorId, Tally> first, Map<OperatorId, Tally> last) {
    for (Growth growth : Growth.of(first, last, points)) {
      if (growth.conspicuous()) {
        console.line(
            "conspicuous: "
                + growth.operator()
                + " from "
                + growth.before()
                + " to "
                + growth.after());
      }
    }
  }
}
