package fr.annuairesante.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.TestLines;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Line to entry to line is the identity, whatever the line holds. */
class MailboxLinesTest {

  private static final int LINES = 5_000;
  private static final List<String> WORDS =
      List.of(
          "",
          "",
          "",
          "LY",
          "D'HAUTEVILLE-Œuf",
          "L'Haÿ-les-Roses",
          "CABINET \"DU PARC\"",
          "O\"BRIEN\\D",
          "a$b\\c",
          " espace devant",
          "derrière ",
          " ",
          "69003 LYON CEDEX 03",
          "75013",
          "2A",
          "TRUE",
          "FALSE",
          "é\u0301\u00a0x",
          "日本",
          "😀",
          "\t",
          "DR",
          "=,+;<>#");
  private static final List<String> PAPERLESS =
      List.of("", "O", "N", "o", "True", "false", "1", "0", "Oui", "peut-être", " O", " ");
  private static final List<String> TYPES = List.of("PER", "ORG", "APP", "CAB");

  private final MailboxMapping mapping = new MailboxMapping(new Anomalies());

  @Test
  void fiveThousandRandomLinesComeBackByteForByte() {
    Random random = new Random(31);
    List<Activity> activities = activities();
    for (int i = 0; i < LINES; i++) {
      String line = randomLine(random, i);
      assertEquals(line, MailboxLines.line(mapping.map(Line.of(line))));
      DirectoryEntry placed = mapping.map(Line.of(line), activities);
      assertEquals(line, MailboxLines.line(placed));
      assertTrue(placed.attribute(Attributes.CN).isPresent());
      assertTrue(placed.attribute(Attributes.SN).isPresent());
    }
  }

  @Test
  void anEmptyLineOfEveryTypeComesBack() {
    for (String type : TYPES) {
      String line = type + "|a@B.fr" + "|".repeat(29);
      DirectoryEntry entry = mapping.map(Line.of(line), activities());
      assertEquals(line, MailboxLines.line(entry));
      boolean borrows = entry.attribute(Attributes.PLACE_FROM_REGISTER).isPresent();
      assertEquals(type.equals("PER"), borrows);
    }
  }

  @Test
  void whatPeopleSetWinsOverTheSpellingOfTheSource() {
    String line = TestLines.mailbox().with(MailboxColumn.PAPERLESS, "True").line();
    List<Attribute> changed = new ArrayList<>();
    DirectoryEntry entry = mapping.map(Line.of(line));
    for (Attribute attribute : entry.attributes()) {
      boolean isPaperless = attribute.name().equals(Attributes.PAPERLESS);
      changed.add(isPaperless ? new Attribute(Attributes.PAPERLESS, List.of("FALSE")) : attribute);
    }
    String expected = TestLines.mailbox().with(MailboxColumn.PAPERLESS, "N").line();
    assertEquals(expected, MailboxLines.line(new DirectoryEntry(entry.dn(), changed)));
  }

  @Test
  void separatorsThatAnOperatorPublishedBecomeSpaces() {
    DirectoryEntry entry =
        DirectoryEntry.builder("mail=a@b.fr")
            .add(Attributes.MAIL, "a@b.fr")
            .add(Attributes.SN, "A|B\nC")
            .build();
    assertTrue(MailboxLines.line(entry).contains("|A B C|"));
    assertEquals(30, MailboxLines.line(entry).chars().filter(c -> c == '|').count());
  }

  @Test
  void theHeaderIsThatOfTheExtract() {
    assertEquals(ExtractKind.MAILBOX.headerLine(), MailboxLines.header());
    assertTrue(MailboxLines.header().startsWith("Type de BAL|Adresse BAL|Type Identifiant PP|"));
    assertTrue(MailboxLines.header().endsWith("|Pays structure BAL"));
  }

  private static List<Activity> activities() {
    PersonLines lines = PersonLines.of("810000000017");
    lines.activities().add(Line.of(TestLines.activity().line()));
    return new PersonMapping(new Anomalies()).activities(lines);
  }

  private static String randomLine(Random random, int number) {
    TestLines line = TestLines.mailbox();
    boolean sparse = random.nextBoolean();
    for (Column column : ExtractKind.MAILBOX.columns()) {
      boolean empty = sparse && random.nextInt(4) > 0;
      line.with(column, empty ? "" : WORDS.get(random.nextInt(WORDS.size())));
    }
    return line.with(MailboxColumn.MAILBOX_TYPE, TYPES.get(random.nextInt(TYPES.size())))
        .with(
            MailboxColumn.ADDRESS, (random.nextBoolean() ? "A" : "a") + number + "@Chu.mssante.FR")
        .with(MailboxColumn.PAPERLESS, PAPERLESS.get(random.nextInt(PAPERLESS.size())))
        .line();
  }
}
