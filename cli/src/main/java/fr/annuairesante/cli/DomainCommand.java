package fr.annuairesante.cli;

import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.OperatorId;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code annuaire domain}: what the agency does with the white list, each act a subcommand. */
@Command(
    name = "domain",
    description = {
      "Act as the agency on a domain of the white list, in a running server.",
      "Needs an account with the right agence (annuaire account add NAME --right agence)."
    })
final class DomainCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new DomainCommand());
    line.addSubcommand(new Declare(console));
    line.addSubcommand(new Remove(console));
    line.addSubcommand(new Empty(console));
    line.addSubcommand(new Block(console));
    line.addSubcommand(new Unblock(console));
    return line.registerConverter(OperatorId.class, new OperatorCommand.OperatorName());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to do with the domain is missing");
  }

  /** What is done to one domain. */
  private abstract static class OnDomain extends AgencyAct {

    @Parameters(paramLabel = "DOMAIN", description = "Such as chu-nimes.mssante.fr.")
    private String domain;

    OnDomain(Console console) {
      super(console);
    }

    final String domain() {
      return domain;
    }
  }

  @Command(name = "declare", description = "Enter a domain into the white list.")
  private static final class Declare extends OnDomain {
    @Option(
        names = "--operator",
        paramLabel = "OPERATOR",
        required = true,
        description = "Who uses it.")
    private OperatorId operator;

    @Option(
        names = "--holder",
        paramLabel = "NAME",
        required = true,
        description = "Who registered it.")
    private String holder;

    @Option(
        names = "--reference",
        paramLabel = "TEXT",
        required = true,
        description = "Reference of the declaration.")
    private String reference;

    @Option(
        names = "--signed",
        paramLabel = "DATE",
        required = true,
        description = "Day of the declaration.")
    private LocalDate signed;

    Declare(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.DeclareDomain(
          domain(),
          operator,
          new Domain.Holder(holder, Optional.empty()),
          new Domain.Declaration(reference, signed));
    }
  }

  @Command(
      name = "remove",
      description = "Take a domain off the list: its mailboxes are not shown any more.")
  private static final class Remove extends OnDomain {
    Remove(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.RemoveDomain(domain());
    }
  }

  @Command(
      name = "empty",
      description = "Delete the mailboxes that a past contract left, before another begins.")
  private static final class Empty extends OnDomain {
    Empty(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.EmptyDomain(domain());
    }

    @Override
    boolean repeats() {
      return true;
    }
  }

  @Command(name = "block", description = "Pull the emergency switch.")
  private static final class Block extends OnDomain {
    @Mixin private ReasonOption reason;

    Block(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.BlockDomain(domain(), reason.toString());
    }
  }

  @Command(name = "unblock", description = "Release the emergency switch.")
  private static final class Unblock extends OnDomain {
    Unblock(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.UnblockDomain(domain());
    }
  }
}
