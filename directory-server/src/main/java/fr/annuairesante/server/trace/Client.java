package fr.annuairesante.server.trace;

import java.nio.charset.StandardCharsets;

/**
 * Who a line of the trace is about: a connection, the address it comes from and the account it is
 * logged in with. Made once for each, as many lines name it; it holds the lines about it that are
 * not written yet. Thread-safe.
 */
public final class Client {

  /** What stands for an account where there is none. */
  public static final String NOBODY = "-";

  private final byte[] bytes;

  /** The lines that count on, one of each kind and result. */
  private Summary open;

  /**
   * One client of many lines.
   *
   * @param connection number of the connection since the server's start
   * @param address of the client, as text
   * @param account its name, or {@link #NOBODY}; holds no space and no control character
   */
  public Client(long connection, String address, String account) {
    this(connection, address, account, "");
  }

  /**
   * One client that logs in with a certificate.
   *
   * @param certificate fields that say which, or ""
   */
  public Client(long connection, String address, String account, String certificate) {
    String text = " connection=" + connection + " address=" + address + " account=" + account;
    String more = certificate.isEmpty() ? "" : " " + certificate;
    this.bytes = (text + more).getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Counts an access in the open line of its kind; false when there is none. */
  synchronized boolean count(Access access) {
    for (Summary line = open; line != null; line = line.next) {
      if (line.takes(access)) {
        line.add(access);
        return true;
      }
    }
    return false;
  }

  /** Opens a line, in which the access counts. */
  synchronized Summary begin(Access access) {
    Summary line = new Summary(access);
    line.next = open;
    open = line;
    return line;
  }

  /** Nothing counts in this line any more. */
  synchronized void end(Summary line) {
    if (open == line) {
      open = line.next;
      return;
    }
    for (Summary each = open; each != null; each = each.next) {
      if (each.next == line) {
        each.next = line.next;
        return;
      }
    }
  }
}
