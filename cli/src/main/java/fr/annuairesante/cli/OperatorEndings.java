package fr.annuairesante.cli;

import fr.annuairesante.server.access.OperatorCertificate;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the agency stops an operator, for a while or for good, and hands its service over. */
final class OperatorEndings {

  private OperatorEndings() {}

  @Command(name = "suspend", description = "Suspend it: its mailboxes are kept and not shown.")
  static final class Suspend extends OnOperator {
    @Mixin private ReasonOption reason;

    Suspend(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Suspend(operator(), reason.toString());
    }
  }

  @Command(name = "resume", description = "End a suspension.")
  static final class Resume extends OnOperator {
    Resume(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Resume(operator());
    }
  }

  @Command(name = "resign", description = "Record its resignation.")
  static final class Resign extends OnOperator {
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
  static final class FormalNotice extends OnOperator {
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
  static final class LiftNotice extends OnOperator {
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
  static final class Terminate extends OnOperator {
    Terminate(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.Terminate(operator());
    }
  }

  @Command(name = "block", description = "Pull the emergency switch.")
  static final class Block extends OnOperator {
    @Mixin private ReasonOption reason;

    Block(Console console) {
      super(console);
    }

    @Override
    Act act() {
      return new Act.BlockOperator(operator(), reason.toString());
    }
  }

  @Command(name = "unblock", description = "Release the emergency switch.")
  static final class Unblock extends OnOperator {
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
  static final class AddCertificate extends OnOperator {
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
  static final class RevokeCertificate extends OnOperator {
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
  static final class Transfer extends OnOperator {
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
