package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.filter.Filter;
import java.util.Optional;
import org.apache.directory.api.ldap.model.message.CompareRequestImpl;

/**
 * A compare request as read from the wire. For ApacheDS it is a compare request with a message
 * number and no content: only {@link CompareHandler} looks at it.
 */
final class CompareRequested extends CompareRequestImpl {

  private final Question question;
  private final Refusal refusal;

  /**
   * What is asked.
   *
   * @param assertion true of the entry, or nothing is compared (RFC 4528)
   */
  record Question(String dn, String attribute, String value, Optional<Filter> assertion) {}

  /**
   * @param refusal why it is not carried out, or null
   */
  CompareRequested(int messageId, Question question, Refusal refusal) {
    setMessageId(messageId);
    this.question = question;
    this.refusal = refusal;
  }

  Question question() {
    return question;
  }

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
