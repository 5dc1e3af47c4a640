package fr.annuairesante.server.trace;

/**
 * One line of the trace.
 *
 * @param endNanos when it ended, by {@link System#nanoTime}
 * @param nanos how long it took
 * @param code LDAP result (RFC 4511 §4.1.9), or {@link #NO_RESULT}
 * @param entries how many were returned
 */
public record Access(long endNanos, long nanos, Client client, Act act, int code, int entries) {

  /** An operation that was abandoned, a connection that opened or closed. */
  public static final int NO_RESULT = -1;
}
