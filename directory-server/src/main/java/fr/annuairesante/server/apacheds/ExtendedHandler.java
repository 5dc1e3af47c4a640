package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.server.trace.Act;
import org.apache.directory.api.ldap.model.message.ExtendedRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.request.ExtendedRequestHandler;

/**
 * Answers extended operations (RFC 4511 §4.12): Who am I?, those of operators and of the import,
 * and refusals.
 */
final class ExtendedHandler extends ExtendedRequestHandler<ExtendedRequest> {

  private static final String START_TLS = "1.3.6.1.4.1.1466.20037";
  private static final int SUCCESS = 0;
  private static final int OPERATIONS_ERROR = 1;
  private static final int PROTOCOL_ERROR = 2;

  private final ActsHandler acts;
  private final ImportHandler imports;

  ExtendedHandler(ActsHandler acts, ImportHandler imports) {
    this.acts = acts;
    this.imports = imports;
  }

  @Override
  public void handle(LdapSession session, ExtendedRequest request) {
    Connection connection = Connection.of(session.getIoSession());
    int messageId = request.getMessageId();
    String oid = request.getRequestName();
    if (request instanceof ExtendedRequested ours && ActsHandler.ALL.contains(oid)) {
      acts.handle(connection, ours);
    } else if (request instanceof ExtendedRequested ours && ImportOperations.ALL.contains(oid)) {
      imports.handle(connection, ours);
    } else if (ServerEntries.WHO_AM_I.equals(oid)) {
      String dn = connection.viewer().accountDn();
      connection.send(LdapMessages.extended(messageId, dn.isEmpty() ? "" : "dn:" + dn));
      connection.caller().trace(Act.EXTENDED, SUCCESS, 0);
    } else if (START_TLS.equals(oid) && connection.secure()) {
      refuse(connection, messageId, OPERATIONS_ERROR, "TLS is already at work on this connection");
    } else if (START_TLS.equals(oid)) {
      refuse(connection, messageId, PROTOCOL_ERROR, "StartTLS is not offered; use the LDAPS port");
    } else {
      refuse(
          connection,
          messageId,
          PROTOCOL_ERROR,
          "extended operation " + oid + " is not known; supportedExtension lists all");
    }
  }

  private static void refuse(Connection connection, int messageId, int code, String sentence) {
    connection.answer(LdapMessages.EXTENDED_RESPONSE, messageId, code, sentence);
  }
}
