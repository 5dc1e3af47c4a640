package fr.annuairesante.server.apacheds;

/**
 * What clients may cost the front end, and what they get when they ask for more.
 *
 * @param connections open connections in all; one more is closed at once
 * @param connectionsPerAddress open connections from one IP address; one more is closed at once
 * @param handshakeSeconds from accept to the end of the TLS handshake; then closed
 * @param idleSeconds without a request and without one at work, and from the first to the last byte
 *     of a request; then closed with a notice of disconnection
 * @param stalledWriteSeconds with an answer pending of which the client takes nothing, or too
 *     little for a long search to go on; then closed
 * @param requestBytes size of one LDAPMessage; a larger one gets a notice of disconnection, code 2
 * @param filterDepth nesting of a search filter; a deeper one gets code 11
 * @param filterTerms items and connectives of a search filter; more get code 11
 * @param pendingBytes of answers that one connection may have waiting; its next requests are not
 *     read before, and long searches wait, until the client has taken them
 * @param operationsPerConnection long searches of one connection, which run one after another; one
 *     more gets code 51
 * @param writesPerConnection adds, modifies and deletes of one connection at work at a time; the
 *     next ones wait unread until one is answered
 * @param slowSearchThreads threads for searches that are too long for an I/O thread
 * @param slowSearchQueue searches waiting for such a thread; one more gets code 51
 * @param loginThreads threads that check passwords
 * @param loginQueue logins waiting for such a thread; one more gets code 51
 * @param batchQueue parts of batches, and questions about them, waiting for a thread; one more gets
 *     code 51
 * @param failedLogins wrong passwords on one connection; then closed with a notice of disconnection
 * @param failedLoginMillis delay of the answer to a wrong password, times the number of recent ones
 *     from the same address, at most ten times
 * @param backlog connections the system keeps before they are accepted
 * @param ioThreads threads that read, decode, answer quick searches and write
 */
public record ConnectionLimits(
    int connections,
    int connectionsPerAddress,
    int handshakeSeconds,
    int idleSeconds,
    int stalledWriteSeconds,
    int requestBytes,
    int filterDepth,
    int filterTerms,
    int pendingBytes,
    int operationsPerConnection,
    int writesPerConnection,
    int slowSearchThreads,
    int slowSearchQueue,
    int loginThreads,
    int loginQueue,
    int batchQueue,
    int failedLogins,
    int failedLoginMillis,
    int backlog,
    int ioThreads) {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** For a public server on the machine it runs on. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(
          20_000,
          1_000,
          10,
          300,
          30,
          64 * 1024,
          50,
          512,
          1024 * 1024,
          16,
          64,
          Math.max(2, PROCESSORS),
          256,
          Math.max(2, PROCESSORS / 2),
          512,
          64,
          10,
          200,
          1024,
          Math.max(1, Math.min(4, PROCESSORS)));

  public ConnectionLimits {
    int[] positive = {
      connections,
      connectionsPerAddress,
      handshakeSeconds,
      idleSeconds,
      stalledWriteSeconds,
      requestBytes,
      filterDepth,
      filterTerms,
      pendingBytes,
      operationsPerConnection,
      writesPerConnection,
      slowSearchThreads,
      slowSearchQueue,
      loginThreads,
      loginQueue,
      batchQueue,
      failedLogins,
      backlog,
      ioThreads
    };
    for (int i = 0; i < positive.length; i++) {
      if (positive[i] < 1) {
        throw new IllegalArgumentException("connection limit number " + (i + 1) + " is below 1");
      }
    }
    if (failedLoginMillis < 0) {
      throw new IllegalArgumentException("failedLoginMillis is below 0");
    }
  }
}
