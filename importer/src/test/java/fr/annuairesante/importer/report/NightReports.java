package fr.annuairesante.importer.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.importer.report.NightReport.Example;
import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Oddity;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.Step;
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

  /** The night taken back, but for two entries that somebody changed since. */
  static NightReport takenBack() {
    NightReport night = night();
    return new NightReport(
        "20261121090000Z",
        Mode.REVERT,
        "20261121090000Z",
        12.3,
        Outcome.REVERTED,
        "",
        "",
        List.of(),
        List.of(new Group("PERSON", "", NightReport.UNKNOWN, NightReport.UNKNOWN, 3, 20, 1)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Oddity(
                "CHANGED_SINCE",
                "An entry was changed since.",
                false,
                2,
                NightReport.UNKNOWN,
                List.of(new Example("", "mail=zoé.d'été@hôpital.fr,ou=bal")))),
        List.of(new Step("REVERT", 12.3)),
        night.searches(),
        List.of(new Figure("RESTORED", 24, ""), new Figure("LEFT_AS_IS", 2, "")),
        night.note(),
        "");
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
        "20261122030000Z",
        "");
  }
}
