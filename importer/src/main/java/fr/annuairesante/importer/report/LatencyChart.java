package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Point;
import fr.annuairesante.importer.report.NightReport.Searches;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long searches took while the run went on: two curves, and their numbers in a table. */
final class LatencyChart {

  private final Html html;
  private final Searches searches;
  private final double seconds;
  private final double top;

  private LatencyChart(Html html, Searches searches) {
    this.html = html;
    this.searches = searches;
    seconds = searches.points().stream().mapToDouble(Point::seconds).max().orElse(1);
    double highest = searches.points().stream().mapToDouble(Point::p99Millis).max().orElse(0);
    top = Math.max(1e-9, Math.max(highest, searches.usualP99Millis()));
  }

  static void write(Html html, Searches searches) {
    new LatencyChart(html, searches).write();
  }

  private void write() {
    html.element("p", summary());
    if (searches.points().isEmpty()) {
      return;
    }
    html.element(
        "ul.legend",
        () -> {
          legend("curve second", "99 recherches sur 100 sont plus rapides");
          legend("curve", "une recherche sur deux est plus rapide");
          if (searches.usualP99Millis() > 0) {
            legend("usual", "99 sur 100, avant l'exécution");
          }
        });
    html.element(
        "div.plot",
        () -> {
          html.element(
              "div.y",
              () -> {
                html.element("span", French.with(top, "ms"));
                html.element("span", "0");
              });
          curves();
          html.element(
              "div.x",
              () -> {
                html.element("span", "début");
                html.element("span", French.duration(seconds));
              });
        });
    html.element(
        "details",
        () -> {
          html.element("summary", "Les chiffres de ce graphique");
          table();
        });
  }

  private String summary() {
    String failed =
        searches.failed() == 0
            ? "aucune n'a échoué"
            : French.count(searches.failed())
                + (searches.failed() > 1 ? " ont échoué" : " a échoué");
    return French.count(searches.count()) + " recherches pendant l'exécution, " + failed + ".";
  }

  private void legend(String curve, String meaning) {
    html.element(
        "li",
        () -> {
          html.element(
              "svg",
              () ->
                  html.element(
                      "line." + curve.replace(' ', '.'),
                      "",
                      "x1",
                      "0",
                      "x2",
                      "10",
                      "y1",
                      "5",
                      "y2",
                      "5"),
              "viewBox",
              "0 0 10 10",
              "aria-hidden",
              "true");
          html.text(meaning);
        });
  }

  private void curves() {
    html.element(
        "svg",
        () -> {
          line("grid", 1);
          line("axis", 0);
          if (searches.usualP99Millis() > 0) {
            line("usual", searches.usualP99Millis() / top);
          }
          curve("curve.second", Point::p99Millis);
          curve("curve", Point::p50Millis);
        },
        Svg.picture("Durée des recherches au fil de l'exécution ; les chiffres sont dessous"));
  }

  private void line(String kind, double height) {
    List<Svg.Point> ends = List.of(new Svg.Point(0, height), new Svg.Point(1, height));
    html.element("polyline." + kind, "", "points", Svg.points(ends));
  }

  private void curve(String kind, ToDoubleFunction<Point> value) {
    List<Svg.Point> points =
        searches.points().stream()
            .map(p -> new Svg.Point(p.seconds() / seconds, value.applyAsDouble(p) / top))
            .toList();
    html.element("polyline." + kind, "", "points", Svg.points(points));
  }

  private void table() {
    html.element(
        "table",
        () -> {
          html.element("caption", "Durée des recherches, en millisecondes");
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        for (String head :
                            List.of("Après", "Recherches", "1 sur 2", "99 sur 100", "La pire")) {
                          html.element("th.n", head, "scope", "col");
                        }
                      }));
          html.element("tbody", () -> searches.points().forEach(this::row));
        });
  }

  private void row(Point point) {
    html.element(
        "tr",
        () -> {
          html.element("th.n", French.duration(point.seconds()), "scope", "row");
          html.element("td.n", French.count(point.count()));
          html.element("td.n", French.decimal(point.p50Millis()));
          html.element("td.n", French.decimal(point.p99Millis()));
          html.element("td.n", French.decimal(point.maxMillis()));
        });
  }
}
