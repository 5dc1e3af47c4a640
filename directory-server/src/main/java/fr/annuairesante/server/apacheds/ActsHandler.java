package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.WriteFailure;
import fr.annuairesante.server.acts.Actors;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Batches;
import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.acts.Receipt;
import fr.annuairesante.server.trace.Act;
import fr.annuairesante.trust.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the extended operations of operators and the agency: parts of batches, questions. */
final class ActsHandler {

  static final List<String> ALL = List.of(BatchPart.OID, Questions.OID);

  private static final Logger LOG = LoggerFactory.getLogger(ActsHandler.class);
  private static final int SUCCESS = 0;
  private static final int PROTOCOL_ERROR = 2;
  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;
  private static final int BUSY = 51;
  private static final int UNAVAILABLE = 52;
  private static final int OTHER = 80;

  private final Batches batches;
  private final Questions questions;
  private final Executor pool;

  /**
   * @param pool reads parts and answers questions, which an I/O thread has no time for
   */
  ActsHandler(Directory directory, Executor pool) {
    this.batches = new Batches(directory);
    this.questions = new Questions(directory);
    this.pool = pool;
  }

  void handle(Connection connection, ExtendedRequested request) {
    int messageId = request.getMessageId();
    String by = connection.viewer().accountDn();
    Optional<Actor> actor = Actors.of(connection.viewer());
    if (actor.isEmpty()) {
      refuse(
          connection,
          messageId,
          INSUFFICIENT_ACCESS_RIGHTS,
          by.isEmpty()
              ? connection.caller().loginFirst()
              : "only operators, by their certificate, and accounts of the agency act here");
      return;
    }
    try {
      pool.execute(() -> work(connection, request, actor.get(), by));
    } catch (RejectedExecutionException full) {
      refuse(connection, messageId, BUSY, "too many batches are at work; try again in a moment");
    }
  }

  private void work(Connection connection, ExtendedRequested request, Actor actor, String by) {
    int messageId = request.getMessageId();
    try {
      if (request.getRequestName().equals(Questions.OID)) {
        done(connection, messageId, questions.answer(actor, request.value()));
        return;
      }
      var unused =
          batches
              .carryOut(actor, by, BatchPart.of(request.value()))
              .thenApply(Receipt::toJson)
              .whenComplete(
                  (receipt, failed) -> {
                    if (failed == null) {
                      done(connection, messageId, receipt);
                    } else {
                      failed(connection, messageId, failed);
                    }
                  });
    } catch (RuntimeException failed) {
      failed(connection, messageId, failed);
    }
  }

  private static void done(Connection connection, int messageId, String json) {
    connection.send(LdapMessages.extended(messageId, json.getBytes(StandardCharsets.UTF_8)));
    connection.caller().trace(Act.EXTENDED, SUCCESS, 0);
  }

  private static void failed(Connection connection, int messageId, Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    if (cause instanceof IllegalArgumentException unreadable) {
      refuse(
          connection,
          messageId,
          PROTOCOL_ERROR,
          "the value cannot be read: " + unreadable.getMessage());
    } else if (cause instanceof WriteFailure unwritten) {
      int code = unwritten.reason() == WriteFailure.Reason.BUSY ? BUSY : UNAVAILABLE;
      refuse(connection, messageId, code, unwritten.getMessage());
    } else {
      LOG.error("a batch of {} failed", connection.viewer().accountDn(), cause);
      refuse(connection, messageId, OTHER, "the request failed; the server's log says why");
    }
  }

  private static void refuse(Connection connection, int messageId, int code, String sentence) {
    connection.answer(LdapMessages.EXTENDED_RESPONSE, messageId, code, sentence);
  }
}
