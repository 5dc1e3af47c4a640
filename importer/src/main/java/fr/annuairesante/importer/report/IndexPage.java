package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All runs on one page, newest first, with the course of a few numbers over them. */
public final class IndexPage {

  private static final int MOST_POINTS = 90;

  private final Html html = new Html();
  private final List<NightReport> newestFirst;

  /** Names of runs that a later one took back. */
  private final Set<String> takenBack;

  private IndexPage(List<NightReport> newestFirst) {
    this.newestFirst = newestFirst;
    takenBack =
        newestFirst.stream()
            .filter(report -> report.outcome() == Outcome.REVERTED)
            .map(NightReport::note)
            .collect(Collectors.toSet());
  }

  /** The page, UTF-8 text, with links to each run's own page beside it. */
  public static String of(List<NightReport> newestFirst) {
    IndexPage page = new IndexPage(newestFirst);
    return Page.of(page.html, "Imports des registres", page::body);
  }

  private void body() {
    html.element("header", this::top);
    html.element("main", this::runs);
    html.element("footer", () -> html.element("p", "Les heures sont en UTC."));
  }

  private void top() {
    html.element("h1", "Imports des registres");
    if (newestFirst.isEmpty()) {
      html.element("p", "Aucune exécution.");
      return;
    }
    NightReport last = newestFirst.get(0);
    html.element(
        last.outcome().good() ? "div.verdict" : "div.verdict.held",
        () -> {
          html.element("p.big", "Dernière exécution : " + outcome(last));
          html.element("p", French.longTime(last.started()) + " UTC");
        });
    html.element(
        "ul.tiles",
        () -> {
          spark("Personnes", this::persons, false);
          spark("Boîtes", this::mailboxes, false);
          spark("Entrées touchées", NightReport::touched, true);
          spark("Lignes refusées", NightReport::refusedLines, true);
          spark("Durée (s)", NightReport::seconds, true);
        });
  }

  private long persons(NightReport report) {
    return sum(report, "PERSON");
  }

  private long mailboxes(NightReport report) {
    return sum(report, "MAILBOX");
  }

  private static long sum(NightReport report, String kind) {
    return report.totals().stream()
        .filter(group -> group.key().startsWith(kind))
        .mapToLong(Group::after)
        .filter(after -> after >= 0)
        .sum();
  }

  /** The runs that put something in force, oldest first, the last number in large. */
  private void spark(String meaning, ToDoubleFunction<NightReport> number, boolean fromZero) {
    List<NightReport> applied =
        new ArrayList<>(
            newestFirst.stream()
                .filter(report -> report.outcome().upToDate())
                .limit(MOST_POINTS)
                .toList());
    Collections.reverse(applied);
    if (applied.isEmpty()) {
      return;
    }
    double[] values = applied.stream().mapToDouble(number).toArray();
    double last = values[values.length - 1];
    html.element(
        "li",
        () -> {
          html.element("span.soft.small", meaning);
          html.element("b", French.decimal(last));
          curve(meaning, values, fromZero);
        });
  }

  private void curve(String meaning, double[] values, boolean fromZero) {
    double high = fromZero ? 0 : values[0];
    double low = high;
    for (double value : values) {
      high = Math.max(high, value);
      low = Math.min(low, value);
    }
    double span = high - low;
    List<Svg.Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double x = values.length == 1 ? 1 : (double) i / (values.length - 1);
      points.add(new Svg.Point(x, span == 0 ? 0.5 : (values[i] - low) / span));
    }
    if (values.length == 1) {
      points.add(0, new Svg.Point(0, points.get(0).y()));
    }
    String description =
        meaning
            + ", de "
            + French.decimal(low)
            + " à "
            + French.decimal(high)
            + " sur "
            + values.length
            + " exécutions";
    html.element(
        "svg.spark",
        () -> html.element("polyline.curve", "", "points", Svg.points(points)),
        Svg.picture(description));
    html.element(
        "span.soft.small",
        span == 0 ? "constant" : "de " + French.decimal(low) + " à " + French.decimal(high));
  }

  private void runs() {
    html.element("h2", "Toutes les exécutions");
    html.element(
        "table.cards",
        () -> {
          html.element("caption", "La dernière d'abord");
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        html.element("th", "Début", "scope", "col");
                        html.element("th", "Issue", "scope", "col");
                        html.element("th.n", "Personnes", "scope", "col");
                        html.element("th.n", "Boîtes", "scope", "col");
                        html.element("th.n", "Entrées touchées", "scope", "col");
                        html.element("th.n", "Lignes refusées", "scope", "col");
                        html.element("th.n", "Durée", "scope", "col");
                      }));
          html.element("tbody", () -> newestFirst.forEach(this::run));
        });
  }

  private void run(NightReport report) {
    html.element(
        "tr",
        () -> {
          html.element(
              "th",
              () ->
                  html.element(
                      "a", French.shortTime(report.started()), "href", ReportPage.fileName(report)),
              "scope",
              "row");
          html.element("td.wide", () -> outcomeCell(report));
          number("Personnes", persons(report));
          number("Boîtes", mailboxes(report));
          number("Entrées touchées", report.touched());
          number("Lignes refusées", report.refusedLines());
          html.element("td.n", French.duration(report.seconds()), "data-label", "Durée");
        });
  }

  private void number(String meaning, long value) {
    html.element("td.n", value == 0 ? "–" : French.count(value), "data-label", meaning);
  }

  private void outcomeCell(NightReport report) {
    html.element(report.outcome().good() ? "span.ok" : "span.flag", outcome(report));
    if (report.outcome() == Outcome.REVERTED) {
      html.text(" " + report.note());
    } else if (takenBack.contains(report.note())) {
      html.text(" ").element("span.flag", "annulée depuis");
    }
    long fresh = report.oddities().stream().filter(NightReport.Oddity::fresh).count();
    if (fresh > 0) {
      html.text(" ").element("span.warned", "anomalie nouvelle");
    }
  }

  private static String outcome(NightReport report) {
    return French.label("outcome", report.outcome().name(), report.outcome().name());
  }
}
