package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Postfix's LDAP tables as {@code docs/clients/postfix.md} says. */
class PostfixTest extends ClientContract {

  private static final String TABLE = "/etc/postfix/annuaire.cf";

  private final Unpacked postfix = Unpacked.named("postfix");

  PostfixTest(ServedSample sample) {
    super(sample, "postfix");
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    return ask(access.into(page.file(TABLE)), typed);
  }

  private Ended ask(String settings, String typed) throws IOException {
    Path folder = sample.newFolder();
    Path table = notNew(folder.resolve("annuaire.cf"), settings);
    notNew(
        folder.resolve("main.cf"),
        String.format(
            "compatibility_level = 3.6%nmeta_directory = %s%nshlib_directory = %s%n",
            folder, postfix.root().resolve("usr/lib/postfix")));
    notNew(folder.resolve("dynamicmaps.cf"), "ldap postfix-ldap.so dict_ldap_open\n");
    Map<String, String> environment = postfix.environment(folder, "postfix", "postdrop");
    environment.put("MAIL_CONFIG", folder.toString());
    String command =
        page.command("postmap").replace(CARDIOLOGY, typed).replace(TABLE, table.toString());
    return Annuaire.program("", environment, List.of("sh", "-c", command));
  }

  /** Writes a file of some age: Postfix waits for seconds until a new one is surely complete. */
  private static Path notNew(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(0));
  }

  @Test
  void anAddressOfTheDirectoryIsFoundWhateverItsCase() throws IOException {
    for (String typed : List.of(CARDIOLOGY, "Secretariat.Cardiologie@CHU-Exemple.MSSante.fr")) {
      assertEquals(List.of(CARDIOLOGY), ask(sample.access(), typed).expect(0).lines());
    }
  }

  @Test
  void anotherAddressIsNot() throws IOException {
    for (String typed :
        List.of(
            "personne@chu-exemple.mssante.fr",
            "secrétariat.cardiologie@chu-exemple.mssante.fr",
            "*@chu-exemple.mssante.fr")) {
      Ended ended = ask(sample.access(), typed).expect(1);
      assertEquals("", ended.out() + ended.err(), typed);
    }
  }

  @Test
  void ldapVersion2IsCorrectedByPostfixItself() throws IOException {
    String settings = sample.access().into(page.file(TABLE)).replace("version = 3", "version = 2");
    Ended ended = ask(settings, CARDIOLOGY).expect(0);
    assertTrue(ended.err().contains("URL scheme ldaps requires protocol version 3"), ended.err());
  }
}
