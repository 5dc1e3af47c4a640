package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Guard;
import java.util.Comparator;
import java.util.List;

/** How near the run came to each limit, nearest first: a bar, and a mark where the limit is. */
final class GuardChart {

  private static final int MOST_ROWS = 10;

  /** The limit is at two thirds of the width; what is far beyond ends at the edge. */
  private static final double WIDEST = 1.5;

  private final Html html;

  private GuardChart(Html html) {
    this.html = html;
  }

  static void write(Html html, List<Guard> guards) {
    if (guards.isEmpty()) {
      html.element("p.soft", "Cette exécution n'a regardé aucune limite.");
      return;
    }
    new GuardChart(html)
        .write(
            guards.stream().sorted(Comparator.comparingDouble(Guard::share).reversed()).toList());
  }

  /** What the guard is about. */
  static String name(Guard guard) {
    String name = French.label("guard", guard.code(), guard.code());
    return guard.subject().isEmpty() ? name : name + " : " + guard.subject();
  }

  private void write(List<Guard> guards) {
    table(guards.subList(0, Math.min(MOST_ROWS, guards.size())));
    if (guards.size() > MOST_ROWS) {
      List<Guard> rest = guards.subList(MOST_ROWS, guards.size());
      html.element(
          "details",
          () -> {
            html.element("summary", "Les autres (" + French.count(rest.size()) + ")");
            table(rest);
          });
    }
  }

  private void table(List<Guard> guards) {
    html.element(
        "table.cards",
        () -> {
          html.element("caption", "Le trait noir est la limite");
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        html.element("th", "Garde-fou", "scope", "col");
                        html.element("td", "", "aria-hidden", "true");
                        html.element("th.n", "Mesuré", "scope", "col");
                        html.element("th.n", "Limite", "scope", "col");
                        html.element("th", "", "scope", "col");
                      }));
          html.element("tbody", () -> guards.forEach(this::row));
        });
  }

  private void row(Guard guard) {
    html.element(
        "tr",
        () -> {
          html.element("th", name(guard), "scope", "row");
          html.element("td.bar", () -> bar(guard), "aria-hidden", "true");
          html.element("td.n", French.with(guard.measured(), guard.unit()), "data-label", "Mesuré");
          html.element("td.n", French.with(guard.limit(), guard.unit()), "data-label", "Limite");
          html.element("td.wide", () -> verdict(guard));
        });
  }

  private void verdict(Guard guard) {
    if (!guard.exceeded()) {
      html.element("span.ok", "✓ passe");
    } else if (guard.accepted()) {
      html.element("span.warned", "levé à la main");
    } else {
      html.element("span.flag", "✕ dépassé");
    }
  }

  private void bar(Guard guard) {
    html.element(
        "svg",
        () -> {
          double share = Math.max(0, Math.min(guard.share(), WIDEST));
          String colour = !guard.exceeded() ? "green" : guard.accepted() ? "amber" : "red";
          Svg.rectangle(html, "track", 0, 1000);
          Svg.rectangle(html, colour, 0, share / WIDEST * 1000);
          String limit = Svg.number(1000 / WIDEST);
          html.element("line.axis", "", "x1", limit, "x2", limit, "y1", "0", "y2", "16");
        },
        Svg.STRIP);
  }
}
