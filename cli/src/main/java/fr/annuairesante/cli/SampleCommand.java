package fr.annuairesante.cli;

import fr.annuairesante.sample.NationalSample;
import fr.annuairesante.sample.SampleRequest;
import fr.annuairesante.sample.SampleSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code annuaire sample}. */
@Command(
    name = "sample",
    description = "Write synthetic files in the exact formats of the national registers.")
final class SampleCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the files go; created when missing.")
  private Path out;

  @Option(
      names = "--scale",
      paramLabel = "X",
      defaultValue = "0.01",
      description = "1 is national size: 2.3 million lines. Default ${DEFAULT-VALUE}.")
  private double scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Same seed, same bytes; another one, other people. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "Consecutive days, each with its changes. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(names = "--zip", description = "Two archives a day, as published, not plain files.")
  private boolean zip;

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SampleRequest request = request();
    SampleSummary summary;
    double seconds;
    try (Progress progress = new Progress(console)) {
      summary =
          NationalSample.write(
              request, (day, lines) -> progress.at("day " + day + ", lines written", lines, 0));
      seconds = progress.seconds();
    }
    summary.days().forEach(this::print);
    console.line("done in " + Progress.duration(seconds));
    return 0;
  }

  private SampleRequest request() {
    try {
      return SampleRequest.of(out, scale).withSeed(seed).withDays(days).withZip(zip);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
    }
  }

  private void print(SampleSummary.Day day) {
    long lines = day.lines().values().stream().mapToLong(Long::longValue).sum();
    console.line(
        day.date()
            + ": "
            + Progress.count(lines)
            + " lines, "
            + Progress.count(day.persons())
            + " persons, "
            + Progress.count(day.mailboxes())
            + " mailboxes on "
            + Progress.count(day.domains())
            + " domains");
    day.files().forEach(file -> console.line("  " + file));
  }
}
