package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Page;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SortOrder;
import fr.annuairesante.server.search.Viewer;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.message.SearchRequestImpl;

/**
 * A search request as read from the wire. For ApacheDS it is a search request with a message number
 * and no content: only {@link SearchHandler} looks at it.
 */
final class SearchRequested extends SearchRequestImpl {

  /** What the client asks; {@code filter} is null when the request is refused. */
  record Question(
      String base,
      Scope scope,
      Filter filter,
      List<String> attributes,
      boolean typesOnly,
      int sizeLimitEntries,
      int timeLimitSeconds,
      Optional<SortOrder> order,
      Optional<Page> page) {

    Search on(String otherBase, Scope otherScope, Viewer viewer) {
      return new Search(
          otherBase,
          otherScope,
          filter,
          attributes,
          typesOnly,
          sizeLimitEntries,
          timeLimitSeconds,
          viewer,
          order,
          page);
    }
  }

  private final Question question;
  private final Refusal refusal;

  SearchRequested(int messageId, Question question, Refusal refusal) {
    setMessageId(messageId);
    this.question = question;
    this.refusal = refusal;
  }

  Question question() {
    return question;
  }

  /** Why it is not carried out, or null. */
  Refusal refusal() {
    return refusal;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
