package fr.annuairesante.cli;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.EntryChange;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.IndicatorsEntry;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code annuaire indicators}: each subcommand works beside a running server. */
@Command(
    name = "indicators",
    description = "What operators say of their service each month; also while the server runs.")
final class IndicatorsCommand implements Runnable {

  private static final String ADMINISTRATOR = Tree.account("administrator");

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new IndicatorsCommand())
        .addSubcommand(new Submit(console))
        .addSubcommand(new Missing(console))
        .addSubcommand(new Show(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "submit, missing or show is missing");
  }

  /** A month as people write it. */
  private static final class Month implements ITypeConverter<YearMonth> {
    @Override
    public YearMonth convert(String value) {
      return YearMonth.parse(value);
    }
  }

  private static YearMonth lastMonth() {
    return YearMonth.from(FrenchTime.day(Instant.now())).minusMonths(1);
  }

  @Command(
      name = "submit",
      description = {
        "Keep a month's indicators of an operator; what was said before of that month is replaced.",
        "FILE is one JSON object, docs/operators.md says which."
      })
  private static final class Submit implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    @Parameters(paramLabel = "FILE", description = "The indicators.")
    private Path file;

    Submit(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException {
      DataDirectory directory = data.existing();
      Indicators indicators = read();
      Instant now = Instant.now();
      List<Finding> findings;
      try (PastTrustSpace present = PastTrustSpace.of(directory, now)) {
        findings = indicators.findings(present.roll(), present.day());
      }
      if (!findings.isEmpty()) {
        findings.forEach(
            each ->
                console.line(each.code() + " " + each.field().label() + ": " + each.sentence()));
        throw new Failure("the indicators are refused", "mend " + file + " and send it again");
      }
      boolean kept = EntryChange.put(directory, IndicatorsEntry.of(indicators), ADMINISTRATOR);
      console.note(
          "indicators of "
              + indicators.operator()
              + " for "
              + indicators.month()
              + (kept ? " kept" : " were there already"));
      return 0;
    }

    private Indicators read() throws Failure, IOException {
      try {
        return Dossier.read(Files.readString(file), Indicators.class);
      } catch (IllegalArgumentException none) {
        throw new Failure(
            file + " holds no indicators: " + none.getMessage(),
            "docs/operators.md has an example",
            none);
      }
    }
  }

  @Command(name = "missing", description = "Operators that owe a month's indicators.")
  private static final class Missing implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    @Option(
        names = "--month",
        paramLabel = "MONTH",
        converter = Month.class,
        description = "Such as 2026-10. Default: the last whole month.")
    private YearMonth month = lastMonth();

    Missing(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (PastTrustSpace present = PastTrustSpace.of(data.existing(), Instant.now())) {
        Set<OperatorId> received =
            present.indicators().stream()
                .filter(each -> each.month().equals(month))
                .map(Indicators::operator)
                .collect(Collectors.toSet());
        for (Operator each : Indicators.missing(present.roll(), month, received)) {
          console.line(each.id() + " (" + each.profile().name() + ")");
        }
      }
      return 0;
    }
  }

  @Command(
      name = "show",
      description = "A month's indicators, and the directory's own counts at its end beside them.")
  private static final class Show implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    @Option(
        names = "--month",
        paramLabel = "MONTH",
        converter = Month.class,
        description = "Such as 2026-10. Default: the last whole month.")
    private YearMonth month = lastMonth();

    @Option(names = "--operator", paramLabel = "ID", description = "This operator's only.")
    private String operator;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException {
      DataDirectory directory = data.existing();
      List<Indicators> said;
      try (PastTrustSpace present = PastTrustSpace.of(directory, Instant.now())) {
        said =
            present.indicators().stream()
                .filter(each -> each.month().equals(month))
                .filter(each -> operator == null || each.operator().text().equals(operator))
                .sorted(Comparator.comparing(each -> each.operator().text()))
                .toList();
      }
      Map<OperatorId, Tally> counted;
      try (PastTrustSpace end = PastTrustSpace.of(directory, FrenchTime.endOf(month))) {
        Extraction.warn(console, end);
        counted = end.census(mailbox -> {}).tallies();
      }
      console.line(row("operator", "type", "declared", "published", "unpublished"));
      for (Indicators each : said) {
        print(each, counted.getOrDefault(each.operator(), Tally.ZERO));
      }
      return 0;
    }

    private void print(Indicators said, Tally counted) {
      Tally unpublished = said.unpublished(counted);
      Tally accounts = said.accounts();
      String id = said.operator().text();
      console.line(row(id, "PER", accounts.per(), counted.per(), unpublished.per()));
      console.line(row(id, "ORG", accounts.org(), counted.org(), unpublished.org()));
      console.line(row(id, "APP", accounts.app(), counted.app(), unpublished.app()));
      console.line(
          id
              + ": "
              + said.sent()
              + " messages sent, "
              + said.received()
              + " received, available "
              + said.availability().toPlainString()
              + " %, "
              + said.incidents()
              + " incidents");
    }

    private static String row(Object... cells) {
      return String.format(Locale.ROOT, "%-20s %-5s %10s %10s %12s", cells);
    }
  }
}
