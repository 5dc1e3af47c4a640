package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged command says when it is called wrongly, or with nothing to work on. */
class UsageTest {

  @TempDir private Path folder;

  @Test
  void wrongUsageEndsWithTwoAndAHint() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("imporrt"),
            List.of("import", "--data", "x"),
            List.of("serve"),
            List.of("serve", "--data", "x", "--ldaps-port", "seize"),
            List.of("account"),
            List.of("account", "add", "--data", "x"),
            List.of("export", "--data", "x"),
            List.of("sample", "--out", "x", "--scale", "9"))) {
      Ended ended = Annuaire.run(wrong.toArray(String[]::new)).expect(2);
      assertTrue(ended.err().startsWith("error: "), wrong + ": " + ended.err());
      assertTrue(ended.err().contains("hint: try: annuaire"), wrong + ": " + ended.err());
      assertEquals("", ended.out());
    }
  }

  @Test
  void versionAndHelpEndWithZeroAndSayNothingElse() {
    Ended version = Annuaire.run("--version").expect(0);
    assertTrue(version.out().startsWith("annuaire "), version.out());
    assertEquals("", version.err());
    assertTrue(Annuaire.run("--help").expect(0).out().contains("Exit codes"));
  }

  @Test
  void aDataDirectoryThatDoesNotExistIsAFailureThatCreatesNothing() {
    Path data = folder.resolve("nulle part");
    for (List<String> command :
        List.of(
            List.of("serve", "--data", data.toString()),
            List.of("check", "--data", data.toString()),
            List.of("account", "list", "--data", data.toString()),
            List.of("export", "--data", data.toString(), "--ldif", "-"))) {
      Ended ended = Annuaire.run(command.toArray(String[]::new)).expect(1);
      assertTrue(ended.err().startsWith("error: "), command + ": " + ended.err());
      assertTrue(ended.err().contains("hint: "), command + ": " + ended.err());
      assertFalse(Files.exists(data), command.toString());
    }
  }

  @Test
  void anUnknownConfigurationKeyIsRefusedWithTheKnownOnes() throws IOException {
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(config, "ldaps-port: 3636\nldaps-prot: 3636\n");
    Ended ended = Annuaire.run("serve", "--data", folder.toString(), "--config", config.toString());
    ended.expect(1);
    assertTrue(ended.err().contains("ldaps-prot"), ended.err());
    assertTrue(ended.err().contains("search-entries"), ended.err());
  }

  @Test
  void theSchemaIsPrintedForBothServers() throws IOException {
    String openldap = Annuaire.run("schema", "--openldap").expect(0).out();
    assertTrue(openldap.contains("attributetype"), openldap);
    assertTrue(openldap.contains("'TypeBAL'"), openldap);
    Path file = folder.resolve("schema.ldif");
    assertEquals("", Annuaire.run("schema", "--apacheds", file.toString()).expect(0).out());
    assertTrue(Files.readString(file).contains("TypeBAL"));
  }
}
