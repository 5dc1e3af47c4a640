package fr.annuairesante.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.TestLines;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mailbox is called, and so what it is found by. */
class MailboxNameTest {

  private static final String CHU = "CHU DE L'ÎLE-D'YEU";

  private final MailboxMapping mapping = new MailboxMapping(new Anomalies());

  private DirectoryEntry entry(TestLines line) {
    return mapping.map(Line.of(line.line()));
  }

  private static TestLines organisation() {
    return TestLines.organisation("a@b.fr");
  }

  @Test
  void aServiceIsFoundFromEachOfItsWordsOnAndByItsStructure() {
    DirectoryEntry entry = entry(organisation());
    assertEquals(
        List.of(
            "Secrétariat de cardiologie - " + CHU,
            CHU + " - Secrétariat de cardiologie",
            "cardiologie - " + CHU),
        entry.values(Attributes.CN));
    assertEquals(List.of("Secrétariat de cardiologie - " + CHU), entry.values(Attributes.SN));
    assertEquals(
        List.of("Secrétariat de cardiologie - " + CHU), entry.values(Attributes.DISPLAY_NAME));
  }

  @Test
  void anApplicationIsFoundByBothNamesOfItsStructureAndWithoutItsLegalForm() {
    DirectoryEntry entry =
        entry(
            organisation()
                .with(MailboxColumn.MAILBOX_TYPE, "APP")
                .with(MailboxColumn.SERVICE, "Résultats")
                .with(MailboxColumn.COMPANY_NAME, "SELAS LABORATOIRE BIO-ŒUF")
                .with(MailboxColumn.TRADE_NAME, "Labo de l'Œuf"));
    assertEquals(
        List.of(
            "Résultats - SELAS LABORATOIRE BIO-ŒUF",
            "SELAS LABORATOIRE BIO-ŒUF - Résultats",
            "LABORATOIRE BIO-ŒUF - Résultats",
            "Labo de l'Œuf - Résultats",
            "Résultats - Labo de l'Œuf"),
        entry.values(Attributes.CN));
  }

  @Test
  void wordsEndAtHyphensApostrophesAndSignsAndShortOnesStartNothing() {
    DirectoryEntry entry =
        entry(
            organisation()
                .with(MailboxColumn.SERVICE, "Unité d'hémato-oncologie (USLD) pour 15 lits, à Ly")
                .with(MailboxColumn.COMPANY_NAME, ""));
    assertEquals(
        List.of(
            "Unité d'hémato-oncologie (USLD) pour 15 lits, à Ly",
            "hémato-oncologie (USLD) pour 15 lits, à Ly",
            "oncologie (USLD) pour 15 lits, à Ly",
            "USLD) pour 15 lits, à Ly",
            "lits, à Ly"),
        entry.values(Attributes.CN));
  }

  @Test
  void aLongServiceStartsNoMoreThanEightValues() {
    String service = "mot ".repeat(40).strip() + " fin";
    DirectoryEntry entry =
        entry(
            organisation()
                .with(MailboxColumn.SERVICE, service)
                .with(MailboxColumn.COMPANY_NAME, ""));
    assertEquals(8, entry.values(Attributes.CN).size());
  }

  @Test
  void whatStandsBeforeTheAtIsTheNameWhereThereIsNoOther() {
    DirectoryEntry entry =
        entry(
            organisation()
                .with(MailboxColumn.SERVICE, "")
                .with(MailboxColumn.COMPANY_NAME, "")
                .with(MailboxColumn.ADDRESS, "secretariat@b.fr"));
    assertEquals(List.of("secretariat"), entry.values(Attributes.CN));
  }

  @Test
  void thePersonComesFirstInAServiceThatNamesOne() {
    DirectoryEntry entry = entry(organisation().with(MailboxColumn.NAME, "LY"));
    assertEquals("LY", entry.first(Attributes.CN));
    assertTrue(entry.values(Attributes.CN).contains("cardiologie - " + CHU));
  }

  @Test
  void theMailboxOfAPersonIsFoundByItsNameOnly() {
    DirectoryEntry entry =
        entry(TestLines.mailbox().with(MailboxColumn.SERVICE, "Secrétariat de cardiologie"));
    assertEquals(
        List.of("Hélène D'HAUTEVILLE-LY", "D'HAUTEVILLE-LY Hélène"), entry.values(Attributes.CN));
  }
}
