package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our own commands beside a running server. */
@ExtendWith(SharedServer.class)
class OurCommandsTest {

  private final ServedSample sample;
  private final Ldapsearch ldapsearch;

  OurCommandsTest(ServedSample sample) {
    this.sample = sample;
    ldapsearch = new Ldapsearch(sample);
  }

  @Test
  void lookupTrustsOnlyTheCertificateItWasGiven() {
    Ended found = lookup(sample.access(), "helene d'haute", "secretariat de cardio").expect(0);
    assertTrue(found.out().contains("<" + HELENE + ">"), found.out());
    assertTrue(found.out().contains("<" + CARDIOLOGY + ">"), found.out());
    assertTrue(lookup(sample.access(), "zzzzqq").expect(1).out().contains("0 found"));
    Ended untrusted = lookup(sample.otherCertificate(), "helene").expect(1);
    assertTrue(untrusted.err().contains("certificate"), untrusted.err());
  }

  @Test
  void accountsChangeWhileTheServerRuns() throws IOException {
    String data = sample.data().toString();
    Path password = sample.newFolder().resolve("second");
    Files.writeString(password, "encore un mot de passe");
    List<String> login =
        List.of("-D", "uid=second,ou=comptes,dc=mssante,dc=fr", "-y", password.toString());
    Annuaire.runTyping("encore un mot de passe\n", "account", "add", "second", "--data", data)
        .expect(0);
    searchAs(login).expect(0);
    assertTrue(Annuaire.run("account", "list", "--data", data).lines().contains("second"));
    Annuaire.runTyping("un tout nouveau mot\n", "account", "passwd", "second", "--data", data)
        .expect(0);
    searchAs(login).expect(49);
    Files.writeString(password, "un tout nouveau mot");
    searchAs(login).expect(0);
    Annuaire.run("account", "remove", "second", "--data", data).expect(0);
    searchAs(login).expect(49);
    Annuaire.runTyping("court\n", "account", "add", "third", "--data", data).expect(1);
  }

  @Test
  void aServedDirectoryIsNeitherImportedIntoNorServedTwice() {
    String data = sample.data().toString();
    Ended imported = Annuaire.run(Annuaire.withFiles(sample.files(), "import", "--data", data));
    assertTrue(imported.expect(1).err().contains("in use"), imported.err());
    Ended served = Annuaire.run("serve", "--data", data, "--ldaps-port", "0");
    assertTrue(served.expect(1).err().contains("in use"), served.err());
    assertEquals(Set.of(HELENE), ldapsearch.addresses("(mail=" + HELENE + ")"));
  }

  private Ended searchAs(List<String> login) {
    return ldapsearch.with(login, "(mail=" + HELENE + ")", "mail");
  }

  private Ended lookup(Access access, String... texts) {
    List<String> arguments =
        new ArrayList<>(
            List.of("lookup", "--url", sample.server().url(), "--account", ServedSample.ACCOUNT));
    arguments.addAll(List.of("--certificate", access.certificate().toString()));
    arguments.addAll(List.of(texts));
    return Annuaire.runTyping(ServedSample.PASSWORD + "\n", arguments.toArray(String[]::new));
  }
}
