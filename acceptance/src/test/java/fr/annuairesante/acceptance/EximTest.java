package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exim's LDAP lookups as {@code docs/clients/exim.md} says. */
class EximTest extends NameLookup {

  private final Unpacked exim = Unpacked.named("exim");

  EximTest(ServedSample sample) {
    super(sample, "exim");
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    String name = typed.replace("'", "'\\''");
    return run(
        access, page.command("exim4 -be '${lookup ldapm").replace("helene d'\\''haute", name));
  }

  private Ended run(Access access, String command) throws IOException {
    Path folder = sample.newFolder();
    Path settings = folder.resolve("exim4.conf");
    String pasted = access.into(page.file("/etc/exim4/conf.d/main/000_annuaire"));
    Files.writeString(settings, "keep_environment =\n" + pasted);
    return Annuaire.program(
        "",
        exim.environment(folder, "Debian-exim"),
        List.of("sh", "-c", command.replace("exim4 ", "exim4 -C " + settings + " ")));
  }

  @Test
  void theNameOfAnAddressIsFound() throws IOException {
    String command = page.command("exim4 -be '${lookup ldap ");
    String found = run(sample.access(), command).expect(0).out();
    assertTrue(Extract.fold(found).contains("secretariat de cardiologie"), found);
    String nobody = command.replace(CARDIOLOGY, "cardiologie@chu-exemple.mssante.fr");
    assertEquals(List.of("nobody"), run(sample.access(), nobody).expect(0).lines());
  }
}
