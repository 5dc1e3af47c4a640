package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.WriteLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

  @TempDir private Path folder;

  @Test
  void leavesEveryKeyOfAnEmptyFileAtItsDefault() throws Exception {
    assertEquals(ServerConfig.of(ConfigFile.defaults()), read(""));
    assertEquals(ServerConfig.of(ConfigFile.defaults()), read("# rien\n"));
  }

  @Test
  void readsWhatTheFileSays() throws Exception {
    ServerConfig config = read("ldaps-port: 3636\nidle-seconds: 60\nldaps-address: 127.0.0.1\n");
    assertEquals(3636, config.ldapsPort());
    assertEquals(60, config.connectionLimits().idleSeconds());
    assertEquals("127.0.0.1", config.ldapsAddress());
    assertEquals(1000, config.searchLimits().entries());
  }

  @Test
  void readsWhatWritesMayCost() throws Exception {
    WriteLimits limits =
        read("""
                journal-megabytes: 7
                uncommitted-megabytes: 3
                uncommitted-seconds: 2
                waiting-writes: 5
                values-per-attribute: 6
                modify-steps: 8
                entry-bytes: 9
                """)
            .writeLimits();
    assertEquals(new WriteLimits(7L << 20, 3L << 20, Duration.ofSeconds(2), 5, 6, 8, 9), limits);
    ServerConfig config = read("writes-per-connection: 4\nbatch-queue: 3\n");
    assertEquals(4, config.connectionLimits().writesPerConnection());
    assertEquals(3, config.connectionLimits().batchQueue());
    assertEquals(WriteLimits.DEFAULT, config.writeLimits());
  }

  @Test
  void refusesAnUnknownKeyAndListsTheKnownOnes() {
    Failure failure = refused("ldaps-prot: 3636\n");
    assertTrue(failure.getMessage().contains("ldaps-prot"), failure.getMessage());
    for (ConfigKey key : ConfigKey.values()) {
      assertTrue(failure.hint().contains(key.key()), failure.hint());
    }
  }

  @Test
  void refusesAValueOfAnotherKindWithItsKey() {
    assertEquals(
        "ldaps-port: \"seize\" is not a whole number from 0 to 65535",
        refused("ldaps-port: seize").getMessage());
    assertEquals(
        "ldaps-port: 70000 is not a whole number from 0 to 65535",
        refused("ldaps-port: 70000").getMessage());
    assertEquals(
        "search-entries: 0 is not a whole number from 1 to 2147483647",
        refused("search-entries: 0").getMessage());
    assertEquals(
        "ldaps-address: [\"a\"] is not a text", refused("ldaps-address: [a]").getMessage());
  }

  @Test
  void refusesTheSameKeyTwice() {
    Failure failure = refused("ldaps-port: 1\nldaps-port: 2\n");
    assertTrue(failure.getMessage().contains("line 2"), failure.getMessage());
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertTrue(refused("ldaps-port: [1\n").getMessage().contains("no valid YAML"));
    assertTrue(refused("- a\n- b\n").getMessage().contains("holds no keys"));
  }

  @Test
  void refusesACertificateWithoutItsKey() {
    assertTrue(refused("certificate: server.pem\n").getMessage().contains("private-key"));
  }

  @Test
  void refusesAuthoritiesWithoutTheirListsOfRevokedCertificates() throws Exception {
    assertTrue(refused("operator-roots: igc.pem\n").getMessage().contains("operator-crls"));
    assertTrue(refused("operator-crls: crls\n").getMessage().contains("operator-roots"));
    assertTrue(
        refused("operator-roots: igc.pem\noperator-crls: crls, ldap://annuaire/crl\n")
            .getMessage()
            .contains("ldap://annuaire/crl is neither"));
    ServerConfig config =
        read("operator-roots: igc.pem\noperator-crls: crls, http://igc/un.crl,https://igc/2.crl\n");
    assertEquals(
        List.of("crls", "http://igc/un.crl", "https://igc/2.crl"),
        config.operators().orElseThrow().crls());
  }

  private Failure refused(String yaml) {
    return assertThrows(Failure.class, () -> read(yaml));
  }

  private ServerConfig read(String yaml) throws Failure, IOException {
    Path file = folder.resolve("annuaire.yaml");
    Files.writeString(file, yaml);
    return ServerConfig.of(ConfigFile.values(file));
  }
}
