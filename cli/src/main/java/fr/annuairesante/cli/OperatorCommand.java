package fr.annuairesante.cli;

import fr.annuairesante.server.access.OperatorCertificate;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Contract.Version;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    line.addSubcommand(new Suspend(console));
    line.addSubcommand(new Resume(console));
    line.addSubcommand(new Resign(console));
    line.addSubcommand(new FormalNotice(console));
    line.addSubcommand(new LiftNotice(console));
    line.addSubcommand(new Terminate(console));
    line.addSubcommand(new Block(console));
    line.addSubcommand(new Unblock(console));
    line.addSubcommand(new AddCertificate(console));
    line.addSubcommand(new RevokeCertificate(console));
    line.addSubcommand(new Transfer(console));
    line.getSubcommands()
        .values()
        .forEach(each -> each.registerConverter(OperatorId.class, new OperatorName()));
    return line;
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

  /** What is done to one operator. */
  private abstract static class OnOperator extends AgencyAct {

    @Parameters(paramLabel = "OPERATOR", description = "The agency's name for it.")
    private OperatorId operator;

    OnOperator(Console console) {
      super(console);
    }

    final OperatorId operator() {
      return operator;
    }

    static LocalDate today() {
      return FrenchTime.day(Instant.now());
    }

    static X509Certificate x509(Path file) throws IOException, GeneralSecurityException {
      try (InputStream in = Files.newInputStream(file)) {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
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

  @Command(name = "suspend", description = "Suspend it: its mailboxes are kept and not shown.")
  private static final class Suspend extends OnOperator {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    Suspend(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Suspend(operator(), reason);
    }
  }

  @Command(name = "resume", description = "End a suspension.")
  private static final class Resume extends OnOperator {
    Resume(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Resume(operator());
    }
  }

  @Command(name = "resign", description = "Record its resignation.")
  private static final class Resign extends OnOperator {
    @Option(
        names = "--received",
        paramLabel = "DATE",
        required = true,
        description = "Day the letter came.")
    private LocalDate received;

    @Option(
        names = "--effective",
        paramLabel = "DATE",
        required = true,
        description = "First day without the contract.")
    private LocalDate effective;

    Resign(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.GiveNotice(operator(), new Notice.Resignation(received, effective));
    }
  }

  @Command(name = "notice", description = "Give it a formal notice.")
  private static final class FormalNotice extends OnOperator {
    @Option(
        names = "--sent",
        paramLabel = "DATE",
        required = true,
        description = "Day of the letter.")
    private LocalDate sent;

    @Option(
        names = "--effective",
        paramLabel = "DATE",
        required = true,
        description = "First day without the contract.")
    private LocalDate effective;

    @Option(
        names = "--breach",
        paramLabel = "TEXT",
        required = true,
        description = "What it did not respect.")
    private String breach;

    @Option(names = "--after-control", description = "A control found it.")
    private boolean control;

    FormalNotice(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.GiveNotice(operator(), new Notice.Formal(sent, effective, breach, control));
    }
  }

  @Command(name = "lift-notice", description = "Take a notice back.")
  private static final class LiftNotice extends OnOperator {
    LiftNotice(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.LiftNotice(operator());
    }
  }

  @Command(
      name = "terminate",
      description = "Execute a formal notice that was left without effect.")
  private static final class Terminate extends OnOperator {
    Terminate(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Terminate(operator());
    }
  }

  @Command(name = "block", description = "Pull the emergency switch.")
  private static final class Block extends OnOperator {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    Block(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.BlockOperator(operator(), reason);
    }
  }

  @Command(name = "unblock", description = "Release the emergency switch.")
  private static final class Unblock extends OnOperator {
    Unblock(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.UnblockOperator(operator());
    }
  }

  @Command(
      name = "add-certificate",
      description = "Register a certificate that the agency issued to it.")
  private static final class AddCertificate extends OnOperator {
    @Option(
        names = "--file",
        paramLabel = "FILE",
        required = true,
        description = "The certificate, PEM.")
    private Path file;

    AddCertificate(Console console) {
      super(console);
    }

    @Override
    Act act() throws IOException, GeneralSecurityException {
      return new Act.AddCertificate(operator(), OperatorCertificate.of(x509(file)));
    }
  }

  @Command(name = "revoke-certificate", description = "Refuse a certificate from now on.")
  private static final class RevokeCertificate extends OnOperator {
    @Option(
        names = "--file",
        paramLabel = "FILE",
        required = true,
        description = "The certificate, PEM.")
    private Path file;

    RevokeCertificate(Console console) {
      super(console);
    }

    @Override
    Act act() throws IOException, GeneralSecurityException {
      return new Act.RevokeCertificate(operator(), OperatorCertificate.key(x509(file)));
    }
  }

  @Command(name = "transfer", description = "Hand its whole service over.")
  private static final class Transfer extends OnOperator {
    @Mixin private ProfileOption profile;

    @Option(
        names = "--to",
        paramLabel = "OPERATOR",
        required = true,
        description = "Who takes it over; a new one needs its profile too.")
    private OperatorId to;

    Transfer(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Transfer(
          operator(), to, profile.isGiven() ? Optional.of(profile.profile()) : Optional.empty());
    }
  }
}
