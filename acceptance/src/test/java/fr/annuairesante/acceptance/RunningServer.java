package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in its own process, on a free port, ready to answer. */
final class RunningServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready: ldaps://([^ :]+):(\\d+)( .*)?");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final List<String> said;
  private final int port;
  private final Path errors;

  private RunningServer(Process process, List<String> said, int port, Path errors) {
    this.process = process;
    this.said = said;
    this.port = port;
    this.errors = errors;
  }

  /** Starts {@code annuaire serve} and waits for its ready line. */
  static RunningServer start(Path data, String... options) throws IOException {
    return start(Map.of(), data, options);
  }

  /** The same with environment variables of its own. */
  static RunningServer start(Map<String, String> environment, Path data, String... options)
      throws IOException {
    List<String> command =
        Annuaire.command("serve", "--data", data.toString(), "--ldaps-port", "0");
    command.addAll(List.of(options));
    Path errors = Files.createTempFile("annuaire", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new RunningServer(process, said, Integer.parseInt(ready.group(2)), errors);
      }
    }
    throw new AssertionError("the server ended: " + said + Files.readString(errors));
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  String url() {
    return "ldaps://localhost:" + port;
  }

  /** What it printed up to its ready line. */
  List<String> said() {
    return said;
  }

  /** What its port of health and metrics answers. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String line = said.stream().filter(each -> each.startsWith("metrics: ")).findFirst().get();
    URI address = URI.create(line.substring("metrics: ".length()).replace("/metrics", path));
    return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What it wrote to standard error so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Sends SIGTERM; the exit code. */
  int terminate() {
    process.destroy();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the server does not end");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
    return process.exitValue();
  }

  /** Ends it as a power cut would. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      assertEquals(0, terminate());
    }
    Files.deleteIfExists(errors);
  }
}
