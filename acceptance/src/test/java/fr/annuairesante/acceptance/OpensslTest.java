package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code openssl s_client} sees of the server's TLS. */
@ExtendWith(SharedServer.class)
class OpensslTest {

  private final ServedSample sample;

  OpensslTest(ServedSample sample) {
    this.sample = sample;
  }

  @Test
  void tls13And12AreSpokenAnd11IsRefused() {
    Ended modern = openssl("-tls1_3", "-verify_return_error");
    assertTrue(modern.out().contains("TLSv1.3"), modern.out() + modern.err());
    assertTrue(modern.out().contains("Verify return code: 0 (ok)"), modern.out());
    assertTrue(openssl("-tls1_2").out().contains("TLSv1.2"));
    Ended old = openssl("-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
    assertTrue(old.code() != 0, old.out());
  }

  private Ended openssl(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("openssl", "s_client", "-connect", "localhost:" + sample.server().port()));
    command.addAll(List.of("-CAfile", sample.certificate().toString(), "-servername", "localhost"));
    command.addAll(List.of(options));
    return Annuaire.program("", Map.of(), command);
  }
}
