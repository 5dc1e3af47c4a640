package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.difference.GuardRails;
import fr.annuairesante.importer.report.NightReport.Guard;
import org.junit.jupiter.api.Test;

class GuardSentenceTest {

  private static final String FILE = "PS_LibreAcces_Personne_activite_202611020200.txt";

  private static Guard guard(String code, String subject, double measured, String unit) {
    return new Guard(code, subject, measured, 5, unit, false);
  }

  @Test
  void saysOfAFileWhatIsWrongAndOfAGroupHowMuch() {
    assertEquals(
        "FILE_AGE: " + FILE + " is 1441 minutes older than the file applied last",
        GuardSentence.of(guard("FILE_AGE", FILE, 1441, "min")));
    assertEquals(
        "DEPARTEMENT_LEFT:48 100.0%, limit 5.0%",
        GuardSentence.of(guard("DEPARTEMENT_LEFT", "48", 100, "%")));
    assertEquals(
        "PERSONS_LEFT 2.5%, limit 5.0%", GuardSentence.of(guard("PERSONS_LEFT", "", 2.5, "%")));
  }

  @Test
  void namesWhatAcceptsALimit() {
    assertEquals("FILE_AGE", GuardSentence.accepted(guard("FILE_AGE", FILE, 1441, "min")));
    assertEquals("LINES_LESS", GuardSentence.accepted(guard("LINES_LESS", FILE, 50, "%")));
    assertEquals(
        "DEPARTEMENT_LEFT:48", GuardSentence.accepted(guard("DEPARTEMENT_LEFT", "48", 100, "%")));
    assertEquals("PERSONS_LEFT", GuardSentence.accepted(guard("PERSONS_LEFT", "", 2.5, "%")));
  }

  @Test
  void hasASentenceForEveryLimit() {
    for (String code : GuardRails.codes()) {
      assertTrue(GuardSentence.of(guard(code, FILE, 1, "")).startsWith(code), code);
    }
  }
}
