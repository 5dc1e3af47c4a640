package fr.annuairesante.server.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a list of revoked certificates by HTTP or HTTPS, in bounded time and memory; the JDK's
 * own client bounds neither a body's size nor its time. Thread-safe.
 */
final class CrlDownload {

  private final int mostBytes;
  private final Duration patience;

  /** Made when first needed: most servers read their lists from files. */
  private HttpClient client;

  CrlDownload(int mostBytes, Duration patience) {
    this.mostBytes = mostBytes;
    this.patience = patience;
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(patience)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
    }
    return client;
  }

  /**
   * The whole body of a successful answer.
   *
   * @throws IOException when there is none, or it is too large or too slow
   */
  byte[] fetch(URI url) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(patience).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client()
            .sendAsync(
                request,
                head -> {
                  if (head.statusCode() != 200) {
                    throw new IllegalStateException("the server answers " + head.statusCode());
                  }
                  return new Body(mostBytes);
                });
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).body();
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new IOException("not all of it came within " + patience.toSeconds() + " s", slow);
    } catch (ExecutionException failed) {
      throw new IOException(reason(failed.getCause()), failed.getCause());
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("the server is stopping", stop);
    }
  }

  /** What the innermost cause says; the JDK says nothing of a refused connection. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Collects a body, up to a size. */
  private static final class Body implements BodySubscriber<byte[]> {

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.Subscription subscription;

    Body(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) {
        if (bytes.size() + piece.remaining() > most) {
          subscription.cancel();
          whole.completeExceptionally(new IOException("it is larger than " + most + " bytes"));
          return;
        }
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        bytes.writeBytes(copy);
      }
    }

    @Override
    public void onError(Throwable failure) {
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      whole.complete(bytes.toByteArray());
    }
  }
}
