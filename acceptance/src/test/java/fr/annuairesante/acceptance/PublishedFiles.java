package fr.annuairesante.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A web server that publishes files as the national one does: under a fixed address, with the
 * stamped name in a header, in parts when asked; and that can be cut or down for a while.
 */
final class PublishedFiles implements AutoCloseable {

  private static final String FIRST = "Fri, 20 Nov 2026 01:00:00 GMT";
  private static final String LATER = "Sat, 21 Nov 2026 01:00:00 GMT";

  private final HttpServer server;
  private final String scheme;
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger downs = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Path file;
  private volatile String version = "\"1\"";
  private volatile String modified = FIRST;

  private PublishedFiles(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/telecharger", this::serve);
    server.start();
  }

  static PublishedFiles plain() throws IOException {
    return new PublishedFiles(HttpServer.create(anyPort(), 0), "http");
  }

  static PublishedFiles encrypted(ServerKey key) throws IOException, GeneralSecurityException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(key)));
    return new PublishedFiles(server, "https");
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SSLContext context(ServerKey key) throws IOException, GeneralSecurityException {
    char[] password = "essai".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("k", key.key(), password, key.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  String address() {
    return scheme + "://localhost:" + server.getAddress().getPort() + "/telecharger";
  }

  /** Publishes another file from now on. */
  void publish(Path next, String itsVersion) {
    file = next;
    version = "\"" + itsVersion + "\"";
  }

  /** The same with another date. */
  void publishLater(Path next, String itsVersion) {
    publish(next, itsVersion);
    modified = LATER;
  }

  /** Breaks the next answers off in their middle. */
  void cut(int answers) {
    cuts.set(answers);
  }

  /** Answers the next requests with 503. */
  void down(int answers) {
    downs.set(answers);
  }

  /** What was asked: each request's Range, or nothing, and its answer's code. */
  List<String> requests() {
    return requests;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = Optional.ofNullable(header(exchange, "Range")).orElse("");
      if (downs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        answer(exchange, range, 503, -1);
        return;
      }
      exchange.getResponseHeaders().set("ETag", version);
      exchange.getResponseHeaders().set("Last-Modified", modified);
      exchange
          .getResponseHeaders()
          .set("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"");
      if (modified.equals(header(exchange, "If-Modified-Since"))) {
        answer(exchange, range, 304, -1);
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      boolean part = !range.isEmpty() && version.equals(header(exchange, "If-Range"));
      int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
      if (part) {
        String of = "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length;
        exchange.getResponseHeaders().set("Content-Range", of);
      }
      boolean cut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      int length = bytes.length - from;
      answer(exchange, range, part ? 206 : 200, length);
      exchange.getResponseBody().write(bytes, from, cut ? length / 2 : length);
      exchange.getResponseBody().flush();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private void answer(HttpExchange exchange, String range, int code, long length)
      throws IOException {
    requests.add((range + " " + code).strip());
    exchange.sendResponseHeaders(code, length);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
