package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trace.Client;
import fr.annuairesante.server.write.Writes;
import java.util.concurrent.Executor;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;

/**
 * Carries out adds, modifies and deletes. Those that a connection sends without waiting are decided
 * in their order and may share one flush of the disk; its other requests wait for them.
 */
final class WriteHandler extends LdapRequestHandler<WriteRequested> {

  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;

  private final Writes writes;
  private final Executor answers;

  /**
   * @param answers one thread, so that answers keep their order; not the directory's writer, which
   *     has better to do than to encrypt
   */
  WriteHandler(Writes writes, Executor answers) {
    this.writes = writes;
    this.answers = answers;
  }

  @Override
  public void handle(LdapSession session, WriteRequested request) {
    Connection connection = Connection.of(session.getIoSession());
    byte tag = ResponseTags.of(request);
    int messageId = request.getMessageId();
    Viewer viewer = connection.viewer();
    if (request.refusal() != null) {
      connection.answer(tag, messageId, request.refusal().code(), request.refusal().sentence());
    } else if (viewer.sees() == Viewer.Sight.NOTHING) {
      connection.answer(
          tag, messageId, INSUFFICIENT_ACCESS_RIGHTS, connection.caller().loginFirst());
    } else {
      Caller caller = connection.caller();
      Client client = caller.client();
      long begun = caller.begun();
      connection.gate().writeStarts();
      var unused =
          writes
              .write(request.asked(), viewer)
              .thenAcceptAsync(
                  written -> {
                    connection.send(LdapMessages.written(tag, messageId, written));
                    caller.trace(client, ResponseTags.act(tag), begun, written.code().number(), 0);
                    connection.writeEnded();
                  },
                  answers);
    }
  }
}
