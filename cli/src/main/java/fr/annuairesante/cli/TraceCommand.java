package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.trace.TraceCheck;
import fr.annuairesante.server.trace.TraceUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code annuaire trace}: each subcommand works beside a running server. */
@Command(
    name = "trace",
    description = "Check the access trace, or add up what it says; also while the server runs.")
final class TraceCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new TraceCommand())
        .addSubcommand(new Verify(console))
        .addSubcommand(new Usage(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "verify or usage is missing");
  }

  private static Path folder(DataDirectory directory) throws Failure {
    if (!Files.isDirectory(directory.trace())) {
      throw new Failure("there is no trace in " + directory.trace(), "annuaire serve begins it");
    }
    return directory.trace();
  }

  @Command(
      name = "verify",
      description = {
        "Check that no line was removed, altered, moved or cut.",
        "Prints the newest line's place and link: note it elsewhere. Ends with 1 when something is"
            + " wrong."
      })
  private static final class Verify implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    @Option(
        names = "--noted",
        paramLabel = "LINK",
        description = "A newest link that was noted before, in quotes: must still be there.")
    private String noted;

    Verify(Console console) {
      this.console = console;
    }

    private Optional<TraceCheck.Link> link() throws Failure {
      Optional<TraceCheck.Link> link = Optional.ofNullable(noted).flatMap(TraceCheck.Link::of);
      if (noted != null && link.isEmpty()) {
        throw new Failure("no link: " + noted, "it is what trace verify printed after newest:");
      }
      return link;
    }

    @Override
    public Integer call() throws Failure, IOException {
      TraceCheck.Result result = TraceCheck.of(folder(data.existing()), link());
      console.line(
          Progress.count(result.files()) + " files, " + Progress.count(result.lines()) + " lines");
      console.line("newest: " + result.newest());
      for (TraceCheck.Finding each : result.findings()) {
        String place = each.line() == 0 ? each.file() : each.file() + ":" + each.line();
        console.line("wrong: " + place + " " + each.what());
      }
      if (result.findings().isEmpty()) {
        console.line("all is as it was written");
        return 0;
      }
      throw new Failure(
          "the trace is not as it was written", "keep the folder as it is, and find out who could");
    }
  }

  @Command(
      name = "usage",
      description = "What each account and operator did within a time: operations by result.")
  private static final class Usage implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    @Option(
        names = "--from",
        paramLabel = "INSTANT",
        required = true,
        converter = MomentOption.Begin.class,
        description = "The first instant; a day means its beginning in Paris.")
    private Instant from;

    @Option(
        names = "--to",
        paramLabel = "INSTANT",
        required = true,
        converter = MomentOption.Moment.class,
        description = "The end; a day means its end in Paris.")
    private Instant to;

    @Option(names = "--account", paramLabel = "NAME", description = "This account's only.")
    private String account;

    @Option(names = "--operator", paramLabel = "ID", description = "This operator's only.")
    private String operator;

    Usage(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException {
      Map<String, TraceUsage.Sums> usage = TraceUsage.of(folder(data.existing()), from, to);
      console.line(row("account", "act", "code", "count"));
      usage.forEach(
          (name, sums) -> {
            if (isWanted(name)) {
              print(name, sums);
            }
          });
      return 0;
    }

    private boolean isWanted(String name) {
      boolean all = account == null && operator == null;
      return all || name.equals(account) || name.equals("operateur/" + operator);
    }

    private void print(String name, TraceUsage.Sums sums) {
      sums.operations()
          .forEach(
              (operation, count) -> {
                String[] words = operation.split(" ", 2);
                console.line(row(name, words[0], words[1], Progress.count(count)));
              });
      console.line(row(name, "entries", "", Progress.count(sums.entries())));
      console.line(
          row(name, "seconds", "", String.format(Locale.ROOT, "%.3f", sums.micros() / 1e6)));
    }

    private static String row(Object... cells) {
      return String.format(Locale.ROOT, "%-24s %-12s %6s %12s", cells);
    }
  }
}
