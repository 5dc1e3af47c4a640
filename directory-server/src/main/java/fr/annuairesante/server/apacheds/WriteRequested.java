package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.write.Asked;
import org.apache.directory.api.ldap.model.message.AbstractRequest;
import org.apache.directory.api.ldap.model.message.MessageTypeEnum;
import org.apache.directory.api.ldap.model.message.ResultResponse;
import org.apache.directory.api.ldap.model.message.ResultResponseRequest;

/**
 * An add, modify, delete or rename as read from the wire. For ApacheDS it is a request with a
 * message number and no content: only {@link WriteHandler} looks at it.
 */
final class WriteRequested extends AbstractRequest implements ResultResponseRequest {

  private final Asked asked;
  private final Refusal refusal;

  /**
   * @param refusal why it is not carried out, or null
   */
  WriteRequested(int messageId, MessageTypeEnum type, Asked asked, Refusal refusal) {
    super(messageId, type, true);
    this.asked = asked;
    this.refusal = refusal;
  }

  Asked asked() {
    return asked;
  }

  Refusal refusal() {
    return refusal;
  }

  /** Only asked for when ApacheDS answers by itself, which it is not configured to. */
  @Override
  public ResultResponse getResultResponse() {
    throw new UnsupportedOperationException("answers are written by their handler");
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
