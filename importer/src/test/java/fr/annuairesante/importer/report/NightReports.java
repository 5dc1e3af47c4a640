package fr.annuairesante.importer.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.importer.report.NightReport.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reports for tests, with everything a page can show, and markup wherever text can come from. */
final class NightReports {

  private NightReports() {}

  /** A night by differences that was applied. */
  static NightReport night() {
    try (InputStream in = NightReports.class.getResourceAsStream("night.json")) {
      return new ObjectMapper().readValue(in, NightReport.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same run when a guard-rail held it. */
  static NightReport held() {
    NightReport all = night();
    return new NightReport(
        "20261122030000Z",
        all.mode(),
        "20261122030000Z",
        30.1,
        Outcome.STOPPED,
        "GUARD",
        "MAILBOXES_NEW is 5.01 %, its limit 5 %. <script>alert(1)</script>",
        all.files(),
        all.totals(),
        all.professions(),
        all.departements(),
        all.domains(),
        all.guards(),
        all.oddities(),
        all.steps(),
        List.of(),
        all.figures(),
        "");
  }
}
