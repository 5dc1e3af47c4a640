package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;

/** Node's ldapts, with the program of {@code docs/clients/ldapts.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LdaptsTest extends NameLookup {

  private static final Path PINNED =
      Project.ROOT.resolve("acceptance/src/test/resources/clients/ldapts");

  private final Path folder;

  LdaptsTest(ServedSample sample) throws IOException {
    super(sample, "ldapts");
    folder = sample.newFolder();
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(PINNED.resolve(file), folder.resolve(file));
    }
    Ended installed =
        Annuaire.program(
            "", Map.of(), List.of("npm", "ci", "--prefix", folder.toString(), "--prefer-offline"));
    assertEquals(0, installed.code(), () -> "ldapts needs the network once: " + installed);
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    Path program = folder.resolve("annuaire.mjs");
    Files.writeString(program, access.into(page.file("annuaire.mjs")));
    return Annuaire.program("", Map.of(), List.of("node", program.toString(), typed));
  }
}
