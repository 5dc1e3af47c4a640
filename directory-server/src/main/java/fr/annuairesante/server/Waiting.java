package fr.annuairesante.server;

import fr.annuairesante.server.journal.EncodedTransaction;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A change that waits for its turn, and what became of it. Decided by one thread; anybody may wait
 * for the outcome.
 */
final class Waiting<T> {

  private final String by;
  private final String origin;
  private final Changing<T> changing;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private T result;

  Waiting(String by, String origin, Changing<T> changing) {
    this.by = by;
    this.origin = origin;
    this.changing = changing;
  }

  /** Distinguished name of who asks for it. */
  String by() {
    return by;
  }

  CompletableFuture<T> outcome() {
    return outcome;
  }

  /** Empty when it changes nothing; it may then have failed, which ends its outcome. */
  Optional<EncodedTransaction> decide(Draft draft) {
    try {
      result = changing.decide(draft);
      return draft.isEmpty()
          ? Optional.empty()
          : Optional.of(EncodedTransaction.of(draft.transaction(origin)));
    } catch (IOException | RuntimeException refused) {
      outcome.completeExceptionally(refused);
      return Optional.empty();
    }
  }

  void acknowledge() {
    outcome.complete(result);
  }
}
