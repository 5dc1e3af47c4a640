package fr.annuairesante.server.apacheds;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;

/**
 * The answers of one connection that its client has not taken yet. MINA gets a few at a time: its
 * TLS fails when 64 wait behind a long one, and each costs it 33 kB. The others wait here, and
 * follow as one. Thread-safe.
 */
final class OutgoingBytes {

  private static final int AT_ONCE = 4;

  private final IoSession session;
  private final ConnectionLimits limits;
  private final RequestGate gate;
  private ByteArrayOutputStream waiting;
  private int handedOver;
  private boolean handing;
  private boolean last;
  private boolean closed;
  private long pendingBytes;
  private long writtenBytes;
  private long lastSent = System.nanoTime();

  /**
   * @param gate told when the client leaves too much, and when it has taken most of it
   */
  OutgoingBytes(IoSession session, ConnectionLimits limits, RequestGate gate) {
    this.session = session;
    this.limits = limits;
    this.gate = gate;
  }

  /** Sends whole messages without waiting; the bytes are no longer the caller's. */
  void send(byte[] messages, int length) {
    synchronized (this) {
      if (closed || last) {
        return;
      }
      if (pendingBytes == 0) {
        lastSent = System.nanoTime();
      }
      pendingBytes += length;
      if (pendingBytes > limits.pendingBytes()) {
        gate.answersPileUp();
      }
      if (waiting != null || handing || handedOver >= AT_ONCE) {
        keep(messages, length);
        return;
      }
      handedOver++;
    }
    handOver(messages, length);
  }

  /**
   * Sends whole messages once the client has taken enough of what went before. A client that makes
   * it wait too long is cut off: it holds a thread of everybody's.
   *
   * @param stopped true when nobody wants the answer any more
   * @return false when nobody is listening any more
   */
  boolean sendWhenTaken(byte[] messages, int length, BooleanSupplier stopped) {
    synchronized (this) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.stalledWriteSeconds());
      while (pendingBytes > limits.pendingBytes() / 2 && !closed && !stopped.getAsBoolean()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          session.closeNow();
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException serverStops) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      if (closed || stopped.getAsBoolean()) {
        return false;
      }
    }
    send(messages, length);
    return true;
  }

  /** Closes the connection once everything is sent; nothing follows. */
  void finish() {
    synchronized (this) {
      last = true;
    }
    handOverWaiting();
  }

  /** The socket is gone: nothing is kept any more. */
  synchronized void close() {
    closed = true;
    waiting = null;
    notifyAll();
  }

  /** Lets whoever waits to send look again whether it still has to. */
  synchronized void wake() {
    notifyAll();
  }

  /** Whether the client has taken nothing of what is pending for too long; asked now and then. */
  synchronized boolean stalled(long now) {
    long written = session.getWrittenBytes();
    if (written != writtenBytes) {
      writtenBytes = written;
      lastSent = now;
    }
    return pendingBytes > 0
        && now - lastSent > TimeUnit.SECONDS.toNanos(limits.stalledWriteSeconds());
  }

  private void keep(byte[] messages, int length) {
    if (waiting == null) {
      waiting = new ByteArrayOutputStream(length);
    }
    waiting.write(messages, 0, length);
  }

  private void handOver(byte[] messages, int length) {
    session.write(IoBuffer.wrap(messages, 0, length)).addListener(future -> sent(length));
  }

  private void sent(int length) {
    boolean taken;
    synchronized (this) {
      handedOver--;
      pendingBytes -= length;
      lastSent = System.nanoTime();
      taken = pendingBytes <= limits.pendingBytes() / 2;
      if (taken) {
        notifyAll();
      }
    }
    handOverWaiting();
    if (taken) {
      gate.answersTaken();
    }
  }

  /** One thread at a time, so that nothing overtakes. */
  private void handOverWaiting() {
    synchronized (this) {
      if (handing) {
        return;
      }
      handing = true;
    }
    for (byte[] next = next(); next != null; next = next()) {
      handOver(next, next.length);
    }
  }

  /** What to hand over now; when there is nothing, the turn ends. */
  private byte[] next() {
    synchronized (this) {
      if (waiting != null && handedOver < AT_ONCE) {
        byte[] all = waiting.toByteArray();
        waiting = null;
        handedOver++;
        return all;
      }
      handing = false;
      if (waiting != null || !last) {
        return null;
      }
    }
    session.closeOnFlush();
    return null;
  }
}
