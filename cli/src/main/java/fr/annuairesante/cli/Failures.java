package fr.annuairesante.cli;

import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.ExitCode;

/** The only printer of what a command throws: a sentence and a hint, never a stack trace. */
final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class.getName());

  private Failures() {}

  /** Says what went wrong; the exit code. The stack trace goes to the log at level FINE. */
  static int report(Console console, Exception thrown) {
    LOG.log(Level.FINE, "command failed", thrown);
    if (thrown instanceof Failure failure) {
      console.error(failure.getMessage(), failure.hint());
    } else if (thrown instanceof ImportFailure failure) {
      console.error(withoutStop(failure.sentence()), withoutStop(failure.hint()));
    } else if (thrown instanceof DataDirectory.InUse inUse) {
      console.error(inUse.getMessage(), "stop that server, or wait for that import to end");
    } else if (thrown instanceof IOException io) {
      console.error(sentence(io), "");
    } else {
      console.error(
          "unexpected " + thrown,
          "this is a defect: run again with ANNUAIRE_LOG=FINE and report what it prints");
    }
    return ExitCode.SOFTWARE;
  }

  /** What a command threw, in a sentence. */
  static String sentence(Exception thrown) {
    return thrown instanceof IOException io ? sentence(io) : thrown.getMessage();
  }

  /** Java's file exceptions carry a path and no verb. */
  private static String sentence(IOException io) {
    String text = io.getMessage() == null ? io.getClass().getSimpleName() : io.getMessage();
    if (io instanceof NoSuchFileException) {
      return "no such file or directory: " + text;
    }
    if (io instanceof AccessDeniedException) {
      return "permission denied: " + text;
    }
    if (io instanceof NotDirectoryException) {
      return "not a directory: " + text;
    }
    if (io instanceof FileAlreadyExistsException) {
      return "there is a file in the way: " + text;
    }
    return lowerFirst(text);
  }

  /** Not the first letter: it may be a file's. */
  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** picocli and Java begin with a capital; this voice does not. Acronyms stay. */
  static String lowerFirst(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }
}
