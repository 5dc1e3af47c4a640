package fr.annuairesante.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Logging for a command line: warnings and worse, one line each, on standard error. {@code
 * ANNUAIRE_LOG=INFO} (or FINE) says more, with stack traces.
 */
final class QuietLogging {

  private static final String VARIABLE = "ANNUAIRE_LOG";

  /**
   * What these warn of, an operator cannot act on: Lucene could use an incubator module, ApacheDS's
   * core has no shutdown hook and knows a control twice. Kept here because loggers are weakly held.
   */
  private static final List<Logger> NOISY =
      List.of(
          Logger.getLogger("org.apache.lucene"),
          Logger.getLogger("org.apache.directory"),
          Logger.getLogger("org.apache.mina"));

  private QuietLogging() {}

  /** Replaces whatever java.util.logging was set to. */
  static void install(PrintStream err, String wanted) {
    LogManager.getLogManager().reset();
    Level level = level(wanted);
    Logger root = Logger.getLogger("");
    root.setLevel(level);
    root.addHandler(handler(err, level));
    if (level.intValue() >= Level.WARNING.intValue()) {
      NOISY.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
  }

  /** The level that the environment asks for. */
  static String wanted() {
    String value = System.getenv(VARIABLE);
    return value == null ? "WARNING" : value;
  }

  private static Level level(String name) {
    try {
      return Level.parse(name);
    } catch (IllegalArgumentException unknown) {
      return Level.WARNING;
    }
  }

  private static Handler handler(PrintStream err, Level level) {
    Handler handler =
        new StreamHandler(err, new OneLine(level)) {
          @Override
          public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
          }
        };
    handler.setLevel(level);
    return handler;
  }

  private static final class OneLine extends Formatter {
    private final boolean traces;

    OneLine(Level level) {
      this.traces = level.intValue() < Level.WARNING.intValue();
    }

    @Override
    public String format(LogRecord entry) {
      StringBuilder line =
          new StringBuilder(entry.getLevel().getName().toLowerCase(Locale.ROOT))
              .append(": ")
              .append(formatMessage(entry).strip().replace('\n', ' '));
      Throwable thrown = entry.getThrown();
      if (thrown != null && traces) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        line.append('\n').append(text);
      } else if (thrown != null) {
        line.append(" (").append(thrown).append(')');
      }
      return line.append('\n').toString();
    }
  }
}
