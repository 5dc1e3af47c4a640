package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.search.Search;
import org.apache.directory.api.ldap.model.message.SearchRequestImpl;

/**
 * A search request as read from the wire. For ApacheDS it is a search request with a message number
 * and no content: only {@link SearchHandler} looks at it.
 */
final class SearchRequested extends SearchRequestImpl {

  /** As nobody yet asks it; null when the request is refused. */
  private final Search question;

  private final Refusal refusal;

  SearchRequested(int messageId, Search question, Refusal refusal) {
    setMessageId(messageId);
    this.question = question;
    this.refusal = refusal;
  }

  Search question() {
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
