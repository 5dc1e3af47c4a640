package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.unboundid.ldap.sdk.LDAPConnection;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the access trace says of operators. */
class OperatorTraceTest extends OperatorsOnAServer {

  @Test
  void theTraceSaysWhichCertificateLoggedIn() throws Exception {
    try (LDAPConnection connection = login(alpha)) {
      found(connection);
      operators.act(new Act.Suspend(new OperatorId("alpha"), "Visite."));
      refusedSearch(connection);
      refused(connection);
    }
    try (LDAPConnection connection = connect(client(insisting(stranger, new boolean[] {true})))) {
      refused(connection);
    }
    RunningServer.until(() -> matching(lines(), "connection=2 ") == 3);
    List<String> lines = lines();
    String serial = alpha.x509().getSerialNumber().toString(16);
    String which = " certificate=" + serial + " issuer=CN=AC%20Serveurs,O=Essais";
    assertEquals(
        1,
        matching(lines, "account=operateur/alpha" + which + " act=bind code=0 "),
        lines::toString);
    assertEquals(
        1,
        matching(lines, "account=operateur/alpha act=search code=0 entries=1 "),
        lines::toString);
    assertEquals(
        1, matching(lines, "account=operateur/alpha act=logout code=49 "), lines::toString);
    assertEquals(1, matching(lines, "account=- act=search code=50 "), lines::toString);
    assertEquals(1, matching(lines, "account=-" + which + " act=bind code=49 "), lines::toString);
    assertEquals(1, matching(lines, "account=- act=bind code=49 "), lines::toString);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("trace"))) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long matching(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }
}
