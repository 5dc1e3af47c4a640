package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedOperator.DOMAIN;
import static fr.annuairesante.acceptance.ServedOperator.OTHER_DOMAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.oversight.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Monthly indicators and controls, sent to a running server from other machines. */
@ExtendWith(SharedServer.class)
class OversightOverLdapsTest {

  private final ServedOperator operator;
  private final LocalDate today = FrenchTime.day(Instant.now());

  OversightOverLdapsTest(ServedOperator operator) {
    this.operator = operator;
  }

  private Path indicators(String of, String availability) throws IOException {
    String month = YearMonth.from(today).minusMonths(1).toString();
    return Files.writeString(
        operator.sample().newFolder().resolve("indicateurs.json"),
        """
        {"operator":"%s","month":"%s","accounts":{"per":10,"org":5,"app":1},
         "sent":1200,"received":900,"availability":%s,"incidents":0}
        """
            .formatted(of, month, availability));
  }

  private Ended submit(Path file) {
    return operator.annuaire("indicators", "submit", file.toString());
  }

  @Test
  void anOperatorSubmitsItsIndicatorsAndTheAgencyReadsThem() throws IOException {
    assertTrue(submit(indicators("alpha", "99.95")).expect(0).err().contains("1 applied"));
    assertTrue(submit(indicators("alpha", "99.95")).expect(0).err().contains("1 unchanged"));
    Ended wrong = submit(indicators("alpha", "101")).expect(1);
    assertTrue(wrong.out().startsWith("1\t\tIND-004\tdisponibilite\t"), wrong.out());
    Ended foreign = submit(indicators("beta", "99")).expect(1);
    assertTrue(foreign.out().contains("\tIND-005\toperateur\t"), foreign.out());
    Ended missing = operator.agency("indicators", "missing").expect(0);
    assertEquals("beta (Hôpital de l’Œuvre beta)\n", missing.out());
    Ended shown = operator.agency("indicators", "show").expect(0);
    assertTrue(shown.out().contains("available 99.95 %"), shown.out());
    assertTrue(shown.out().matches("(?s).*alpha +PER +10 +0 +10\n.*"), shown.out());
    Ended curious = operator.annuaire("indicators", "show").expect(1);
    assertTrue(curious.err().contains("only the agency"), curious.err());
  }

  @Test
  void theAgencyRecordsAControlAndItsDeadlinesAreShown() {
    LocalDate held = Control.earliest(today);
    Ended soon = announce("2026-014", DOMAIN, held.minusDays(1)).expect(1);
    assertTrue(soon.out().startsWith("1\t\tCTL-005\tdate\t"), soon.out());
    Ended foreign = announce("2026-014", OTHER_DOMAIN, held).expect(1);
    assertTrue(foreign.out().contains("CTL-004"), foreign.out());
    announce("2026-014", DOMAIN, held).expect(0);
    String data = operator.sample().data().toString();
    Ended deadlines = Annuaire.run("deadlines", "--data", data).expect(0);
    assertTrue(deadlines.out().contains("\n  control 2026-014: held on " + held), deadlines.out());
    Ended early =
        operator.agency(
            "control", "report", "alpha", "2026-014", "--sent", today.toString(), "--conform");
    assertTrue(early.expect(1).out().contains("CTL-006"), early.out());
  }

  private Ended announce(String name, String domain, LocalDate held) {
    return operator.agency(
        "control",
        "announce",
        "alpha",
        name,
        "--domain",
        domain,
        "--notified",
        today.toString(),
        "--held",
        held.toString());
  }
}
