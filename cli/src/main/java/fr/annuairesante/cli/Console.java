package fr.annuairesante.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The voice of the command: results on standard output; errors, hints, notes and progress on
 * standard error, lower case and without a full stop. UTF-8 whatever the locale says, because names
 * have accents.
 *
 * @param in standard input
 * @param out results
 * @param err everything said to a person
 * @param terminal whether {@code err} is a terminal: progress then rewrites one line
 */
record Console(BufferedReader in, PrintStream out, PrintStream err, boolean terminal) {

  /** Set by scripts/annuaire, because Java cannot tell whether standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "annuaire.terminal";

  /** The console of this process. */
  static Console ofProcess() {
    return new Console(
        reader(new FileInputStream(FileDescriptor.in)),
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean(TERMINAL_PROPERTY));
  }

  /** A reader of UTF-8 lines. */
  static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** One line of result. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One line for the person, no part of the result. */
  void note(String text) {
    err.println(text);
  }

  /** What went wrong, then, if there is one, what to do about it. */
  void error(String message, String hint) {
    err.println("error: " + message);
    if (!hint.isEmpty()) {
      err.println("hint: " + hint);
    }
  }
}
