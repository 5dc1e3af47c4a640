package fr.annuairesante.cli;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Contract.Version;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code annuaire operator}: what the agency does with operators, each act a subcommand. */
@Command(
    name = "operator",
    description = {
      "Act as the agency on an operator, in a running server.",
      "Needs an account with the right agence (annuaire account add NAME --right agence)."
    })
final class OperatorCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new OperatorCommand());
    line.addSubcommand(new Admit(console));
    line.addSubcommand(new Profile(console));
    line.addSubcommand(new Amend(console));
    line.addSubcommand(new Renew(console));
    line.addSubcommand(new Commit(console));
    line.addSubcommand(new Visit(console));
    line.addSubcommand(new Validate(console));
    line.addSubcommand(new OperatorEndings.Suspend(console));
    line.addSubcommand(new OperatorEndings.Resume(console));
    line.addSubcommand(new OperatorEndings.Resign(console));
    line.addSubcommand(new OperatorEndings.FormalNotice(console));
    line.addSubcommand(new OperatorEndings.LiftNotice(console));
    line.addSubcommand(new OperatorEndings.Terminate(console));
    line.addSubcommand(new OperatorEndings.Block(console));
    line.addSubcommand(new OperatorEndings.Unblock(console));
    line.addSubcommand(new OperatorEndings.AddCertificate(console));
    line.addSubcommand(new OperatorEndings.RevokeCertificate(console));
    line.addSubcommand(new OperatorEndings.Transfer(console));
    return line.registerConverter(OperatorId.class, new OperatorName());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to do with the operator is missing");
  }

  /** An operator's name as it is written. */
  static final class OperatorName implements ITypeConverter<OperatorId> {
    @Override
    public OperatorId convert(String value) {
      try {
        return new OperatorId(value);
      } catch (IllegalArgumentException none) {
        throw new TypeConversionException(none.getMessage());
      }
    }
  }

  @Command(name = "admit", description = "Enter an operator into provisional integration.")
  private static final class Admit extends OnOperator {
    @Mixin private ProfileOption profile;

    @Option(
        names = "--signed",
        paramLabel = "DATE",
        required = true,
        description = "Day the contract was signed.")
    private LocalDate signed;

    @Option(
        names = "--since",
        paramLabel = "DATE",
        description = "First day of the provisional period; default: today.")
    private LocalDate since;

    @Option(
        names = "--contract",
        paramLabel = "VERSION",
        defaultValue = "V2",
        description = "V1 or V2, default ${DEFAULT-VALUE}.")
    private Version version;

    Admit(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Admit(
          operator(),
          profile.profile(),
          new Contract(version, signed, Optional.empty()),
          since == null ? today() : since);
    }
  }

  @Command(name = "profile", description = "Change who an operator is.")
  private static final class Profile extends OnOperator {
    @Mixin private ProfileOption profile;

    Profile(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.ChangeProfile(operator(), profile.profile());
    }
  }

  @Command(name = "amend", description = "Make its contract a V2 by signed amendment.")
  private static final class Amend extends OnOperator {
    @Option(
        names = "--signed",
        paramLabel = "DATE",
        required = true,
        description = "Day of the signature.")
    private LocalDate signed;

    Amend(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Amend(operator(), signed);
    }
  }

  @Command(name = "renew", description = "Renew the provisional period, once.")
  private static final class Renew extends OnOperator {
    @Option(
        names = "--agreed",
        paramLabel = "DATE",
        required = true,
        description = "Day both agreed.")
    private LocalDate agreed;

    Renew(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.RenewProvisional(operator(), agreed);
    }
  }

  @Command(name = "commit", description = "Record the commitment of conformity.")
  private static final class Commit extends OnOperator {
    @Option(
        names = "--received",
        paramLabel = "DATE",
        required = true,
        description = "Day it came.")
    private LocalDate received;

    @Option(
        names = "--reference",
        paramLabel = "VERSION",
        required = true,
        description = "Version of the technical reference.")
    private String version;

    @Option(names = "--incomplete", description = "Complements were asked for.")
    private boolean incomplete;

    Commit(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.ReceiveCommitment(
          operator(), new OperatorState.Commitment(received, version, !incomplete));
    }
  }

  @Command(name = "visit", description = "Record a conformity visit with a clean report.")
  private static final class Visit extends OnOperator {
    @Option(
        names = "--visited",
        paramLabel = "DATE",
        required = true,
        description = "Day of the visit.")
    private LocalDate visited;

    @Option(
        names = "--report",
        paramLabel = "TEXT",
        required = true,
        description = "Reference of the report.")
    private String report;

    Visit(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.RecordCleanVisit(operator(), visited, report);
    }
  }

  @Command(name = "validate", description = "Take it into validated integration.")
  private static final class Validate extends OnOperator {
    @Option(
        names = "--sent",
        paramLabel = "DATE",
        required = true,
        description = "Day of the registered letter.")
    private LocalDate sent;

    @Option(
        names = "--letter",
        paramLabel = "TEXT",
        required = true,
        description = "Reference of the letter.")
    private String letter;

    Validate(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Validate(operator(), new OperatorState.Notification(sent, letter));
    }
  }
}
