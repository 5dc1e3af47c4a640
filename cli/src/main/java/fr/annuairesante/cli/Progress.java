package fr.annuairesante.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far a long work has come: count, rate and time left. On a terminal it rewrites one line
 * a few times a second; elsewhere it prints a plain line every five seconds, so that a log stays
 * readable. Thread-safe.
 */
final class Progress implements AutoCloseable {

  private static final long TERMINAL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PLAIN_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Console console;
  private final LongSupplier nanos;
  private final long started;
  private final long pause;
  private String step = "";
  private long stepStarted;
  private long stepFrom;
  private long lastSaid;
  private int lastWidth;

  Progress(Console console) {
    this(console, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  Progress(Console console, LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    this.pause = console.terminal() ? TERMINAL_PAUSE_NANOS : PLAIN_PAUSE_NANOS;
    this.lastSaid = started;
  }

  /**
   * Takes note of how far the work is; says it when the last word is old enough.
   *
   * @param what the step and its unit, such as "lines read"; a new one starts counting afresh
   * @param total how many there will be, or 0 when nobody knows
   */
  synchronized void at(String what, long done, long total) {
    long now = nanos.getAsLong();
    if (!what.equals(step)) {
      step = what;
      stepStarted = now;
      stepFrom = done;
    }
    if (now - lastSaid >= pause) {
      lastSaid = now;
      say(text(done, total, now));
    }
  }

  /** Says what begins now and cannot be counted. */
  synchronized void now(String what) {
    step = what;
    say(what);
  }

  /** Seconds since the beginning. */
  double seconds() {
    return (nanos.getAsLong() - started) / 1e9;
  }

  /** Wipes the terminal's line, so that what follows starts on a clean one. */
  synchronized void wipe() {
    if (lastWidth > 0) {
      console.err().print("\r" + " ".repeat(lastWidth) + "\r");
      console.err().flush();
      lastWidth = 0;
    }
  }

  @Override
  public void close() {
    wipe();
  }

  private String text(long done, long total, long now) {
    StringBuilder text = new StringBuilder(step).append(": ").append(count(done));
    if (total > 0) {
      text.append(" of ").append(count(total));
    }
    double seconds = (now - stepStarted) / 1e9;
    double rate = seconds > 0 ? (done - stepFrom) / seconds : 0;
    if (rate > 0) {
      if (rate >= 1) {
        text.append(", ").append(count(Math.round(rate))).append("/s");
      }
      if (total > done) {
        text.append(", ").append(duration((total - done) / rate)).append(" left");
      }
    }
    return text.toString();
  }

  private void say(String text) {
    if (console.terminal()) {
      String padding = " ".repeat(Math.max(0, lastWidth - text.length()));
      console.err().print("\r" + text + padding);
      console.err().flush();
      lastWidth = text.length();
    } else {
      console.note(text);
    }
  }

  /** {@code 2,300,000}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 12 s}, {@code 3 min 05 s}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : String.format("%d min %02d s", whole / 60, whole % 60);
  }
}
