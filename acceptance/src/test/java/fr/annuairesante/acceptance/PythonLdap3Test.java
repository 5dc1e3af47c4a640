package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static fr.annuairesante.acceptance.ServedSample.LE_GOFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Python's ldap3, with the programs of {@code docs/clients/python-ldap3.md}. */
class PythonLdap3Test extends NameLookup {

  private static final String ASYNC = "annuaire_async.py";
  private static final String THREADS = "annuaire_threads.py";

  PythonLdap3Test(ServedSample sample) {
    super(sample, "python-ldap3");
  }

  @Override
  Ended ask(Access access, String typed) throws IOException {
    return run(access, "annuaire.py", typed);
  }

  @Test
  void questionsThatDoNotWaitAreAllAnswered() throws IOException {
    for (String program : List.of(ASYNC, THREADS)) {
      Ended ended =
          run(sample.access(), program, "hélène d'haute", "le goff jean", "secrétariat de cardio");
      String found = ended.expect(0).out();
      assertTrue(found.indexOf(HELENE) >= 0, found);
      assertTrue(found.indexOf(LE_GOFF) > found.indexOf(HELENE), found);
      assertTrue(found.indexOf(CARDIOLOGY) > found.indexOf(LE_GOFF), found);
    }
  }

  @Test
  void theOtherStrategiesCheckPasswordAndCertificateToo() throws IOException {
    for (String program : List.of(ASYNC, THREADS)) {
      page.foretells("the password", run(sample.wrongPassword(), program, "helene"));
      page.foretells(
          "the certificate is not the server's", run(sample.otherCertificate(), program, "helene"));
    }
  }

  @Test
  void itFindsWhatLdapsearchFinds() {
    Ldapsearch ldapsearch = new Ldapsearch(sample);
    for (String filter :
        List.of("(mail=*cardio*)", "(cn=*jean*)", "(&(TypeBAL=PER)(sn=l*))", "(gn=hélène)")) {
      List<String> said = search(filter).expect(0).lines();
      assertEquals("0", said.get(said.size() - 1), filter);
      Set<String> found = Ldapsearch.lower(said.subList(0, said.size() - 1));
      assertEquals(ldapsearch.addresses(filter), found, filter);
      assertFalse(found.isEmpty(), filter);
    }
  }

  /** Runs one of the page's programs; they use each other. */
  private Ended run(Access access, String program, String... typed) throws IOException {
    Path folder = sample.newFolder();
    for (String file : List.of("annuaire.py", ASYNC, THREADS)) {
      Files.writeString(folder.resolve(file), access.into(page.file(file)));
    }
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/python3", folder.resolve(program).toString()));
    command.addAll(List.of(typed));
    return Annuaire.program("", Map.of("PYTHONUTF8", "1"), command);
  }

  /** The addresses of any filter, then the result code; the schema must be readable. */
  private Ended search(String filter) {
    return Annuaire.program(
        ServedSample.PASSWORD + "\n",
        Map.of("PYTHONUTF8", "1"),
        List.of(
            "/usr/bin/python3",
            Project.ROOT.resolve("acceptance/src/test/resources/clients/search.py").toString(),
            Integer.toString(sample.server().port()),
            sample.certificate().toString(),
            ServedSample.LOGIN,
            ServedSample.MAILBOXES,
            filter,
            "mail"));
  }
}
