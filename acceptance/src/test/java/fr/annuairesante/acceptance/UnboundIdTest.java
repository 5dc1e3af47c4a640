package fr.annuairesante.acceptance;

import com.unboundid.ldap.sdk.LDAPConnection;
import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The UnboundID SDK, with the program of {@code docs/clients/unboundid.md}. */
class UnboundIdTest extends NameLookup {

  UnboundIdTest(ServedSample sample) {
    super(sample, "unboundid");
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    Path program = sample.newFolder().resolve("Annuaire.java");
    Files.writeString(program, access.into(page.file("Annuaire.java")));
    return Annuaire.program(
        "",
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            sdk().toString(),
            program.toString(),
            typed));
  }

  private static Path sdk() {
    try {
      return Path.of(
          LDAPConnection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException noPath) {
      throw new AssertionError(noPath);
    }
  }
}
