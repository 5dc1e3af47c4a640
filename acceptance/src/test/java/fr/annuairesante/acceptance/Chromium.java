package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's Chromium without a window, for the pages that people look at. It gets them from a server
 * of its own, in a frame as wide as asked, so that what a page asks for is seen.
 */
final class Chromium implements AutoCloseable {

  private static final Pattern MEASURED = Pattern.compile("measured (\\d+) of (\\d+)");

  private final Path pages;
  private final Path profile;
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A page laid out: its document, and how wide its content is. */
  record LaidOut(String document, int contentWidth, int frameWidth) {}

  /**
   * @param pages folder of the pages
   * @param profile an empty folder for what the browser keeps
   */
  Chromium(Path pages, Path profile) throws IOException {
    this.pages = pages;
    this.profile = profile;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /**
   * Lays a page out in a frame of that width, and puts a picture beside the profile.
   *
   * <p>Fails when the console shows an error (a refused request is one) or when the page asked the
   * server for anything besides itself.
   */
  LaidOut layOut(String page, int width) {
    asked.clear();
    String address =
        "http://localhost:" + server.getAddress().getPort() + "/frame/" + width + "/" + page;
    Path picture = profile.resolveSibling(page.replace(".html", "-" + width + ".png"));
    Ended ended = run(width, "--dump-dom", "--screenshot=" + picture, address);
    assertFalse(ended.err().contains("CONSOLE"), ended.err());
    assertTrue(asked.stream().allMatch(path -> path.equals("/" + page)), asked.toString());
    assertTrue(asked.size() > 0, "the page was not asked for");
    Matcher measured = MEASURED.matcher(ended.out());
    assertTrue(measured.find(), ended.out() + ended.err());
    assertTrue(Files.exists(picture), "no picture");
    return new LaidOut(
        ended.out(), Integer.parseInt(measured.group(1)), Integer.parseInt(measured.group(2)));
  }

  private Ended run(int width, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--virtual-time-budget=5000",
                "--user-data-dir=" + profile,
                "--window-size=" + Math.max(width, 500) + ",5000"));
    command.addAll(List.of(arguments));
    return Annuaire.program("", Map.of(), command).expect(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body;
      if (path.startsWith("/frame/")) {
        String[] parts = path.split("/", 4);
        body = frame(parts[2], parts[3]).getBytes(StandardCharsets.UTF_8);
      } else {
        asked.add(path);
        body = Files.readAllBytes(pages.resolve(path.substring(1)));
      }
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Its script and not the page's: it opens all details, measures, and copies the document out. */
  private static String frame(String width, String page) {
    return """
    <!DOCTYPE html><html><head><link rel="icon" href="data:,"></head>
    <body style="margin:0"><iframe id="f" src="/%s"
    style="border:0;width:%spx;height:5000px"></iframe><p id="m"></p><script>
    document.getElementById('f').onload = event => {
      const inner = event.target.contentDocument;
      inner.querySelectorAll('details').forEach(each => each.open = true);
      const widest = inner.documentElement.scrollWidth;
      inner.querySelectorAll('details').forEach(each => each.open = false);
      document.getElementById('m').textContent = 'measured ' + widest + ' of %s'
        + inner.body.innerText;
    };
    </script></body></html>
    """
        .formatted(page, width, width);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
