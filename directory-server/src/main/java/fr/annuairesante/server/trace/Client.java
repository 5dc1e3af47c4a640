package fr.annuairesante.server.trace;

import java.nio.charset.StandardCharsets;

/**
 * Who a line of the trace is about: a connection, the address it comes from and the account it is
 * logged in with. Made once for each, as many lines name it. Immutable.
 */
public final class Client {

  /** What stands for an account where there is none. */
  public static final String NOBODY = "-";

  private final byte[] bytes;

  /**
   * One client of many lines.
   *
   * @param connection number of the connection since the server's start
   * @param address of the client, as text
   * @param account its name, or {@link #NOBODY}; holds no space and no control character
   */
  public Client(long connection, String address, String account) {
    String text = " connection=" + connection + " address=" + address + " account=" + account;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }
}
