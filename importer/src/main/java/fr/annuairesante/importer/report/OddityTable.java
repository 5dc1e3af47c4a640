package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Example;
import fr.annuairesante.importer.report.NightReport.Oddity;
import java.util.Comparator;
import java.util.List;

/** Refused and remarkable lines by kind, beside those of the run before; new kinds first. */
final class OddityTable {

  private final Html html;
  private final double most;

  private OddityTable(Html html, List<Oddity> oddities) {
    this.html = html;
    this.most = oddities.stream().mapToLong(o -> Math.max(o.count(), o.before())).max().orElse(1);
  }

  static void write(Html html, List<Oddity> oddities) {
    new OddityTable(html, oddities).write(oddities);
  }

  private void write(List<Oddity> oddities) {
    html.element(
        "table.cards",
        () -> {
          html.element("caption", "Lignes refusées, et lignes prises avec une remarque");
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        html.element("th", "Anomalie", "scope", "col");
                        html.element("td", "", "aria-hidden", "true");
                        html.element("th.n", "Fois d'avant", "scope", "col");
                        html.element("th.n", "Cette fois", "scope", "col");
                      }));
          Comparator<Oddity> order =
              Comparator.comparing(Oddity::fresh)
                  .thenComparing(Oddity::refused)
                  .thenComparingLong(Oddity::count)
                  .reversed();
          html.element("tbody", () -> oddities.stream().sorted(order).forEach(this::row));
        });
  }

  private void row(Oddity oddity) {
    html.element(
        oddity.fresh() ? "tr.new" : "tr",
        () -> {
          html.element("th", () -> what(oddity), "scope", "row");
          html.element("td.bar", () -> Svg.bar(html, oddity.count() / most), "aria-hidden", "true");
          html.element("td.n", French.count(oddity.before()), "data-label", "Fois d'avant");
          html.element("td.n", French.count(oddity.count()), "data-label", "Cette fois");
        });
  }

  private void what(Oddity oddity) {
    html.text(French.label("oddity", oddity.code(), oddity.sentence()));
    html.text(" ");
    if (oddity.fresh()) {
      html.element("span.warned", "nouvelle").text(" ");
    }
    if (oddity.refused()) {
      html.element("span.flag", "ligne refusée");
    }
    if (!oddity.examples().isEmpty()) {
      html.element(
          "details.small",
          () -> {
            html.element("summary", "Exemples");
            html.element("ul", () -> oddity.examples().forEach(this::example));
          });
    }
  }

  private void example(Example example) {
    html.element(
        "li",
        () -> {
          if (!example.place().isEmpty()) {
            html.text(example.place() + " : ");
          }
          html.element("code", example.value());
        });
  }
}
