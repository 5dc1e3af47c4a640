package fr.annuairesante.server.apacheds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.directory.api.ldap.model.message.Request;

/**
 * Holds a connection's requests back while it logs in (RFC 4511 §4.2.1), writes, or does not take
 * its answers, in their order. What waits is bounded: reading stops with the first request held
 * back.
 *
 * <p>Thread-safe. A request is handled by whoever finds the gate open, never by two threads at
 * once.
 */
final class RequestGate {

  private final Consumer<Request> handler;
  private final Consumer<Boolean> reading;
  private final int mostWrites;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private boolean loggingIn;
  private boolean unread;
  private boolean draining;
  private boolean paused;

  /** Writes that are not answered yet. */
  private int writes;

  /**
   * @param mostWrites that are at work at a time
   * @param handler carries one request out; must not throw
   * @param reading called with false to stop reading from the connection, with true to go on
   */
  RequestGate(int mostWrites, Consumer<Request> handler, Consumer<Boolean> reading) {
    this.mostWrites = mostWrites;
    this.handler = handler;
    this.reading = reading;
  }

  /** True when the caller is to carry the request out now; otherwise it waits here. */
  synchronized boolean admit(Request request) {
    if (!draining && waiting.isEmpty() && !holds(request)) {
      return true;
    }
    waiting.add(request);
    if (waiting.size() == 1) {
      reading.accept(false);
    }
    return false;
  }

  /** A write is answered before anything but another write is begun. */
  private boolean holds(Request request) {
    boolean full = request instanceof WriteRequested ? writes >= mostWrites : writes > 0;
    return loggingIn || unread || full;
  }

  synchronized void writeStarts() {
    writes++;
  }

  void writeEnds() {
    synchronized (this) {
      writes--;
      if (waiting.isEmpty()) {
        return;
      }
    }
    drain();
  }

  synchronized void loginStarts() {
    loggingIn = true;
  }

  void loginEnds() {
    synchronized (this) {
      loggingIn = false;
    }
    drain();
  }

  /** The client leaves too many bytes of answers. */
  synchronized void answersPileUp() {
    unread = true;
  }

  /** The client has taken most of them. */
  void answersTaken() {
    synchronized (this) {
      if (!unread) {
        return;
      }
      unread = false;
    }
    drain();
  }

  /**
   * Stops reading; what was read before is still carried out.
   *
   * @return false when it was stopped already
   */
  synchronized boolean pause() {
    if (paused) {
      return false;
    }
    paused = true;
    reading.accept(false);
    return true;
  }

  /** Reads on after a pause. */
  synchronized void goOn() {
    paused = false;
    if (waiting.isEmpty()) {
      reading.accept(true);
    }
  }

  /** Forgets what waits; the connection is gone. */
  synchronized void close() {
    waiting.clear();
  }

  private void drain() {
    synchronized (this) {
      if (draining) {
        return;
      }
      draining = true;
    }
    while (true) {
      Request next;
      synchronized (this) {
        next = waiting.isEmpty() || holds(waiting.peek()) ? null : waiting.poll();
        if (next == null) {
          draining = false;
          if (waiting.isEmpty() && !paused) {
            reading.accept(true);
          }
          return;
        }
      }
      handler.accept(next);
    }
  }
}
