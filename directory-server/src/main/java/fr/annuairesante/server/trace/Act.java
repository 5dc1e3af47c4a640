package fr.annuairesante.server.trace;

/** What a line of the trace is about. */
public enum Act {
  /** A client has connected; result 51 when there was no room and it was closed at once. */
  OPEN,
  BIND,
  /** The server has ended an operator's login: it, or its certificate, is no longer in force. */
  LOGOUT,
  SEARCH,
  COMPARE,
  EXTENDED,
  ADD,
  DELETE,
  MODIFY,
  RENAME,
  /** The server said good-bye (RFC 4511 §4.4.1) with this result. */
  NOTICE,
  CLOSE,
  /** An account had this many entries within an hour (R109). */
  ALARM
}
