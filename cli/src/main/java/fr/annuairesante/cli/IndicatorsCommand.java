package fr.annuairesante.cli;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.EntryChange;
import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.history.MonthlyIndicators;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.IndicatorsEntry;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code annuaire indicators}: each subcommand asks a running server, or works beside it. */
@Command(
    name = "indicators",
    description = {
      "What operators say of their service each month.",
      "Asks a running server (--url), or the data directory beside it (--data)."
    })
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

    @Mixin private PlaceOption place;

    @Parameters(paramLabel = "FILE", description = "The indicators.")
    private Path file;

    Submit(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException, GeneralSecurityException {
      Indicators indicators = read();
      Optional<DataDirectory> directory = place.data();
      if (directory.isEmpty()) {
        return OneLine.send(console, place.server(), "indicateurs", Dossier.write(indicators));
      }
      keep(indicators, directory.get());
      return CommandLine.ExitCode.OK;
    }

    private void keep(Indicators indicators, DataDirectory directory) throws Failure, IOException {
      List<Finding> findings;
      try (PastTrustSpace present = PastTrustSpace.of(directory, Instant.now())) {
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

    @Mixin private PlaceOption place;

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
    public Integer call() throws Failure, IOException, GeneralSecurityException {
      Optional<DataDirectory> directory = place.data();
      MonthlyIndicators.Missing missing =
          directory.isPresent()
              ? MonthlyIndicators.missing(directory.get(), month, Instant.now())
              : asked();
      for (MonthlyIndicators.Owing each : missing.operators()) {
        console.line(each.operator() + " (" + each.name() + ")");
      }
      return CommandLine.ExitCode.OK;
    }

    private MonthlyIndicators.Missing asked()
        throws Failure, IOException, GeneralSecurityException {
      try (ActsLink link = new ActsLink(place.server(), console)) {
        String json = link.ask(Questions.missingIndicators(month));
        return Dossier.read(json, MonthlyIndicators.Missing.class);
      }
    }
  }

  @Command(
      name = "show",
      description = "A month's indicators, and the directory's own counts at its end beside them.")
  private static final class Show implements Callable<Integer> {

    private final Console console;

    @Mixin private PlaceOption place;

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
    public Integer call() throws Failure, IOException, GeneralSecurityException {
      Optional<DataDirectory> directory = place.data();
      MonthlyIndicators indicators =
          directory.isPresent()
              ? MonthlyIndicators.of(directory.get(), month, Instant.now())
              : asked();
      indicators.knownSince().ifPresent(each -> console.note(Extraction.warning(each)));
      console.line(row("operator", "type", "declared", "published", "unpublished"));
      for (MonthlyIndicators.Line each : indicators.said()) {
        if (operator == null || each.said().operator().text().equals(operator)) {
          print(each.said(), each.counted());
        }
      }
      return CommandLine.ExitCode.OK;
    }

    private MonthlyIndicators asked() throws Failure, IOException, GeneralSecurityException {
      try (ActsLink link = new ActsLink(place.server(), console)) {
        return Dossier.read(link.ask(Questions.indicators(month)), MonthlyIndicators.class);
      }
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
