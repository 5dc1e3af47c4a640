package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agency's commands beside a running server. */
class AgencyCommandsTest {

  private static final String PASSWORD = "une phrase de l’agence\n";
  private static final String DOMAIN = "oeuvre.mssante.fr";

  private static final String ACCOUNT = "agente";

  @TempDir private static Path folder;
  private static ServedSample sample;

  @BeforeAll
  static void serve() throws IOException {
    sample = ServedSample.start(folder, "0.001");
    Annuaire.runTyping(
            PASSWORD,
            "account",
            "add",
            ACCOUNT,
            "--right",
            "agence",
            "--data",
            sample.data().toString())
        .expect(0);
  }

  @AfterAll
  static void stop() throws IOException {
    sample.close();
  }

  private static Ended agency(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--url",
            sample.server().url(),
            "--certificate",
            sample.access().certificate().toString(),
            "--account",
            ACCOUNT));
    return Annuaire.runTyping(PASSWORD, arguments.toArray(String[]::new));
  }

  @Test
  void takesAnOperatorFromItsAdmissionToItsSuspension() {
    agency(
            "operator",
            "admit",
            "oeuvre",
            "--name",
            "Hôpital de l’Œuvre",
            "--siren",
            "356000000",
            "--referent",
            "Anaïs Noël",
            "--mail",
            "contact@exemple.fr",
            "--signed",
            "2026-01-15")
        .expect(0);
    agency(
            "operator",
            "add-certificate",
            "oeuvre",
            "--file",
            sample.access().certificate().toString())
        .expect(0);
    declare().expect(0);
    Ended again = declare().expect(0);
    assertTrue(again.err().contains("1 unchanged"), again.err());
    Ended why = agency("why", "personne@" + DOMAIN).expect(0);
    assertTrue(why.out().contains("personne@" + DOMAIN + " is not found"), why.out());
    assertTrue(why.out().contains("REM-005"), why.out());
    Ended early =
        agency("operator", "validate", "oeuvre", "--sent", "2026-02-01", "--letter", "LR");
    assertTrue(early.expect(1).out().startsWith("1\t\tOPE-"), early.out());
    agency("operator", "suspend", "oeuvre", "--reason", "deux contrôles").expect(0);
    Ended suspended = agency("why", "personne@" + DOMAIN).expect(0);
    assertTrue(suspended.out().contains("OPE-002"), suspended.out());
    agency("domain", "block", DOMAIN, "--reason", "fuite").expect(0);
  }

  private static Ended declare() {
    return agency(
        "domain",
        "declare",
        DOMAIN,
        "--operator",
        "oeuvre",
        "--holder",
        "Hôpital de l’Œuvre",
        "--reference",
        "A1-7",
        "--signed",
        "2026-01-15");
  }

  @Test
  void saysThatTheAgencyPublishesNothingAndKeepsTheReceipt() throws IOException {
    Path lot = sample.newFolder().resolve("lot.csv");
    Files.writeString(
        lot,
        """
        \uFEFFadresse;type;description
        "a@oeuvre.mssante.fr";ORG;"entre ""guillemets"" ; et point-virgule"
        trop;de;champs;ici
        """);
    String request = "lot-1";
    Ended sent = agency("publish", "--request", request, lot.toString()).expect(1);
    assertEquals(2, sent.lines().size(), sent.out());
    assertTrue(sent.lines().get(0).startsWith("1\ta@oeuvre.mssante.fr\tOPE-"), sent.out());
    assertTrue(sent.lines().get(1).startsWith("2\t\tLOT-001"), sent.out());
    assertEquals(sent.out(), agency("receipt", request).expect(0).out());
    assertTrue(agency("receipt", "jamais").expect(1).err().contains("no receipt"));
    Ended rehearsed = agency("publish", "--dry-run", lot.toString()).expect(1);
    assertTrue(rehearsed.err().contains("dry run"), rehearsed.err());
  }

  @Test
  void comparesAListWithTheDirectory() throws IOException {
    Path list = sample.newFolder().resolve("liste.jsonl");
    Files.writeString(list, "{\"adresse\":\"Nouvelle@" + DOMAIN + "\",\"type\":\"ORG\"}\n");
    Path batch = sample.newFolder().resolve("lot.jsonl");
    Ended compared =
        agency("reconcile", "--domain", DOMAIN, "--write", batch.toString(), list.toString())
            .expect(1);
    assertEquals(List.of("missing\tnouvelle@" + DOMAIN), compared.lines());
    assertTrue(Files.readString(batch).contains("Nouvelle@" + DOMAIN));
  }

  @Test
  void whatAListDoesNotSayPlainlyIsNotWithdrawn() throws IOException {
    String line = "{\"adresse\":\"a@" + DOMAIN + "\",\"type\":\"ORG\"}\n";
    Path list = sample.newFolder().resolve("liste.jsonl");
    Path batch = sample.newFolder().resolve("lot.jsonl");
    Files.writeString(list, line);
    assertEquals(
        List.of("missing\ta@" + DOMAIN), reconcile("OEUVRE.mssante.fr", batch, list).lines());
    Files.delete(batch);
    Ended other = reconcile("autre.mssante.fr", batch, list);
    assertTrue(other.err().contains("no line"), other.err());
    for (String broken :
        List.of("{\"adresse\":", line.replace("{", "{\"operation\":\"supprimer\",").strip())) {
      Files.writeString(list, line + broken + "\n");
      Ended refused = reconcile(DOMAIN, batch, list);
      assertTrue(refused.err().contains("line 2"), refused.err());
    }
    assertFalse(Files.exists(batch));
  }

  private static Ended reconcile(String domain, Path batch, Path list) {
    return agency("reconcile", "--domain", domain, "--write", batch.toString(), list.toString())
        .expect(1);
  }
}
