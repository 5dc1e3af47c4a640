package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trustspace.ControlEntry;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.WorkingDays;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes near: ends of contracts and certificates, what controls wait for. */
class DeadlinesCommandTest extends TwoOperators {

  @Test
  void deadlinesShowWhatComesNear() {
    String out = run("deadlines", "--data", data());
    assertTrue(out.contains("beta (Société beta <&> Cœur): provisional since " + signed), out);
    assertTrue(out.contains("days left, until " + signed.plusMonths(6) + ", renewable once"), out);
    assertTrue(out.contains("test mailboxes: 1 of 25"), out);
    assertTrue(out.contains("commitment: not received"), out);
    assertTrue(out.contains("expires after " + today.plusDays(30)), out);
    String over = run("deadlines", "--data", data(), "--near", "10");
    assertFalse(over.contains("expires after"), over);
  }

  @Test
  void deadlinesShowWhatControlsWaitFor() throws IOException {
    LocalDate held = Control.earliest(today.minusDays(200));
    LocalDate due = WorkingDays.after(held, 60);
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      LocalDate next = Control.earliest(today);
      put(directory, control("a-venir", next, Optional.empty()));
      put(directory, control("en-retard", held, Optional.empty()));
      put(directory, control("conforme", held, report(held, true, Optional.empty())));
      put(directory, control("lettre", held, report(held, false, Optional.empty())));
      put(directory, control("delai", held, report(held, false, reprieve(today, 30, null))));
      put(directory, control("visite", held, report(held, false, reprieve(held, 30, null))));
      put(directory, control("fin", held, report(held, false, reprieve(held, 30, false))));
      String out = run("deadlines", "--data", data());
      assertTrue(out.contains("  control a-venir: held on " + next + "\n"), out);
      assertTrue(
          out.contains("  control en-retard: report late, it was due on " + due + "\n"), out);
      assertTrue(out.contains("  control lettre: not conform: the letter"), out);
      assertTrue(
          out.contains("  control delai: not conform: delay until " + today.plusDays(30) + "\n"),
          out);
      assertTrue(out.contains("delay ended on " + held.plusDays(30) + "\n"), out);
      assertTrue(out.contains("  control fin: not conform at the new visit: proposed"), out);
      assertFalse(out.contains("conforme"), out);
    }
  }

  private static DirectoryEntry control(
      String name, LocalDate held, Optional<Control.Report> report) {
    Control control =
        new Control(
            Control.Kind.CONFORMITY_VISIT,
            new OperatorId("beta"),
            List.of(DomainName.of("beta.mssante.fr").orElseThrow()),
            held.minusDays(60),
            held,
            report);
    return ControlEntry.of(name, control);
  }

  private static Optional<Control.Report> report(
      LocalDate sent, boolean conform, Optional<Control.Reprieve> reprieve) {
    return Optional.of(new Control.Report(sent, conform, reprieve));
  }

  /** The new visit: none yet when null. */
  private static Optional<Control.Reprieve> reprieve(
      LocalDate received, int days, Boolean conform) {
    return Optional.of(new Control.Reprieve(received, days, Optional.ofNullable(conform)));
  }
}
