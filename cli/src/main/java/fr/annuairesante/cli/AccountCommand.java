package fr.annuairesante.cli;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.Accounts.Refusal;
import fr.annuairesante.server.search.Right;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
import picocli.CommandLine.TypeConversionException;

/** {@code annuaire account}: each subcommand works beside a running server and counts at once. */
@Command(
    name = "account",
    description = {
      "Manage the accounts that may search; also while the server runs.",
      "A password is typed when asked, or is one line of standard input."
    })
final class AccountCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new AccountCommand())
        .addSubcommand(new Add(console))
        .addSubcommand(new ListAll(console))
        .addSubcommand(new Remove(console))
        .addSubcommand(new Passwd(console))
        .addSubcommand(new Block(console))
        .addSubcommand(new Unblock(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "add, list, remove, passwd, block or unblock is missing");
  }

  /** What is done to one account. */
  private abstract static class OnOne implements Callable<Integer> {

    final Console console;

    @Mixin DataOption data;

    @Parameters(paramLabel = "NAME", description = "The account.")
    String name;

    OnOne(Console console) {
      this.console = console;
    }

    final char[] newPassword() throws Failure, IOException {
      return new PasswordPrompt(console).choose(name);
    }

    final int done(Optional<Refusal> refusal, String what) throws Failure {
      if (refusal.isPresent()) {
        throw new Failure(refusal.get().sentence() + ": " + name, hint(refusal.get()));
      }
      console.note(what);
      return CommandLine.ExitCode.OK;
    }

    private static String hint(Refusal refusal) {
      return switch (refusal) {
        case BAD_NAME -> "take a name that a person can type, without accents";
        case EXISTS -> "annuaire account passwd changes its password";
        case MISSING -> "annuaire account list shows the accounts";
        case SHORT_PASSWORD -> "a sentence is long, and easier to type than a riddle";
        case LONG_PASSWORD -> "";
      };
    }
  }

  @Command(name = "add", description = "Add an account.")
  private static final class Add extends OnOne {

    @Option(
        names = "--right",
        paramLabel = "RIGHT",
        converter = RightName.class,
        description = "What it may do besides searching: import, or agence. May be repeated.")
    private Set<Right> rights = EnumSet.noneOf(Right.class);

    Add(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws Failure, IOException {
      char[] password = newPassword();
      try (Accounts accounts = Accounts.of(data.created())) {
        return done(
            accounts.add(name, password, rights),
            "account " + name + " added; it logs in as " + Tree.account(name));
      }
    }
  }

  /** A right as it is written. */
  private static final class RightName implements ITypeConverter<Right> {
    @Override
    public Right convert(String value) {
      for (Right each : Right.values()) {
        if (each.value().equals(value)) {
          return each;
        }
      }
      throw new TypeConversionException("no right is called " + value + ": import or agence");
    }
  }

  @Command(name = "passwd", description = "Change an account's password.")
  private static final class Passwd extends OnOne {
    Passwd(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (Accounts accounts = Accounts.of(data.existing())) {
        return done(
            accounts.changePassword(name, newPassword()), "password of " + name + " changed");
      }
    }
  }

  @Command(name = "remove", description = "Remove an account.")
  private static final class Remove extends OnOne {
    Remove(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (Accounts accounts = Accounts.of(data.existing())) {
        return done(accounts.remove(name), "account " + name + " removed");
      }
    }
  }

  @Command(
      name = "block",
      description = "Pull the emergency switch: nobody logs in with it, who is logged in is out.")
  private static final class Block extends OnOne {
    @Mixin private ReasonOption reason;

    Block(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (Accounts accounts = Accounts.of(data.existing())) {
        return done(accounts.block(name, reason.toString()), "account " + name + " blocked");
      }
    }
  }

  @Command(name = "unblock", description = "Release the emergency switch.")
  private static final class Unblock extends OnOne {
    Unblock(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (Accounts accounts = Accounts.of(data.existing())) {
        return done(accounts.unblock(name), "account " + name + " released");
      }
    }
  }

  @Command(name = "list", description = "List the accounts, one name a line.")
  private static final class ListAll implements Callable<Integer> {

    private final Console console;

    @Mixin private DataOption data;

    ListAll(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Failure, IOException {
      try (Accounts accounts = Accounts.of(data.existing())) {
        accounts.list().forEach(account -> console.line(account.name()));
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
