package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.CompareOutcome;
import fr.annuairesante.server.search.Viewer;
import org.apache.directory.api.ldap.model.message.CompareRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;

/** Answers compares (RFC 4511 §4.10): one look-up, on the I/O thread. */
final class CompareHandler extends LdapRequestHandler<CompareRequest> {

  private static final int ASSERTION_FAILED = 122;

  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;

  private final Directory directory;

  CompareHandler(Directory directory) {
    this.directory = directory;
  }

  @Override
  public void handle(LdapSession session, CompareRequest message) {
    Connection connection = Connection.of(session.getIoSession());
    CompareRequested request = (CompareRequested) message;
    int messageId = request.getMessageId();
    if (request.refusal() != null) {
      answer(connection, messageId, request.refusal().code(), request.refusal().sentence());
      return;
    }
    Viewer viewer = connection.viewer();
    if (viewer.sees() == Viewer.Sight.NOTHING) {
      answer(connection, messageId, INSUFFICIENT_ACCESS_RIGHTS, connection.caller().loginFirst());
      return;
    }
    CompareRequested.Question question = request.question();
    CompareOutcome outcome =
        directory.compare(
            question.dn(), question.attribute(), question.value(), question.assertion(), viewer);
    switch (outcome) {
      case FALSE -> answer(connection, messageId, 5, "");
      case TRUE -> answer(connection, messageId, 6, "");
      case NO_SUCH_ATTRIBUTE -> answer(connection, messageId, 16, "the entry has no such value");
      case UNDEFINED_TYPE ->
          answer(connection, messageId, 17, "no attribute type of that name is known");
      case NO_SUCH_OBJECT -> answer(connection, messageId, 32, "");
      case ASSERTION_FAILED ->
          answer(connection, messageId, ASSERTION_FAILED, "the assertion is not true of the entry");
      case INVALID_DN -> answer(connection, messageId, 34, "the name cannot be read");
    }
  }

  private static void answer(Connection connection, int messageId, int code, String sentence) {
    connection.answer(LdapMessages.COMPARE_RESPONSE, messageId, code, sentence);
  }
}
