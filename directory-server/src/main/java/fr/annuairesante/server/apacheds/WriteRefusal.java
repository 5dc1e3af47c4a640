package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.message.Request;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;

/** Answers one kind of writing operation: not through this port. */
final class WriteRefusal<T extends Request> extends LdapRequestHandler<T> {

  private static final int UNWILLING_TO_PERFORM = 53;

  private final byte responseTag;

  WriteRefusal(byte responseTag) {
    this.responseTag = responseTag;
  }

  @Override
  public void handle(LdapSession session, T request) {
    Connection.of(session.getIoSession())
        .answer(
            responseTag,
            request.getMessageId(),
            UNWILLING_TO_PERFORM,
            "this directory is read-only over LDAP; entries change through its imports");
  }
}
