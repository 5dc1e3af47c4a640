package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.ImportOperations;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.WriteFailure;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.run.RunRefused;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.trace.Act;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the extended operations of the nightly import ({@link ImportOperations}). */
final class ImportHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ImportHandler.class);
  private static final int SUCCESS = 0;
  private static final int PROTOCOL_ERROR = 2;
  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;
  private static final int BUSY = 51;
  private static final int UNAVAILABLE = 52;
  private static final int UNWILLING_TO_PERFORM = 53;
  private static final int OTHER = 80;

  private final ImportRuns runs;
  private final Executor pool;

  /**
   * @param pool for what reads the whole directory or journal
   */
  ImportHandler(ImportRuns runs, Executor pool) {
    this.runs = runs;
    this.pool = pool;
  }

  void handle(Connection connection, ExtendedRequested request) {
    Answer answer = new Answer(connection, request.getMessageId());
    if (!connection.viewer().may(Right.IMPORT)) {
      answer.refuse(INSUFFICIENT_ACCESS_RIGHTS, "this account may not import; see asHabilitation");
      return;
    }
    try {
      switch (request.getRequestName()) {
        case ImportOperations.READ -> later(answer, () -> read(answer, request.value()));
        case ImportOperations.REVERT -> later(answer, () -> revert(answer, request.value()));
        default -> apply(answer, Batch.of(request.value()));
      }
    } catch (IllegalArgumentException unreadable) {
      answer.refuse(PROTOCOL_ERROR, "the value cannot be read: " + unreadable.getMessage());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void later(Answer answer, Work work) {
    try {
      pool.execute(
          () -> {
            try {
              work.run();
            } catch (IOException | RuntimeException failed) {
              answer.failed(failed);
            }
          });
    } catch (RejectedExecutionException full) {
      answer.refuse(BUSY, "another import is at work; try again later");
    }
  }

  private void read(Answer answer, byte[] value) {
    String wanted = new String(value, StandardCharsets.US_ASCII);
    List<UnitKind> kinds = new ArrayList<>();
    for (char letter : wanted.substring(Math.min(1, wanted.length())).toCharArray()) {
      kinds.add(
          UnitKind.of(letter)
              .orElseThrow(() -> new IllegalArgumentException("no kind of unit is " + letter)));
    }
    if (wanted.indexOf(ImportOperations.DIGESTS) == 0) {
      runs.digests(kinds, answer::page);
    } else if (wanted.indexOf(ImportOperations.ENTRIES) == 0) {
      runs.entries(kinds, answer::page);
    } else {
      throw new IllegalArgumentException("nothing of that sort can be read: " + wanted);
    }
    answer.done(new byte[0]);
  }

  private void revert(Answer answer, byte[] value) throws IOException {
    String run = new String(value, StandardCharsets.UTF_8);
    answer.done(runs.revert(run, answer.connection.viewer().accountDn()).toBytes());
  }

  private void apply(Answer answer, Batch batch) {
    var unused =
        runs.apply(batch)
            .whenComplete(
                (applied, failed) -> {
                  if (failed == null) {
                    answer.done(applied.toBytes());
                  } else {
                    answer.failed(failed);
                  }
                });
  }

  /** What one request gets. */
  private static final class Answer {

    private final Connection connection;
    private final int messageId;

    Answer(Connection connection, int messageId) {
      this.connection = connection;
      this.messageId = messageId;
    }

    boolean page(byte[] page) {
      byte[] message = LdapMessages.intermediate(messageId, ImportOperations.READ, page);
      return connection.sendWhenTaken(message, message.length, () -> false);
    }

    void done(byte[] value) {
      connection.send(LdapMessages.extended(messageId, value));
      connection.caller().trace(Act.EXTENDED, SUCCESS, 0);
    }

    void failed(Throwable failed) {
      Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
      if (cause instanceof RunRefused refused) {
        refuse(UNWILLING_TO_PERFORM, refused.getMessage());
      } else if (cause instanceof IllegalArgumentException unreadable) {
        refuse(PROTOCOL_ERROR, "the request cannot be carried out: " + unreadable.getMessage());
      } else if (cause instanceof WriteFailure unwritten) {
        refuse(UNAVAILABLE, unwritten.getMessage());
      } else {
        LOG.error("an import request of {} failed", connection.address(), cause);
        refuse(OTHER, "the request failed; the server's log says why");
      }
    }

    void refuse(int code, String sentence) {
      connection.answer(LdapMessages.EXTENDED_RESPONSE, messageId, code, sentence);
    }
  }
}
