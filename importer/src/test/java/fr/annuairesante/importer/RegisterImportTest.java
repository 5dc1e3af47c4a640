package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over small files: what ends up in the directory and what the report says. */
class RegisterImportTest {

  private static final String PERSON = Tree.person("810000000017");
  private static final String MAILBOX = Tree.mailbox("Helene.Dhauteville@medecin.mssante.fr");

  @TempDir Path directory;
  private TestRun run;

  @BeforeEach
  void prepare() {
    run = new TestRun(directory);
  }

  @Test
  void makesAPersonWithWhatTheThreeFilesSay() throws IOException {
    DirectoryEntry person = fullRun().entries().get(PERSON);
    assertEquals(
        List.of("Hélène D'HAUTEVILLE-LY", "D'HAUTEVILLE-LY Hélène"), person.values(Attributes.CN));
    assertEquals("D'HAUTEVILLE-LY", person.first(Attributes.SN));
    assertEquals("Docteur Hélène D'HAUTEVILLE-LY", person.first(Attributes.DISPLAY_NAME));
    assertEquals("RPPS", person.first(Attributes.REGISTER));
    assertEquals("10000000017", person.first(Attributes.PERSON_ID));
    assertEquals(List.of("Médecin"), person.values(Attributes.TITLE));
    assertEquals(List.of("SM54", "CAPA01"), person.values(Attributes.SKILL));
    assertEquals("Médecine Générale", person.first(Attributes.OU));
    assertEquals(List.of("DE09"), person.values(Attributes.DIPLOMA));
    assertEquals(List.of("La Tour-de-Salvagny"), person.values(Attributes.L));
    assertEquals("69", person.first(Attributes.DEPARTEMENT));
    assertEquals("Rhône", person.first(Attributes.ST));
    assertEquals("TRUE", person.first(Attributes.HAS_MAILBOX));
    assertEquals(
        List.of("Helene.Dhauteville@medecin.mssante.fr"),
        person.values(Attributes.MAILBOX_ADDRESS));
    assertTrue(person.attribute(Attributes.MAIL).isEmpty(), "only mailboxes have mail");
    assertTrue(person.attribute(Attributes.PUBLIC_MAIL).isEmpty());
  }

  @Test
  void makesOneActivityOfLinesThatDifferInSkillsOnly() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().line(),
        TestLines.activity().with(ActivityColumn.SKILL, "SM26").line(),
        TestLines.activity().with(ActivityColumn.PRACTICE_MODE, "S").line());
    ImportReport report = run.run();
    assertEquals(2, report.counts().activities());
    DirectoryEntry person = run.entries().get(PERSON);
    assertEquals(List.of("SM26", "SM54"), person.values(Attributes.SKILL));
    assertEquals(List.of("L", "S"), person.values(Attributes.PRACTICE_MODE));
  }

  @Test
  void keepsActivitiesThatDifferInDescriptionOnlyApartByASuffix() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().line(),
        TestLines.activity().with(ActivityColumn.TELEPHONE, "0400000002").line());
    run.run();
    List<String> ids =
        run.entries().values().stream()
            .flatMap(e -> e.values(Attributes.ACTIVITY_ID).stream())
            .sorted()
            .toList();
    assertEquals(2, ids.size());
    assertEquals(ids.get(0) + "-2", ids.get(1));
    assertTrue(ids.get(0).matches("[a-z2-7]{10}"));
  }

  @Test
  void makesNoActivityOfAPersonWhoPractisesNowhere() throws IOException {
    TestLines line = TestLines.activity();
    for (ActivityColumn column : ActivityColumn.values()) {
      if (column.compareTo(ActivityColumn.PRACTICE_MODE) >= 0) {
        line.with(column, "");
      }
    }
    run.file(ExtractKind.ACTIVITY, line.line());
    ImportReport report = run.run();
    assertEquals(1, report.counts().persons());
    assertEquals(0, report.counts().activities());
    assertEquals("Médecin", run.entries().get(PERSON).first(Attributes.TITLE));
  }

  @Test
  void makesAStructureOfTheMostCompleteOfItsLines() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().with(ActivityColumn.STREET, "").line(),
        TestLines.activity().ofPerson("10000000025").line());
    run.run();
    DirectoryEntry structure = run.entries().get(Tree.structure("F690000018"));
    assertEquals(
        List.of("CABINET \"DU PARC\"", "Maison de santé de l'Œuf"), structure.values(Attributes.O));
    assertEquals("12 Rue DENIS PAPIN", structure.first(Attributes.STREET));
    assertEquals(
        "CABINET \"DU PARC\"$12 Rue DENIS PAPIN$69890 TOUR DE SALVAGNY (LA)",
        structure.first(Attributes.POSTAL_ADDRESS));
    assertEquals("accueil@exemple.fr", structure.first(Attributes.PUBLIC_MAIL));
    assertEquals("1", structure.first(Attributes.STRUCTURE_NATIONAL_ID_TYPE));
    assertEquals("690000018", structure.first(Attributes.STRUCTURE_NATIONAL_ID));
    assertEquals("FR", structure.first(Attributes.C));
    assertEquals(1, run.report().counts().structures());
  }

  @Test
  void lendsThePlaceOfThePersonToAMailboxWithoutStructure() throws IOException {
    DirectoryEntry mailbox = fullRun().entries().get(MAILBOX);
    assertEquals("TRUE", mailbox.first(Attributes.PLACE_FROM_REGISTER));
    assertEquals("La Tour-de-Salvagny", mailbox.first(Attributes.L));
    assertEquals("12 Rue DENIS PAPIN", mailbox.first(Attributes.STREET));
    assertEquals("CABINET \"DU PARC\"", mailbox.first(Attributes.O));
    assertEquals("0400000001", mailbox.first(Attributes.TELEPHONE));
    assertTrue(mailbox.first(Attributes.DIGEST).contains("."));
  }

  @Test
  void namesAnOrganisationByServiceAndStructure() throws IOException {
    run.file(ExtractKind.MAILBOX, TestLines.organisation("cardio@chu.mssante.fr").line());
    run.run();
    DirectoryEntry mailbox = run.entries().get(Tree.mailbox("cardio@chu.mssante.fr"));
    String shown = "Secrétariat de cardiologie - CHU DE L'ÎLE-D'YEU";
    assertEquals(shown, mailbox.first(Attributes.CN));
    assertEquals(shown, mailbox.first(Attributes.SN));
    assertEquals("LYON", mailbox.first(Attributes.L));
    assertEquals("3 QUAI DU PORT", mailbox.first(Attributes.STREET));
    assertEquals(Map.of("ORG", 1L), run.report().counts().mailboxes());
  }

  @Test
  void takesTheFirstOfRepeatedAddressesAndListsThem() throws IOException {
    run.file(
        ExtractKind.MAILBOX,
        TestLines.organisation("a@b.fr").with(MailboxColumn.SERVICE, "Premier").line(),
        TestLines.organisation("A@b.fr").with(MailboxColumn.SERVICE, "Second").line(),
        TestLines.organisation("c@b.fr").line(),
        TestLines.organisation("c@b.fr").line());
    ImportReport report = run.run();
    assertEquals("Premier", run.entries().get(Tree.mailbox("a@b.fr")).first(Attributes.SERVICE));
    assertEquals(2, report.counts().allMailboxes());
    assertEquals(1, report.repeatedAddresses().identical());
    assertEquals(1, report.repeatedAddresses().different());
    assertEquals("a@b.fr", report.repeatedAddresses().examples().get(0).address());
  }

  @Test
  void givesARepeatedAddressToOnePersonOnly() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().line(),
        TestLines.activity().ofPerson("10000000025").line());
    run.file(
        ExtractKind.MAILBOX,
        TestLines.mailbox().line(),
        TestLines.mailbox().ofPerson("10000000025").line());
    ImportReport report = run.run();
    assertEquals(1, report.counts().allMailboxes());
    assertEquals("TRUE", run.entries().get(PERSON).first(Attributes.HAS_MAILBOX));
    DirectoryEntry other = run.entries().get(Tree.person("810000000025"));
    assertEquals("FALSE", other.first(Attributes.HAS_MAILBOX));
  }

  @Test
  void countsExactCopiesOnceAndOddLinesByReason() throws IOException {
    String good = TestLines.activity().line();
    String bad = TestLines.activity().with(ActivityColumn.NATIONAL_ID, "").line();
    run.file(ExtractKind.ACTIVITY, good, good, bad, "trop|court", good);
    ImportReport report = run.run();
    ImportReport.FileReport file = report.files().get(0);
    assertEquals(5, file.lines());
    assertEquals(3, file.accepted());
    assertEquals(2, report.counts().duplicateLines());
    assertEquals(2, report.rejectedLines());
    String rejects = Files.readString(run.rejects(), StandardCharsets.UTF_8);
    assertTrue(rejects.contains(":4 MISSING_PERSON_ID [Identification nationale PP]\t" + bad));
    assertTrue(rejects.contains(":5 COLUMN_COUNT\ttrop|court\n"));
    assertEquals(4, file.rejected().get(1).examples().get(0).line());
  }

  @Test
  void flagsAnomaliesAndKeepsTheLines() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().ofPerson("10102727017").with(ActivityColumn.NAME, "").line(),
        TestLines.activity().with(ActivityColumn.PROFESSION, "97").line());
    run.file(ExtractKind.SKILL, TestLines.skill().line());
    run.file(
        ExtractKind.MAILBOX,
        TestLines.mailbox().ofPerson("10000000033").with(MailboxColumn.PAPERLESS, "Vrai").line());
    ImportReport report = run.run();
    assertEquals(2, report.counts().persons());
    assertEquals(1, report.counts().allMailboxes());
    List<String> flagged =
        report.anomalies().stream().map(a -> a.anomaly() + " " + a.examples()).toList();
    assertEquals(
        List.of(
            "BAD_CHECK_DIGIT [810102727017]",
            "UNKNOWN_PROFESSION [810000000017]",
            "MISSING_NAME [810102727017]",
            "SKILL_NOT_IN_ACTIVITIES [810000000017]",
            "MAILBOX_PERSON_NOT_IN_REGISTER [Helene.Dhauteville@medecin.mssante.fr]",
            "ODD_PAPERLESS [Helene.Dhauteville@medecin.mssante.fr]"),
        flagged);
    assertEquals("Hélène", run.entries().get(Tree.person("810102727017")).first(Attributes.SN));
  }

  @Test
  void refusesAnExtractWithoutAUsableLine() throws IOException {
    run.file(ExtractKind.ACTIVITY, TestLines.activity().line());
    run.file(ExtractKind.MAILBOX);
    ImportFailure failure = assertThrows(ImportFailure.class, run::run);
    assertEquals(ImportFailure.Code.NO_USABLE_LINE, failure.code());
  }

  @Test
  void countsPersonsAndStructuresWhoseLinesContradictEachOther() throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().line(),
        TestLines.activity().with(ActivityColumn.NAME, "AUTRE").line(),
        TestLines.activity().with(ActivityColumn.COMPANY_NAME, "AUTRE RAISON").line(),
        TestLines.activity().with(ActivityColumn.COMPANY_NAME, "").line());
    List<String> flagged =
        run.run().anomalies().stream().map(a -> a.anomaly() + " " + a.examples()).toList();
    assertTrue(flagged.contains("PERSON_CONTRADICTED [810000000017]"), flagged::toString);
    assertTrue(
        flagged.stream().anyMatch(each -> each.startsWith("STRUCTURE_CONTRADICTED")),
        flagged::toString);
  }

  @Test
  void saysWhereAndWhyTheFirstLineOfAnUnusableExtractIsRefused() throws IOException {
    run.file(ExtractKind.ACTIVITY, TestLines.activity().line());
    run.file(
        ExtractKind.MAILBOX,
        TestLines.mailbox().with(MailboxColumn.MAILBOX_TYPE, "z@essai.mssante.fr").line());
    ImportFailure failure = assertThrows(ImportFailure.class, run::run);
    String found = "used: line 2, Type de BAL: \"z@essai.mssante.fr\". The type of the mailbox is";
    assertTrue(failure.sentence().contains(found), failure::sentence);
  }

  @Test
  void refusesATextThatEndsInTheMiddleOfALine() throws IOException {
    String line = TestLines.activity().line();
    run.file(ExtractKind.ACTIVITY, line, line);
    Path file = directory.resolve(ExtractKind.ACTIVITY + "-0.txt");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - line.length() / 2));
    ImportFailure failure = assertThrows(ImportFailure.class, run::run);
    assertEquals(ImportFailure.Code.CUT_TEXT, failure.code());
    Files.writeString(file, text.stripTrailing());
    assertEquals(1, run.run().counts().persons());
  }

  @Test
  void failsAsTheSinkFailsAndLeavesNoSpillBehind() throws IOException {
    run.file(ExtractKind.ACTIVITY, TestLines.activity().line());
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                run.run(
                    entry -> {
                      throw new IOException("disk full");
                    }));
    assertEquals("disk full", failure.getMessage());
    assertEquals(List.of(), run.workFiles());
  }

  @Test
  void reportsAsJsonAndAsText() throws IOException {
    fullRun();
    JsonNode json = new ObjectMapper().valueToTree(run.report());
    assertEquals(1, json.at("/counts/persons").asInt());
    assertEquals(1, json.at("/counts/mailboxes/PER").asInt());
    assertEquals("READ", json.at("/phases/1/phase").asText());
    String text = run.report().text();
    assertTrue(text.contains("Persons               1"), text);
    assertFalse(text.contains("rejected lines"), text);
  }

  private TestRun fullRun() throws IOException {
    run.file(ExtractKind.SKILL, TestLines.skill().line());
    run.file(ExtractKind.ACTIVITY, TestLines.activity().line());
    run.file(ExtractKind.MAILBOX, TestLines.mailbox().line());
    run.file(ExtractKind.DIPLOMA, TestLines.diploma().line());
    run.run();
    assertEquals(List.of(), run.workFiles());
    return run;
  }
}
