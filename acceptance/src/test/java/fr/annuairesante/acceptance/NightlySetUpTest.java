package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How {@code scripts/nightly} is set up: its configuration, a server, a password, systemd. */
class NightlySetUpTest extends ScriptedNights {

  private static final String PASSWORD = "un mot de passe d'été";

  @Test
  void silenceForTooLongEndsWithOne() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("depot"));
    Files.copy(mailboxes, drop.resolve(mailboxes.getFileName()));
    night(drop.toString()).expect(0);
    Ended silent = night(drop.toString(), "ANNUAIRE_STALE_AFTER_HOURS=48").expect(1);
    assertTrue(summary(silent).startsWith("nightly: STALE"), silent.out());
  }

  @Test
  void aServerIsImportedIntoWithAPasswordThatNoListOfProcessesShows() throws IOException {
    Path served = folder.resolve("served");
    Annuaire.run("import", "--data", "" + served, "" + register, "" + mailboxes).expect(0);
    String[] account = {"account", "add", "nuit", "--right", "import", "--data", "" + served};
    Annuaire.runTyping(PASSWORD + "\n", account).expect(0);
    Path seen = folder.resolve("seen");
    Path command = folder.resolve("annuaire");
    Files.writeString(
        command,
        """
        #!/bin/sh
        ps -ww -e -o args= >>'%1$s'
        env >>'%1$s'
        exec '%2$s' "$@"
        """
            .formatted(seen, Project.ROOT.resolve("scripts/annuaire")));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    Path password = Files.writeString(folder.resolve("mot de passe"), PASSWORD + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
    Path drop = Files.createDirectory(folder.resolve("depot"));
    Files.copy(nextMailboxes, drop.resolve(nextMailboxes.getFileName()));
    Path config = Files.writeString(folder.resolve("serve.yaml"), "stale-after-hours: 0\n");
    try (RunningServer server = RunningServer.start(served, "--config", config.toString())) {
      String[] lines = {
        "ANNUAIRE_COMMAND='" + command + "'",
        "ANNUAIRE_SERVER=" + server.url(),
        "ANNUAIRE_CERTIFICATE='" + served.resolve("tls/ldaps-certificate.pem") + "'",
        "ANNUAIRE_ACCOUNT=nuit",
        "ANNUAIRE_PASSWORD_FILE='" + password + "'"
      };
      Ended readable = night(drop.toString(), lines).expect(2);
      assertTrue(summary(readable).contains("others may read"), readable.out());
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      assertTrue(summary(night(drop.toString(), lines).expect(0)).contains("imported 1 files"));
      assertTrue(summary(night(drop.toString(), lines).expect(0)).contains("nothing new"));
      Files.writeString(password, "un autre\n");
      Files.copy(register, drop.resolve(register.getFileName()));
      Ended wrong = night(drop.toString(), lines).expect(1);
      assertTrue(wrong.err().contains("no account nuit with this password"), wrong.err());
    }
    String processes = Files.readString(seen);
    assertTrue(processes.contains("--account nuit"), processes);
    assertFalse(processes.contains(PASSWORD), "the password is in a list of processes");
    Annuaire.run("check", "--data", "" + served).expect(0);
  }

  @Test
  void aServerNeedsItsCertificateAndAnAccount() throws IOException {
    String server = "ANNUAIRE_SERVER=ldaps://localhost:1636";
    Ended none = night(folder.toString(), server).expect(2);
    assertTrue(summary(none).contains("ANNUAIRE_CERTIFICATE"), none.out());
    none = night(folder.toString(), server, "ANNUAIRE_CERTIFICATE=c.pem").expect(2);
    assertTrue(summary(none).contains("ANNUAIRE_ACCOUNT"), none.out());
    none = night(folder.toString(), "ANNUAIRE_PASSWORD_FILE=absent").expect(2);
    assertTrue(summary(none).contains("cannot read the password"), none.out());
  }

  @Test
  void twoNightsAtOnceAreOne() throws Exception {
    Files.createDirectories(files.resolve("incoming"));
    Path lock = files.resolve("incoming/lock");
    List<String> holding = List.of("flock", lock.toString(), "sh", "-c", "echo held; read end");
    Process other = new ProcessBuilder(holding).start();
    try {
      assertEquals("held", other.inputReader().readLine());
      Ended second = night(folder.toString()).expect(1);
      assertTrue(summary(second).contains("another run is at work"), second.out());
    } finally {
      other.outputWriter().close();
      other.waitFor();
    }
  }

  @Test
  void aConfigurationThatSaysTooLittleEndsWithTwo() throws IOException {
    Path config = folder.resolve("nightly.conf");
    Files.writeString(config, "ANNUAIRE_DATA=data\n");
    String script = Project.ROOT.resolve("scripts/nightly").toString();
    for (List<String> command :
        List.of(
            List.of(script),
            List.of(script, config.toString()),
            List.of(script, folder.resolve("absent").toString()))) {
      summary(Annuaire.program("", Map.of(), command).expect(2));
    }
  }

  @Test
  void systemdAcceptsTheUnits() throws IOException {
    Path units = Files.createDirectory(folder.resolve("units"));
    List<Path> ours = Project.below(Project.ROOT.resolve("packaging/systemd"), "");
    List<String> command =
        ours.stream()
            .filter(Files::isRegularFile)
            .map(unit -> installed(unit, units))
            .collect(Collectors.toList());
    assertEquals(3, command.size());
    command.addAll(0, List.of("systemd-analyze", "verify", "--man=no"));
    Ended verified = Annuaire.program("", Map.of(), command).expect(0);
    assertEquals("", verified.err());
  }

  /** A copy that finds its programs in this source tree. */
  private static String installed(Path unit, Path units) {
    try {
      Path copy = units.resolve(unit.getFileName());
      String text = Files.readString(unit);
      Files.writeString(copy, text.replace("=/opt/annuaire/", "=" + Project.ROOT + "/"));
      return copy.toString();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
