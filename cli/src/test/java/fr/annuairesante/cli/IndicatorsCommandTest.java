package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monthly indicators, kept in the data directory. */
class IndicatorsCommandTest extends TwoOperators {

  @Test
  void indicatorsAreKeptComparedAndMissed() throws IOException {
    YearMonth month = YearMonth.from(today).minusMonths(1);
    String ofMonth = month.toString();
    assertEquals(2, run("indicators", "missing", "--data", data()).lines().count());
    Path file = folder.resolve("indicators.json");
    Files.writeString(file, indicators("alpha", month, "99.95"));
    run("indicators", "submit", "--data", data(), file.toString());
    assertTrue(console.err().contains("for " + ofMonth + " kept"), console.err());
    run("indicators", "submit", "--data", data(), file.toString());
    assertTrue(console.err().contains("were there already"), console.err());
    assertEquals("beta", cells(run("indicators", "missing", "--data", data()), "beta").get(0));
    assertFalse(console.out().contains("alpha"), console.out());
    String shown = run("indicators", "show", "--data", data(), "--month", ofMonth);
    assertEquals(List.of("alpha", "PER", "10", "0", "10"), cells(shown, "alpha", "PER"));
    assertTrue(shown.contains("available 99.95 %"), shown);
  }

  private static String indicators(String operator, YearMonth month, String availability) {
    return """
        {"operator":"%s","month":"%s","accounts":{"per":10,"org":5,"app":1},
         "sent":1200,"received":900,"availability":%s,"incidents":0}
        """
        .formatted(operator, month, availability);
  }

  @Test
  void wrongIndicatorsAreRefusedWithCodeAndField() throws IOException {
    Path file = folder.resolve("indicators.json");
    Files.writeString(file, indicators("alpha", YearMonth.from(today), "101"));
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("indicators", "submit", "--data", data(), file.toString()));
    assertTrue(refused.out().contains("IND-001 mois: "), refused.out());
    assertTrue(refused.out().contains("IND-004 disponibilite: "), refused.out());
    Files.writeString(file, "{\"operator\":\"alpha\"}");
    RecordedConsole unread = new RecordedConsole();
    assertEquals(1, unread.run("indicators", "submit", "--data", data(), file.toString()));
    assertTrue(unread.err().contains("holds no indicators"), unread.err());
  }

  @Test
  void indicatorsWorkBesideAServer() throws IOException {
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      indicatorsAreKeptComparedAndMissed();
      assertTrue(directory.entries() > 0);
      put(directory, mailbox("after@nobody.fr", "PER", false));
    }
    assertTrue(run("check", "--data", data()).contains("all is well"));
  }
}
