package fr.annuairesante.server.search;

/**
 * Takes the bytes of an answer: whole LDAP messages, back to back.
 *
 * <p>Called by one thread. The bytes are the callee's to keep. Blocks when the client reads too
 * slowly.
 */
@FunctionalInterface
public interface ResultSink {

  /**
   * Takes the first bytes of an array; none at all when the search only asks whether to go on.
   *
   * @param messages whole LDAPMessages
   * @return false when nobody is listening any more (abandoned, connection closed): the search
   *     stops
   */
  boolean write(byte[] messages, int length);
}
