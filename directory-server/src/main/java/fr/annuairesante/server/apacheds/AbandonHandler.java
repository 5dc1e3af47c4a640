package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.message.AbandonRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;

/**
 * Stops one search of the same connection and no other (RFC 4511 §4.11; ApacheDS's own closes all
 * paged searches, APACHEDS C3). ApacheDS drops it before login, when there is nothing to stop.
 */
final class AbandonHandler extends LdapRequestHandler<AbandonRequest> {

  @Override
  public void handle(LdapSession session, AbandonRequest request) {
    Connection.of(session.getIoSession()).abandon(request.getAbandoned());
  }
}
