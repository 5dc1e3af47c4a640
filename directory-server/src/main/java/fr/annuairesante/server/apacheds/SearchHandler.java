package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchResult;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trace.Act;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.directory.api.ldap.model.message.SearchRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers searches: on the I/O thread when the directory finds the answer quickly, in the pool of
 * slow searches otherwise.
 */
final class SearchHandler extends LdapRequestHandler<SearchRequest> {

  private static final Logger SEARCH_LOG = LoggerFactory.getLogger(SearchHandler.class);
  private static final int SUCCESS = 0;
  private static final int PROTOCOL_ERROR = 2;
  private static final int NO_SUCH_OBJECT = 32;
  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;
  private static final int OTHER = 80;

  private final Directory directory;
  private final SlowSearches slowSearches;
  private final Supplier<FixedEntry> rootDse;
  private final FixedEntry subschema;
  private final MonitorEntries monitor;

  SearchHandler(
      Directory directory,
      SlowSearches slowSearches,
      Supplier<FixedEntry> rootDse,
      FixedEntry subschema,
      MonitorEntries monitor) {
    this.directory = directory;
    this.slowSearches = slowSearches;
    this.rootDse = rootDse;
    this.subschema = subschema;
    this.monitor = monitor;
  }

  @Override
  public void handle(LdapSession session, SearchRequest message) {
    Connection connection = Connection.of(session.getIoSession());
    SearchRequested request = (SearchRequested) message;
    int messageId = request.getMessageId();
    if (request.refusal() != null) {
      done(connection, messageId, request.refusal().code(), request.refusal().sentence());
    } else if (connection.isAtWork(messageId)) {
      done(
          connection,
          messageId,
          PROTOCOL_ERROR,
          "message number " + messageId + " is in use by an earlier search");
    } else {
      answer(connection, messageId, request.question());
    }
  }

  private void answer(Connection connection, int messageId, Search question) {
    boolean top = question.base().isEmpty();
    if (top && question.scope() == Scope.BASE) {
      fixed(connection, messageId, question, rootDse.get());
    } else if (ServerEntries.isSubschema(question.base())) {
      fixed(connection, messageId, question, subschema);
    } else if (connection.viewer().sees() == Viewer.Sight.NOTHING) {
      done(connection, messageId, INSUFFICIENT_ACCESS_RIGHTS, connection.caller().loginFirst());
    } else if (MonitorEntries.covers(question.base())) {
      monitored(connection, messageId, question);
    } else {
      Optional<String> none = connection.caller().use().outOfEntries();
      if (none.isPresent()) {
        done(connection, messageId, SearchResult.ADMIN_LIMIT_EXCEEDED, none.get());
      } else {
        find(connection, messageId, below(question, top, connection.viewer()));
      }
    }
  }

  /** Below {@code ""} there is one naming context, so a search there is a search of it. */
  private static Search below(Search question, boolean top, Viewer viewer) {
    if (!top) {
      return question.on(question.base(), question.scope(), viewer);
    }
    Scope scope = question.scope() == Scope.ONE_LEVEL ? Scope.BASE : Scope.SUBTREE;
    return question.on(Tree.SUFFIX, scope, viewer);
  }

  private void find(Connection connection, int messageId, Search search) {
    try {
      Optional<SearchResult> answered =
          directory.searchQuickly(
              search,
              connection.caller().use().entries(connection.caller().address()),
              messageId,
              (bytes, length) -> {
                connection.send(bytes, length);
                return true;
              });
      if (answered.isPresent()) {
        connection.caller().trace(Act.SEARCH, answered.get().code(), answered.get().entries());
      } else {
        slowSearches.add(new SlowSearch(directory, connection, search, messageId));
      }
    } catch (RuntimeException broken) {
      SEARCH_LOG.error("a search of {} failed", connection.address(), broken);
      done(connection, messageId, OTHER, "the search failed; the server's log says why");
    }
  }

  private static void fixed(
      Connection connection, int messageId, Search question, FixedEntry entry) {
    if (fails(connection, messageId, question, entry)) {
      return;
    }
    if (question.scope() != Scope.ONE_LEVEL) {
      sendWhenMatching(connection, messageId, question, entry);
    }
    done(connection, messageId, SUCCESS, "");
  }

  /** Whether the search ends because its assertion is not true of the base object (RFC 4528). */
  private static boolean fails(
      Connection connection, int messageId, Search question, FixedEntry base) {
    if (question.assertion().isEmpty() || base.matches(question.assertion().get())) {
      return false;
    }
    done(
        connection,
        messageId,
        SearchResult.ASSERTION_FAILED,
        "the assertion is not true of the base object");
    return true;
  }

  private void monitored(Connection connection, int messageId, Search question) {
    Optional<List<FixedEntry>> entries = monitor.in(question.base(), question.scope());
    if (entries.isEmpty()) {
      done(connection, messageId, NO_SUCH_OBJECT, "cn=monitor has no entry of that name");
      return;
    }
    FixedEntry base = monitor.in(question.base(), Scope.BASE).orElseThrow().get(0);
    if (fails(connection, messageId, question, base)) {
      return;
    }
    entries.get().forEach(each -> sendWhenMatching(connection, messageId, question, each));
    done(connection, messageId, SUCCESS, "");
  }

  private static void sendWhenMatching(
      Connection connection, int messageId, Search question, FixedEntry entry) {
    if (entry.matches(question.filter())) {
      connection.send(
          LdapMessages.entry(
              messageId, entry.dn(), entry.select(question.attributes()), question.typesOnly()));
    }
  }

  private static void done(Connection connection, int messageId, int code, String sentence) {
    connection.answer(LdapMessages.SEARCH_DONE, messageId, code, sentence);
  }
}
