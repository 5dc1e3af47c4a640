package fr.annuairesante.acceptance;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** lbdb's LDAP module, which mutt asks, as {@code docs/clients/lbdb.md} says. */
class LbdbTest extends NameLookup {

  LbdbTest(ServedSample sample) {
    super(sample, "lbdb");
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    Path home = sample.newFolder();
    Files.createDirectory(home.resolve(".lbdb"));
    for (String file : List.of("~/.lbdb/lbdbrc", "~/.lbdb/ldap.rc")) {
      Files.writeString(home.resolve(file.substring(2)), access.into(page.file(file)));
    }
    String command = page.command("lbdbq").replace("helene d'haute", typed);
    return Annuaire.program("", Map.of("HOME", home.toString()), List.of("sh", "-c", command));
  }
}
