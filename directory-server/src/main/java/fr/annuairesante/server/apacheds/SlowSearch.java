package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.access.AccountUse;
import fr.annuairesante.server.search.ResultSink;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchResult;
import fr.annuairesante.server.trace.Access;
import fr.annuairesante.server.trace.Act;
import fr.annuairesante.server.trace.Client;
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
  private final AccountUse account;
  private final Client client;
  private final long begun;
  private volatile boolean stopped;

  SlowSearch(Directory directory, Connection connection, Search search, int messageId) {
    this.directory = directory;
    this.connection = connection;
    this.search = search;
    this.messageId = messageId;
    this.account = connection.caller().use();
    this.client = connection.caller().client();
    this.begun = connection.caller().begun();
  }

  int messageId() {
    return messageId;
  }

  Connection connection() {
    return connection;
  }

  /** Who is charged for it. */
  AccountUse account() {
    return account;
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
    return length == 0 ? !stopped : connection.sendWhenTaken(messages, length, this::stopped);
  }

  /** Searches and answers, unless it was stopped meanwhile. */
  void run() {
    try {
      if (stopped) {
        abandoned();
      } else {
        SearchResult result =
            directory.search(
                search, account.entries(connection.caller().address()), messageId, this);
        trace(stopped ? Access.NO_RESULT : result.code(), result.entries());
      }
    } catch (RuntimeException broken) {
      LOG.error("a search of {} failed", connection.address(), broken);
      end(OTHER, "the search failed; the server's log says why");
    }
  }

  void refuse(String sentence) {
    end(BUSY, sentence);
  }

  /** Traces that it never ran. */
  void abandoned() {
    trace(Access.NO_RESULT, 0);
  }

  private void trace(int code, int entries) {
    connection.caller().trace(client, Act.SEARCH, begun, code, entries);
  }

  private void end(int code, String sentence) {
    if (!stopped) {
      connection.send(LdapMessages.result(LdapMessages.SEARCH_DONE, messageId, code, sentence));
      trace(code, 0);
    }
  }
}
