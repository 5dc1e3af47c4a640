package fr.annuairesante.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code annuaire} command and its table of contents. */
@Command(
    name = "annuaire",
    description =
        "The national directory of MSSanté: registers in, mailbox addresses out over LDAPS.",
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage.",
      "First steps: annuaire sample --out files; annuaire import --data data files/*;",
      "annuaire account add me --data data; annuaire serve --data data"
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    Console console = Console.ofProcess();
    QuietLogging.install(console.err(), QuietLogging.wanted());
    System.exit(run(console, arguments));
  }

  /** Runs one command; the exit code is 0, 1 or 2. */
  static int run(Console console, String... arguments) {
    return commandLine(console).execute(arguments);
  }

  /** The whole command tree, each command speaking through that console. */
  static CommandLine commandLine(Console console) {
    CommandLine annuaire =
        new CommandLine(new Main())
            .addSubcommand(new SampleCommand(console))
            .addSubcommand(new ImportCommand(console))
            .addSubcommand(AccountCommand.commandLine(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new LookupCommand(console))
            .addSubcommand(OperatorCommand.commandLine(console))
            .addSubcommand(DomainCommand.commandLine(console))
            .addSubcommand(ControlCommand.commandLine(console))
            .addSubcommand(new PublishCommand(console))
            .addSubcommand(new ReceiptCommand(console))
            .addSubcommand(new ReconcileCommand(console))
            .addSubcommand(new WhyCommand(console))
            .addSubcommand(new DeparturesCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new ExportCommand(console))
            .addSubcommand(new HistoryCommand(console))
            .addSubcommand(new PersonCommand(console))
            .addSubcommand(new IdentitiesCommand(console))
            .addSubcommand(new CountsCommand(console))
            .addSubcommand(new FundingCommand(console))
            .addSubcommand(new WhiteListCommand(console))
            .addSubcommand(new DeadlinesCommand(console))
            .addSubcommand(IndicatorsCommand.commandLine(console))
            .addSubcommand(TraceCommand.commandLine(console))
            .addSubcommand(new SchemaCommand(console))
            .addSubcommand(new VersionCommand(console));
    addHelp(annuaire);
    return annuaire
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((wrong, given) -> refuse(console, wrong))
        .setExecutionExceptionHandler((thrown, line, result) -> Failures.report(console, thrown));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(Main::addHelp);
  }

  private static int refuse(Console console, ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    console.error(
        Failures.lowerFirst(wrong.getMessage()), "try: " + command.qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** The version that Maven wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"annuaire " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "from unpackaged classes" : version;
    }
  }
}
