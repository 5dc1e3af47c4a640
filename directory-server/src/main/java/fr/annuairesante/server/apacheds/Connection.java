package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.server.acts.Actors;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trace.Act;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;

/**
 * What the front end knows of one client connection: who logged in, what is at work, what waits to
 * be sent. Thread-safe, except for the reading of bytes, which the I/O thread does.
 */
final class Connection {

  /** A client that has not logged in has no reason to send more at once. */
  private static final int STRANGER_REQUEST_BYTES = 8 * 1024;

  private static final int PAUSE_MILLIS = 1000;

  /** When a search may run. */
  enum Turn {
    FIRST,
    AFTER_OTHERS,
    TOO_MANY
  }

  private static final AttributeKey KEY = new AttributeKey(Connection.class, "connection");

  private final IoSession session;
  private final ConnectionLimits limits;
  private final boolean secure;
  private final InetAddress address;
  private final RequestGate gate;
  private final Operations operations;
  private final Caller caller;
  private final IncomingBytes incoming = new IncomingBytes();
  private final OutgoingBytes outgoing;
  private final Map<Integer, SlowSearch> searches = new ConcurrentHashMap<>(4);
  private final Deque<SlowSearch> waiting = new ArrayDeque<>(2);
  private final long opened = System.nanoTime();
  private volatile boolean ready;
  private volatile long lastRequest = opened;
  private volatile long partialSince;
  private boolean searching;
  private int failedLogins;

  Connection(IoSession session, Operations operations, boolean secure) {
    this.session = session;
    this.operations = operations;
    this.limits = operations.limits();
    this.secure = secure;
    this.ready = !secure;
    this.address = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    this.caller = operations.caller(address);
    this.gate =
        new RequestGate(
            limits.writesPerConnection(),
            request -> operations.handle(session, request),
            on -> {
              if (on) {
                session.resumeRead();
              } else {
                session.suspendRead();
              }
            });
    this.outgoing = new OutgoingBytes(session, limits, gate);
    session.setAttribute(KEY, this);
  }

  static Connection of(IoSession session) {
    return (Connection) session.getAttribute(KEY);
  }

  InetAddress address() {
    return address;
  }

  boolean secure() {
    return secure;
  }

  RequestGate gate() {
    return gate;
  }

  Viewer viewer() {
    return caller.viewer();
  }

  /** Who is at the other end. */
  Caller caller() {
    return caller;
  }

  /** Reads nothing for a second: a client that asks too often costs no more than its share. */
  void pause() {
    if (gate.pause()) {
      operations.later(gate::goOn, PAUSE_MILLIS);
    }
  }

  /** Ends an operation by a result, and traces it. */
  void answer(byte tag, int messageId, int code, String sentence) {
    send(LdapMessages.result(tag, messageId, code, sentence));
    caller.trace(ResponseTags.act(tag), code, 0);
  }

  /** Counts a wrong password; true when it was one too many. */
  synchronized boolean failedOnceMore() {
    return ++failedLogins >= limits.failedLogins();
  }

  /** The TLS handshake has ended well. */
  void handshakeDone() {
    ready = true;
  }

  void requestArrived() {
    lastRequest = System.nanoTime();
  }

  byte[] nextMessage(IoBuffer in) throws MalformedRequest {
    int limit = longestRequest();
    boolean before = incoming.partial();
    byte[] message = incoming.take(in, limit);
    if (message != null) {
      partialSince = 0;
    } else if (!before) {
      partialSince = System.nanoTime();
    }
    return message;
  }

  private int longestRequest() {
    Viewer viewer = viewer();
    if (viewer.may(Right.IMPORT)) {
      return Math.max(ImportOperations.LONGEST_REQUEST, limits.requestBytes());
    }
    if (Actors.of(viewer).isPresent()) {
      return Math.max(BatchPart.LONGEST, limits.requestBytes());
    }
    return viewer.sees() == Viewer.Sight.NOTHING
        ? Math.min(STRANGER_REQUEST_BYTES, limits.requestBytes())
        : limits.requestBytes();
  }

  /** Sends whole messages without waiting; the bytes are no longer the caller's. */
  void send(byte[] messages, int length) {
    outgoing.send(messages, length);
  }

  void send(byte[] message) {
    outgoing.send(message, message.length);
  }

  /** Says good-bye and closes once that is sent. */
  void disconnect(int code, String sentence) {
    send(LdapMessages.notice(code, sentence));
    caller.trace(Act.NOTICE, code, 0);
    outgoing.finish();
  }

  /**
   * Sends a piece of a long search's answer once the client has taken enough of what went before.
   *
   * @return false when nobody is listening any more
   */
  boolean sendWhenTaken(byte[] messages, int length, BooleanSupplier stopped) {
    return outgoing.sendWhenTaken(messages, length, stopped);
  }

  /** Whether a search of that number is at work. */
  boolean isAtWork(int messageId) {
    return searches.containsKey(messageId);
  }

  /** Takes a search into the account. */
  synchronized Turn begin(SlowSearch search) {
    if (searches.size() >= limits.operationsPerConnection()) {
      return Turn.TOO_MANY;
    }
    searches.put(search.messageId(), search);
    if (searching) {
      waiting.add(search);
      return Turn.AFTER_OTHERS;
    }
    searching = true;
    return Turn.FIRST;
  }

  /** Takes a search out of the account; the one to run next, if any. */
  synchronized Optional<SlowSearch> end(SlowSearch search) {
    searches.remove(search.messageId(), search);
    lastRequest = System.nanoTime();
    SlowSearch next = waiting.poll();
    searching = next != null;
    return Optional.ofNullable(next);
  }

  /** A write is answered. */
  void writeEnded() {
    lastRequest = System.nanoTime();
    gate.writeEnds();
  }

  /** RFC 4511 §4.11: no answer, whether there is such a search or not. */
  synchronized void abandon(int messageId) {
    SlowSearch search = searches.remove(messageId);
    if (search != null) {
      search.stop();
      if (waiting.remove(search)) {
        search.account().endLong();
        search.abandoned();
      }
      outgoing.wake();
    }
  }

  void abandonAll() {
    searches.keySet().forEach(this::abandon);
  }

  /** The socket is gone: everything the connection held is released. */
  void closed() {
    gate.close();
    outgoing.close();
    abandonAll();
    caller.leave();
  }

  /** Closes the connection when the client keeps it too long for nothing. */
  void closeWhenOverdue(long now) {
    if (!ready && now - opened > TimeUnit.SECONDS.toNanos(limits.handshakeSeconds())) {
      session.closeNow();
    } else if (outgoing.stalled(now)) {
      session.closeNow();
    } else if (idle(now)) {
      disconnect(52, "the connection was idle for " + limits.idleSeconds() + " s; connect again");
    }
  }

  private boolean idle(long now) {
    long limit = TimeUnit.SECONDS.toNanos(limits.idleSeconds());
    long since = partialSince;
    boolean dripping = since != 0 && now - since > limit;
    return dripping || (searches.isEmpty() && now - lastRequest > limit);
  }
}
