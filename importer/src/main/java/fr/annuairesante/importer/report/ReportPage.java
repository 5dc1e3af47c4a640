package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Figure;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Guard;
import fr.annuairesante.importer.report.NightReport.Mode;
import fr.annuairesante.importer.report.NightReport.Oddity;
import fr.annuairesante.importer.report.NightReport.Outcome;
import fr.annuairesante.importer.report.NightReport.SourceFile;
import fr.annuairesante.importer.report.NightReport.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One run as a page. */
public final class ReportPage {

  private final Html html = new Html();
  private final NightReport report;

  private ReportPage(NightReport report) {
    this.report = report;
  }

  /** The page, UTF-8 text; it stands alone, but for links to its neighbours in the folder. */
  public static String of(NightReport report) {
    ReportPage page = new ReportPage(report);
    String title = name(report) + French.shortTime(report.started()) + " UTC";
    return Page.of(page.html, title, page::body);
  }

  private static String name(NightReport report) {
    return report.mode() == Mode.REVERT ? "Retour en arrière du " : "Import du ";
  }

  /** The file name of a run's page. */
  public static String fileName(NightReport report) {
    return "import-" + report.run() + ".html";
  }

  private void body() {
    html.element("header", this::top);
    html.element(
        "main",
        () -> {
          section("Changements", this::changes);
          if (report.mode() != Mode.REVERT) {
            section("Garde-fous", () -> GuardChart.write(html, report.guards()));
          }
          section("Anomalies", this::oddities);
          if (report.mode() != Mode.REVERT) {
            section("Fichiers", () -> FileTable.write(html, report.files()));
          }
          section("Étapes", this::steps);
          section("Recherches pendant l'exécution", this::searches);
          if (!report.figures().isEmpty()) {
            section("Autres chiffres", this::figures);
          }
        });
    html.element("footer", this::bottom);
  }

  private void section(String title, Html.Content content) {
    html.element(
        "section",
        () -> {
          html.element("h2", title);
          content.write();
        });
  }

  private void top() {
    html.element("h1", name(report) + French.longTime(report.started()) + " UTC");
    html.element(
        "p.soft",
        "Exécution " + report.run() + ", " + French.label("mode", report.mode().name(), ""));
    String outcome = report.outcome().name();
    html.element(
        "div.verdict" + kind(report.outcome()),
        () -> {
          html.element("p.big", sign() + " " + French.label("outcome", outcome, outcome));
          html.element("p", French.label("sense", outcome, ""));
          if (report.mode() == Mode.REVERT) {
            html.element("p", "Exécution annulée : " + report.note());
          }
          if (!report.reason().isEmpty()) {
            html.element("p", French.label("reason", report.reasonCode(), ""));
            html.element("p.small", report.reason(), "lang", "en");
          }
        });
    news();
    html.element("ul.tiles", this::tiles);
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case APPLIED, UNCHANGED -> "";
      case PLANNED, REVERTED -> ".plan";
      case STOPPED, FAILED -> ".held";
    };
  }

  private String sign() {
    return switch (report.outcome()) {
      case APPLIED, UNCHANGED -> "✓";
      case REVERTED -> "↶";
      case PLANNED -> "○";
      case STOPPED, FAILED -> "✕";
    };
  }

  /** What nobody should have to look for. */
  private void news() {
    List<Oddity> fresh = report.oddities().stream().filter(Oddity::fresh).toList();
    List<Guard> accepted =
        report.guards().stream().filter(g -> g.exceeded() && g.accepted()).toList();
    if (fresh.isEmpty() && accepted.isEmpty()) {
      return;
    }
    html.element(
        "div.verdict.warn",
        () -> {
          for (Oddity each : fresh) {
            html.element(
                "p",
                () -> {
                  html.element("span.warned", "Anomalie nouvelle :").text(" ");
                  html.text(French.label("oddity", each.code(), each.sentence()));
                  html.text(" (" + French.count(each.count()) + ")");
                });
          }
          for (Guard each : accepted) {
            html.element(
                "p",
                () -> {
                  html.element("span.warned", "Limite levée à la main :").text(" ");
                  html.text(GuardChart.name(each));
                });
          }
        });
  }

  private void tiles() {
    if (report.mode() == Mode.REVERT) {
      report
          .figures()
          .forEach(each -> Page.tile(html, French.decimal(each.value()), label(each), ""));
      Page.tile(html, French.duration(report.seconds()), "Durée", "");
      return;
    }
    total("PERSON", "Personnes");
    mailboxes();
    Page.tile(
        html,
        French.count(report.refusedLines()),
        "Lignes refusées",
        "sur " + French.count(lines()));
    Optional<Guard> nearest =
        report.guards().stream().max(Comparator.comparingDouble(Guard::share));
    nearest.ifPresent(
        guard ->
            Page.tile(
                html,
                French.with(Math.rint(100 * guard.share()), "%"),
                "Garde-fou le plus proche de sa limite",
                GuardChart.name(guard)));
    Page.tile(html, French.duration(report.seconds()), "Durée", "");
  }

  private void total(String kind, String name) {
    report.totals().stream()
        .filter(group -> group.key().equals(kind))
        .findFirst()
        .ifPresent(group -> tile(group, name));
  }

  private void mailboxes() {
    List<Group> all =
        report.totals().stream().filter(group -> group.key().startsWith("MAILBOX")).toList();
    if (!all.isEmpty()) {
      boolean known = all.stream().anyMatch(group -> group.before() != NightReport.UNKNOWN);
      long before = all.stream().mapToLong(group -> Math.max(0, group.before())).sum();
      long after = all.stream().mapToLong(group -> Math.max(0, group.after())).sum();
      tile(Group.sized("", "", known ? before : NightReport.UNKNOWN, after), "Boîtes");
    }
  }

  private void tile(Group group, String name) {
    boolean known = group.before() != NightReport.UNKNOWN && group.after() != NightReport.UNKNOWN;
    String remark =
        known ? French.signed(group.after() - group.before()) + " depuis la fois d'avant" : "";
    Page.tile(html, French.count(group.after()), name, remark);
  }

  private long lines() {
    return report.files().stream().mapToLong(SourceFile::lines).sum();
  }

  private void changes() {
    chart("Par nature", "kind", "Entrées du répertoire", report.totals());
    if (report.mode() == Mode.REVERT) {
      return;
    }
    chart("Par profession", "", "Personnes, par profession", report.professions());
    chart("Par département", "", "Personnes, par département d'exercice", report.departements());
    chart("Par domaine", "", "Boîtes, par domaine de messagerie", report.domains());
  }

  private void chart(String title, String area, String caption, List<Group> groups) {
    html.element("h3", title);
    GroupChart.write(html, area, caption, groups);
  }

  private void oddities() {
    if (report.oddities().isEmpty()) {
      html.element("p", "Aucune anomalie.");
    } else {
      OddityTable.write(html, report.oddities());
    }
    if (!report.rejects().isEmpty()) {
      html.element(
          "p",
          () -> {
            html.text("Les lignes refusées, entières : ");
            html.element("a", report.rejects(), "href", report.rejects());
          });
    }
  }

  private void steps() {
    double longest = report.steps().stream().mapToDouble(Step::seconds).max().orElse(0);
    html.element(
        "table.cards",
        () -> {
          html.element("caption", "La plus longue d'abord");
          html.element(
              "tbody",
              () ->
                  report.steps().stream()
                      .sorted(Comparator.comparingDouble(Step::seconds).reversed())
                      .forEach(step -> step(step, longest)));
        });
  }

  private void step(Step step, double longest) {
    html.element(
        "tr",
        () -> {
          html.element("th", French.label("step", step.name(), step.name()), "scope", "row");
          html.element(
              "td.bar", () -> Svg.bar(html, step.seconds() / longest), "aria-hidden", "true");
          html.element("td.n", French.duration(step.seconds()));
        });
  }

  private void searches() {
    if (report.searches().isEmpty()) {
      html.element("p", "Aucun serveur ne répondait sur ce répertoire pendant l'exécution.");
    }
    report.searches().forEach(searches -> LatencyChart.write(html, searches));
  }

  private void figures() {
    html.element(
        "table", () -> html.element("tbody", () -> report.figures().forEach(this::figure)));
  }

  private void figure(Figure figure) {
    html.element(
        "tr",
        () -> {
          html.element("th", label(figure), "scope", "row");
          html.element("td.n", French.with(figure.value(), figure.unit()));
        });
  }

  private static String label(Figure figure) {
    return French.label("figure", figure.code(), figure.code());
  }

  private void bottom() {
    html.element(
        "p",
        () -> {
          html.element("a", "Toutes les exécutions", "href", "index.html");
          html.text(" · ");
          html.element("a", "Ces chiffres en JSON", "href", "import-" + report.run() + ".json");
        });
    html.element(
        "p", "Les exemples contiennent des données de personnes : page à ne pas diffuser.");
  }
}
