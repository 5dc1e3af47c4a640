package fr.annuairesante.cli;

import java.io.IOException;
import java.util.Arrays;

/**
 * Asks for a password on the terminal without echo, or reads one line of standard input when there
 * is no terminal. Never takes one from the command line, where every user of the machine reads it.
 */
final class PasswordPrompt {

  /** Accounts are open to the whole network and have no lock-out: short passwords fall. */
  static final int MINIMUM_LENGTH = 12;

  private final Console console;

  PasswordPrompt(Console console) {
    this.console = console;
  }

  /** A new password, typed twice on a terminal, long enough. */
  String choose() throws Failure, IOException {
    String password = once("password: ");
    java.io.Console terminal = terminal();
    if (terminal != null && !password.equals(read(terminal, "the same again: "))) {
      throw new Failure("the two passwords differ", "run the command again");
    }
    if (password.codePointCount(0, password.length()) < MINIMUM_LENGTH) {
      throw new Failure(
          "the password is shorter than " + MINIMUM_LENGTH + " characters",
          "take a longer one: a sentence is easier to type than a riddle");
    }
    return password;
  }

  /** A password as it is. */
  String once(String prompt) throws Failure, IOException {
    java.io.Console terminal = terminal();
    String password = terminal == null ? console.in().readLine() : read(terminal, prompt);
    if (password == null || password.isEmpty()) {
      throw new Failure(
          "no password given", "type it when asked, or give it as one line on standard input");
    }
    return password;
  }

  /** Null without a terminal; from Java 22 on only because scripts/annuaire sets jdk.console. */
  @SuppressWarnings("SystemConsoleNull")
  private static java.io.Console terminal() {
    return System.console();
  }

  private static String read(java.io.Console terminal, String prompt) {
    char[] typed = terminal.readPassword("%s", prompt);
    if (typed == null) {
      return "";
    }
    String password = new String(typed);
    Arrays.fill(typed, '\0');
    return password;
  }
}
