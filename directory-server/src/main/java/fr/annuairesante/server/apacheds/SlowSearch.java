package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.ResultSink;
import fr.annuairesante.server.search.Search;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search that is too long for an I/O thread, from the queue to its last byte. */
final class SlowSearch implements ResultSink {

  private static final Logger LOG = LoggerFactory.getLogger(SlowSearch.class);
  private static final int BUSY = 51;
  private static final int OTHER = 80;

  private final Directory directory;
  private final Connection connection;
  private final Search search;
  private final int messageId;
  private volatile boolean stopped;

  SlowSearch(Directory directory, Connection connection, Search search, int messageId) {
    this.directory = directory;
    this.connection = connection;
    this.search = search;
    this.messageId = messageId;
  }

  int messageId() {
    return messageId;
  }

  boolean stopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }

  /** Zero bytes are a question only: is anybody still listening? */
  @Override
  public boolean write(byte[] messages, int length) {
    return length == 0 ? !stopped : connection.sendWhenTaken(messages, length, this);
  }

  /** Searches and answers, unless it was stopped meanwhile. */
  void run() {
    try {
      if (!stopped) {
        directory.search(search, messageId, this);
      }
    } catch (RuntimeException broken) {
      LOG.error("search {} failed", search, broken);
      end(OTHER, "the search failed; the server's log says why");
    }
  }

  void refuse(String sentence) {
    end(BUSY, sentence);
  }

  private void end(int code, String sentence) {
    if (!stopped) {
      connection.send(LdapMessages.result(LdapMessages.SEARCH_DONE, messageId, code, sentence));
    }
  }
}
