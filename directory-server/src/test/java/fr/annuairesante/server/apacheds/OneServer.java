package fr.annuairesante.server.apacheds;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with three mailboxes and one account, for all tests of a class. */
abstract class OneServer {

  @TempDir static Path folder;

  static RunningServer server;

  @BeforeAll
  static void serve() throws IOException {
    server = RunningServer.start(folder);
  }

  @AfterAll
  static void stopServing() throws IOException {
    server.close();
  }
}
