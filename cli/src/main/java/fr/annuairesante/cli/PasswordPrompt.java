package fr.annuairesante.cli;

import java.io.IOException;
import java.util.Arrays;

/**
 * Asks for a password on the terminal without echo, or reads one line of standard input when there
 * is no terminal. Never takes one from the command line, where every user of the machine reads it.
 */
final class PasswordPrompt {

  private final Console console;

  PasswordPrompt(Console console) {
    this.console = console;
  }

  /** A new password, typed twice on a terminal. The caller wipes it. */
  char[] choose(String account) throws Failure, IOException {
    char[] password = once("new password of " + account + ": ");
    java.io.Console terminal = terminal();
    if (terminal != null && !Arrays.equals(password, terminal.readPassword("the same again: "))) {
      throw new Failure("the two passwords differ", "run the command again");
    }
    return password;
  }

  /** A password as it is. The caller wipes it. */
  char[] once(String prompt) throws Failure, IOException {
    java.io.Console terminal = terminal();
    char[] password = terminal == null ? line() : terminal.readPassword("%s", prompt);
    if (password == null || password.length == 0) {
      throw new Failure(
          "no password given", "type it when asked, or give it as one line on standard input");
    }
    return password;
  }

  private char[] line() throws IOException {
    String line = console.in().readLine();
    return line == null ? null : line.toCharArray();
  }

  /** Null without a terminal; from Java 22 on only because scripts/annuaire sets jdk.console. */
  @SuppressWarnings("SystemConsoleNull")
  private static java.io.Console terminal() {
    return System.console();
  }
}
