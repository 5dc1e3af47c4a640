package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.message.UnbindRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;

/** Ends the connection and what is at work on it (RFC 4511 §4.3). */
final class UnbindHandler extends LdapRequestHandler<UnbindRequest> {

  @Override
  public void handle(LdapSession session, UnbindRequest request) {
    Connection.of(session.getIoSession()).abandonAll();
    session.getIoSession().closeNow();
  }
}
