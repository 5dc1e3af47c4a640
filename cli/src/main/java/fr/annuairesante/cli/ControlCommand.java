package fr.annuairesante.cli;

import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.OversightAct;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code annuaire control}: what the agency records of its controls, each step a subcommand. */
@Command(
    name = "control",
    description = {
      "Record a control of an operator by the agency, in a running server.",
      "Needs an account with the right agence. annuaire deadlines shows what each waits for."
    })
final class ControlCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new ControlCommand());
    line.addSubcommand(new Announce(console));
    line.addSubcommand(new Report(console));
    line.addSubcommand(new Delay(console));
    line.addSubcommand(new Revisit(console));
    return line.registerConverter(OperatorId.class, new OperatorCommand.OperatorName());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to record of the control is missing");
  }

  /** What is recorded of one control. */
  private abstract static class OnControl implements Callable<Integer> {

    private final Console console;

    @Mixin private ActorOption actor;

    @Parameters(index = "0", paramLabel = "OPERATOR", description = "The agency's name for it.")
    private OperatorId operator;

    @Parameters(
        index = "1",
        paramLabel = "CONTROL",
        description = "The agency's name for the control, such as 2026-014.")
    private String control;

    OnControl(Console console) {
      this.console = console;
    }

    final OperatorId operator() {
      return operator;
    }

    final String control() {
      return control;
    }

    abstract OversightAct act();

    @Override
    public final Integer call() throws Failure, IOException, GeneralSecurityException {
      return OneLine.send(console, actor, "controle", Dossier.write(act()));
    }
  }

  /** One of two. */
  private static final class Outcome {
    @Option(names = "--conform", required = true, description = "All was as it should be.")
    private boolean conform;

    @Option(names = "--not-conform", required = true, description = "Something was not.")
    private boolean notConform;

    boolean isConform() {
      return conform && !notConform;
    }
  }

  @Command(name = "announce", description = "The operator was told of a control.")
  private static final class Announce extends OnControl {
    @Option(names = "--audit", description = "A verification audit; else a conformity visit.")
    private boolean audit;

    @Option(
        names = "--domain",
        paramLabel = "DOMAIN",
        required = true,
        description = "A domain that is controlled; may be repeated.")
    private List<String> domains;

    @Option(
        names = "--notified",
        paramLabel = "DATE",
        required = true,
        description = "Day of the notice with the plan.")
    private LocalDate notified;

    @Option(
        names = "--held",
        paramLabel = "DATE",
        required = true,
        description = "Day of the control, 15 working days later at the earliest.")
    private LocalDate held;

    Announce(Console console) {
      super(console);
    }

    @Override
    OversightAct act() {
      Control.Kind kind = audit ? Control.Kind.VERIFICATION_AUDIT : Control.Kind.CONFORMITY_VISIT;
      return new OversightAct.AnnounceControl(operator(), control(), kind, domains, notified, held);
    }
  }

  @Command(name = "report", description = "The operator got its copy of the report.")
  private static final class Report extends OnControl {
    @ArgGroup(multiplicity = "1")
    private Outcome outcome;

    @Option(
        names = "--sent",
        paramLabel = "DATE",
        required = true,
        description = "Day the copy was sent.")
    private LocalDate sent;

    Report(Console console) {
      super(console);
    }

    @Override
    OversightAct act() {
      return new OversightAct.SendReport(operator(), control(), sent, outcome.isConform());
    }
  }

  @Command(name = "delay", description = "The operator received the letter that gives a delay.")
  private static final class Delay extends OnControl {
    @Option(
        names = "--received",
        paramLabel = "DATE",
        required = true,
        description = "Day it received the letter.")
    private LocalDate received;

    @Option(
        names = "--days",
        paramLabel = "DAYS",
        required = true,
        description = "To mend things, as the letter says.")
    private int days;

    Delay(Console console) {
      super(console);
    }

    @Override
    OversightAct act() {
      return new OversightAct.GiveDelay(operator(), control(), received, days);
    }
  }

  @Command(name = "revisit", description = "The new visit after that delay.")
  private static final class Revisit extends OnControl {
    @ArgGroup(multiplicity = "1")
    private Outcome outcome;

    @Option(
        names = "--visited",
        paramLabel = "DATE",
        required = true,
        description = "Day of the visit.")
    private LocalDate visited;

    Revisit(Console console) {
      super(console);
    }

    @Override
    OversightAct act() {
      return new OversightAct.RecordNewVisit(operator(), control(), visited, outcome.isConform());
    }
  }
}
