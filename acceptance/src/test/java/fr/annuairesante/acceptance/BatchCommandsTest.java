package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedOperator.DOMAIN;
import static fr.annuairesante.acceptance.ServedOperator.OTHER_DOMAIN;
import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator's batches, as docs/batches.md says. */
@ExtendWith(SharedServer.class)
class BatchCommandsTest {

  private static final String OPERATOR = "asOperateur=alpha,ou=operateurs,dc=mssante,dc=fr";

  private final ServedOperator operator;

  BatchCommandsTest(ServedOperator operator) {
    this.operator = operator;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(operator.sample().newFolder().resolve(name), content);
  }

  private String person(String address) throws IOException {
    Map<String, String> line = operator.line(HELENE);
    return String.format(
        "{\"adresse\":\"%s\",\"type\":\"PER\",\"typeIdentifiantPP\":\"%s\",\"identifiantPP\":\"%s\","
            + "\"nom\":\"d’hauteville-cœur\",\"prenom\":\"Helene\"}%n",
        address, line.get("Type Identifiant PP"), line.get("Identifiant PP"));
  }

  private String group(String address, String service) throws IOException {
    Map<String, String> line = operator.line(CARDIOLOGY);
    return String.format(
        "{\"adresse\":\"%s\",\"type\":\"ORG\",\"typeIdentifiantStructure\":\"%s\","
            + "\"identifiantStructure\":\"%s\",\"attestation\":true,\"service\":\"%s\"}%n",
        address,
        line.get("Type identifiant structure"),
        line.get("Identification Structure"),
        service);
  }

  @Test
  void linesAreAnsweredOneByOneAndSentAgainChangeNothing() throws IOException {
    String good = "helene.lot@" + DOMAIN;
    String unknown = "inconnue@" + DOMAIN;
    Path lot =
        file(
            "lot.jsonl",
            person(good)
                + person("helene@" + OTHER_DOMAIN)
                + "{\"adresse\":\"coupée@\n"
                + person(unknown).replaceAll("PP\":\"\\d{11}\"", "PP\":\"10999999991\"")
                + group("accueil.lot@" + DOMAIN, "Accueil"));
    Ended rehearsed = operator.annuaire("publish", "--dry-run", lot.toString()).expect(1);
    assertFalse(operator.isFound(good));
    Ended sent = operator.annuaire("publish", "--request", "lot-1", lot.toString()).expect(1);
    assertEquals(rehearsed.out(), sent.out());
    assertTrue(sent.err().contains("request lot-1: 2 applied, 0 unchanged, 3 refused"), sent.err());
    List<String> lines = sent.lines();
    assertTrue(lines.get(0).startsWith("2\thelene@" + OTHER_DOMAIN + "\tDOM-"), sent.out());
    assertTrue(lines.get(1).startsWith("3\t\tLOT-001"), sent.out());
    assertTrue(lines.get(2).startsWith("4\t" + unknown + "\tBAL-012\tidentifiantPP\t"), sent.out());
    assertTrue(
        lines.get(3).startsWith("4\t" + unknown + "\tREM-001\t"), "a remark refuses nothing");
    assertTrue(lines.get(4).startsWith("5\taccueil.lot@" + DOMAIN + "\tREM-004\t"), sent.out());
    assertEquals(5, lines.size(), sent.out());
    assertTrue(operator.isFound(good));
    Ended again = operator.annuaire("publish", "--request", "lot-1", lot.toString()).expect(1);
    assertEquals(sent, again, "the same receipt");
    Ended read = operator.annuaire("receipt", "lot-1").expect(0);
    assertEquals(sent.out(), read.out());
    assertTrue(read.err().contains("2 applied, 0 unchanged, 3 refused"), read.err());
    Path other = file("autre.jsonl", person(good));
    Ended misused = operator.annuaire("publish", "--request", "lot-1", other.toString()).expect(1);
    assertTrue(misused.err().contains("LOT-010"), misused.err());
    assertTrue(operator.agency("receipt", "lot-1").expect(1).err().contains("no receipt"));
    Ended why = operator.annuaire("why", unknown).expect(0);
    assertTrue(why.lines().get(0).equals(unknown + " is not found"), why.out());
    assertTrue(why.out().contains("refused by receipt lot-1, part 1, line 4: BAL-012"), why.out());
  }

  @Test
  void spreadsheetsAreReadWithTheirQuotesAndWhatTheyHide() throws IOException {
    Map<String, String> line = operator.line(CARDIOLOGY);
    String structure =
        line.get("Type identifiant structure") + ";" + line.get("Identification Structure");
    String red = "rouge@" + DOMAIN;
    String test = "test-essai@" + DOMAIN;
    Path table =
        file(
            "lot.csv",
            "\uFEFFadresse;type;typeIdentifiantStructure;identifiantStructure;attestation;"
                + "description;listeRouge;test\r\n"
                + "tableur@"
                + DOMAIN
                + ";ORG;"
                + structure
                + ";oui;\"dite \"\"l’Œuvre\"\" ; jour et nuit\";;\r\n"
                + red
                + ";ORG;"
                + structure
                + ";oui;;oui;\r\n"
                + test
                + ";ORG;"
                + structure
                + ";oui;;;oui\r\n"
                + "une;ligne;trop;courte\r\n");
    Ended sent = operator.annuaire("publish", table.toString()).expect(1);
    assertTrue(sent.err().contains("3 applied, 0 unchanged, 1 refused"), sent.err() + sent.out());
    assertTrue(sent.out().contains("4\t\tLOT-001"), sent.out());
    Ended found =
        new Ldapsearch(operator.sample()).search("(mail=tableur@" + DOMAIN + ")", "description");
    assertTrue(
        Ldapsearch.values(found.out(), "description").contains("dite \"l’Œuvre\" ; jour et nuit"),
        found.out());
    assertFalse(operator.isFound(red));
    assertFalse(operator.isFound(test));
    assertTrue(operator.annuaire("why", "tableur@" + DOMAIN).out().contains(" is found"));
    Ended hidden = operator.annuaire("why", red).expect(0);
    assertTrue(hidden.out().startsWith(red + " is not found\n  "), hidden.out());
  }

  @Test
  void aFullListIsComparedAndTheBatchItMakesPutsItRight() throws IOException {
    String domain = "liste." + DOMAIN;
    operator
        .agency(
            "domain",
            "declare",
            domain,
            "--operator",
            "alpha",
            "--holder",
            "Clinique de l’Étang",
            "--reference",
            "A1-8",
            "--signed",
            "2026-01-15")
        .expect(0);
    String same = "meme@" + domain;
    String other = "autre@" + domain;
    String gone = "ancienne@" + domain;
    String fresh = "nouvelle@" + domain;
    Path before = file("avant.jsonl", person(same) + group(other, "Hier") + group(gone, "Fermé"));
    operator.annuaire("publish", before.toString()).expect(0);
    Path list =
        file("liste.jsonl", person(same) + group(other, "Aujourd’hui") + group(fresh, "Neuf"));
    Path batch = operator.sample().newFolder().resolve("réparation.jsonl");
    Ended compared =
        operator
            .annuaire("reconcile", "--domain", domain, "--write", batch.toString(), list.toString())
            .expect(1);
    assertEquals(
        List.of("different\t" + other, "missing\t" + fresh, "superfluous\t" + gone),
        compared.lines());
    assertTrue(compared.err().contains("1 missing, 1 superfluous, 1 different"), compared.err());
    Ended repaired = operator.annuaire("publish", batch.toString()).expect(0);
    assertTrue(repaired.err().contains("3 applied, 0 unchanged, 0 refused"), repaired.err());
    Ended equal = operator.annuaire("reconcile", "--domain", domain, list.toString()).expect(0);
    assertEquals("", equal.out());
    assertTrue(operator.isFound(fresh));
    assertFalse(operator.isFound(gone));
  }

  @Test
  void theHistoryOfAMailboxSaysWhoAnsweredForItAndWhen() throws IOException {
    String address = "histoire@" + DOMAIN;
    Path made = file("création.jsonl", group(address, "Cœur"));
    operator.annuaire("publish", "--request", "histoire-1", made.toString()).expect(0);
    Path gone =
        file("retrait.jsonl", "{\"operation\":\"supprimer\",\"adresse\":\"" + address + "\"}");
    operator.annuaire("publish", "--request", "histoire-2", gone.toString()).expect(0);
    Ended told = data("history", address).expect(0);
    assertTrue(
        told.out().contains("Z\t" + OPERATOR + "\treceipt alpha.histoire-1.1\n"), told.out());
    assertTrue(told.out().contains("\n  + asAttestation: TRUE\n"), told.out());
    String structure = operator.line(CARDIOLOGY).get("Identification Structure");
    assertTrue(told.out().contains("\n  + IdentifiantPM: " + structure + "\n"), told.out());
    assertTrue(told.out().contains("receipt alpha.histoire-2.1\n  - "), told.out());
    assertTrue(data("history", "jamais@" + DOMAIN).expect(1).err().contains("no change"));
  }

  private Ended data(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", operator.sample().data().toString()));
    return Annuaire.run(arguments.toArray(String[]::new));
  }

  @Test
  void localIdentitiesAreListedByStructureWithDateAndOperator() throws IOException {
    Map<String, String> line = operator.line(CARDIOLOGY);
    String type = line.get("Type identifiant structure");
    String structure = line.get("Identification Structure");
    String address = "anais.locale@" + DOMAIN;
    Path lot =
        file(
            "locale.jsonl",
            String.format(
                "{\"adresse\":\"%s\",\"type\":\"PER\",\"typeIdentifiantPP\":\"3\",\"identifiantPP\":"
                    + "\"%s/42\",\"nom\":\"Noël-Œuvrard\",\"prenom\":\"Anaïs\",\"profession\":\"99\","
                    + "\"role\":\"313\",\"typeIdentifiantStructure\":\"%s\","
                    + "\"identifiantStructure\":\"%s\",\"attestation\":true}%n",
                address, structure, type, structure));
    operator.annuaire("publish", lot.toString()).expect(0);
    String start =
        String.join(
            "\t",
            type + structure,
            "3" + structure + "/42",
            "Noël-Œuvrard",
            "Anaïs",
            "313",
            address,
            "");
    Ended all = data("identities").expect(0);
    assertEquals(1, all.lines().size(), all.out());
    assertTrue(all.out().startsWith(start), all.out());
    assertTrue(all.out().endsWith("Z\t" + OPERATOR + "\n"), all.out());
    assertEquals(all.out(), data("identities", "--structure", type + structure).out());
    assertEquals("", data("identities", "--structure", "1000000000").expect(0).out());
  }

  @Test
  void everythingHeldOnAPersonIsWritten() throws IOException {
    String identifier =
        operator.line(HELENE).get("Type Identifiant PP")
            + operator.line(HELENE).get("Identifiant PP");
    String address = "helene.droits@" + DOMAIN;
    Path lot = file("droits.jsonl", person(address) + person("helene.refusee@" + OTHER_DOMAIN));
    operator.annuaire("publish", "--request", "droits-1", lot.toString()).expect(1);
    JsonNode all = new ObjectMapper().readTree(data("person", identifier).expect(0).out());
    List<String> names = new ArrayList<>();
    all.get("entrees").forEach(each -> names.add(each.get("dn").asText()));
    assertTrue(
        names.contains("asIdentifiantNational=" + identifier + ",ou=personnes,dc=mssante,dc=fr"),
        names.toString());
    assertTrue(
        names.stream()
            .anyMatch(
                each ->
                    each.contains("," + names.get(0)) || each.startsWith("asIdentifiantActivite=")),
        names.toString());
    assertTrue(names.contains("mail=" + HELENE + "," + ServedSample.MAILBOXES), names.toString());
    assertTrue(names.contains("mail=" + address + "," + ServedSample.MAILBOXES), names.toString());
    JsonNode history = all.get("historique");
    List<String> changed = new ArrayList<>();
    history.forEach(each -> changed.add(each.get("dn").asText() + " " + each.has("apres")));
    assertTrue(
        changed.contains("mail=" + address + "," + ServedSample.MAILBOXES + " true"),
        changed.toString());
    assertTrue(data("person", "899999999999").expect(1).err().contains("nothing is held"));
  }
}
