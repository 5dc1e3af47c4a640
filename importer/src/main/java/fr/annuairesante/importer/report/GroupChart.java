package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.Group;
import java.util.Comparator;
import java.util.List;

/**
 * Groups as bars, one row each, their numbers beside them: a table that is its own chart. What was
 * removed goes left, what was added or changed goes right.
 */
final class GroupChart {

  private static final int MOST_ROWS = 15;

  /** What the bars show; the same for all rows of a chart. */
  private enum Shown {
    CHANGES,
    DIFFERENCES,
    SIZES
  }

  private final Html html;
  private final String area;
  private final List<Group> groups;
  private final Shown shown;
  private final double left;
  private final double right;

  private GroupChart(Html html, String area, List<Group> groups) {
    this.html = html;
    this.area = area;
    this.groups = groups;
    if (groups.stream().anyMatch(Group::counted)) {
      shown = Shown.CHANGES;
    } else if (groups.stream().anyMatch(group -> group.before() != NightReport.UNKNOWN)) {
      shown = Shown.DIFFERENCES;
    } else {
      shown = Shown.SIZES;
    }
    left = groups.stream().mapToDouble(this::toTheLeft).max().orElse(0);
    right = groups.stream().mapToDouble(this::toTheRight).max().orElse(0);
  }

  /**
   * Writes the chart.
   *
   * @param area of the labels, see {@link French#label}; empty when the groups bring theirs
   * @param caption what the rows are
   */
  static void write(Html html, String area, String caption, List<Group> groups) {
    if (groups.isEmpty()) {
      html.element("p.soft", "Non compté par cette exécution.");
      return;
    }
    new GroupChart(html, area, groups).write(caption);
  }

  private void write(String caption) {
    List<Group> sorted = sorted();
    boolean quiet = shown != Shown.SIZES && left + right == 0;
    if (quiet) {
      html.element("p", "Aucun changement.");
    } else {
      legend();
    }
    int visible = quiet ? 0 : Math.min(MOST_ROWS, sorted.size());
    if (visible > 0) {
      table(caption, sorted.subList(0, visible));
    }
    List<Group> rest = sorted.subList(visible, sorted.size());
    if (!rest.isEmpty()) {
      html.element(
          "details",
          () -> {
            String others = visible == 0 ? "Tout voir (" : "Les autres (";
            html.element("summary", others + French.count(rest.size()) + ")");
            table(caption, rest);
          });
    }
  }

  /** Kinds keep their order; the rest begins with what changed most. */
  private List<Group> sorted() {
    if (area.equals("kind")) {
      return groups;
    }
    Comparator<Group> most =
        shown == Shown.SIZES
            ? Comparator.comparingLong(Group::after)
            : Comparator.comparingLong(Group::touched).thenComparingLong(Group::after);
    return groups.stream().sorted(most.reversed().thenComparing(Group::key)).toList();
  }

  private void legend() {
    if (shown == Shown.SIZES) {
      return;
    }
    html.element(
        "ul.legend",
        () -> {
          legend("orange", shown == Shown.CHANGES ? "supprimées" : "en moins");
          legend("blue", shown == Shown.CHANGES ? "ajoutées" : "en plus");
          if (shown == Shown.CHANGES) {
            legend("grey", "modifiées");
          }
        });
  }

  private void legend(String colour, String meaning) {
    html.element(
        "li",
        () -> {
          html.element(
              "svg",
              () -> Svg.rectangle(html, colour, 0, 1000),
              "viewBox",
              "0 0 1000 16",
              "preserveAspectRatio",
              "none",
              "aria-hidden",
              "true");
          html.text(meaning);
        });
  }

  private void table(String caption, List<Group> rows) {
    html.element(
        "table.cards",
        () -> {
          html.element("caption", caption);
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        html.element("th", "", "scope", "col");
                        html.element("td", "", "aria-hidden", "true");
                        if (shown != Shown.SIZES) {
                          html.element("th.n", "Changements", "scope", "col");
                          html.element("th.n", "Avant", "scope", "col");
                        }
                        html.element("th.n", "Après", "scope", "col");
                      }));
          html.element("tbody", () -> rows.forEach(this::row));
        });
  }

  private void row(Group group) {
    html.element(
        "tr",
        () -> {
          html.element(
              "th",
              () -> {
                html.text(name(group));
                remark(group);
              },
              "scope",
              "row");
          html.element("td.bar", () -> bar(group), "aria-hidden", "true");
          if (shown != Shown.SIZES) {
            html.element("td.n.wide", changes(group));
            html.element("td.n", French.count(group.before()), "data-label", "Avant");
          }
          html.element("td.n", French.count(group.after()), "data-label", "Après");
        });
  }

  private void remark(Group group) {
    if (group.before() > 0 && group.after() == 0) {
      html.text(" ").element("span.flag", "disparaît");
    } else if (group.before() == 0 && group.after() > 0) {
      html.text(" ").element("span.warned", "nouveau");
    }
  }

  private String name(Group group) {
    if (!area.isEmpty()) {
      return French.label(area, group.key(), group.key());
    }
    return group.label().isEmpty() ? group.key() : group.key() + " " + group.label();
  }

  private static String changes(Group group) {
    if (!group.counted()) {
      boolean known = group.before() != NightReport.UNKNOWN && group.after() != NightReport.UNKNOWN;
      return known ? French.signed(group.after() - group.before()) : "–";
    }
    return French.signed(group.added())
        + " / "
        + French.signed(-group.removed())
        + (group.changed() > 0 ? " / " + French.count(group.changed()) + " modifiées" : "");
  }

  private double toTheLeft(Group group) {
    return switch (shown) {
      case CHANGES -> Math.max(0, group.removed());
      case DIFFERENCES -> Math.max(0, difference(group) * -1);
      case SIZES -> 0;
    };
  }

  private double toTheRight(Group group) {
    return switch (shown) {
      case CHANGES -> Math.max(0, group.added()) + Math.max(0, group.changed());
      case DIFFERENCES -> Math.max(0, difference(group));
      case SIZES -> Math.max(0, group.after());
    };
  }

  private static long difference(Group group) {
    boolean known = group.before() != NightReport.UNKNOWN && group.after() != NightReport.UNKNOWN;
    return known ? group.after() - group.before() : 0;
  }

  private void bar(Group group) {
    html.element(
        "svg",
        () -> {
          double scale = 1000 / Math.max(1, left + right);
          double middle = left * scale;
          double removed = toTheLeft(group) * scale;
          Svg.rectangle(html, "orange", middle - removed, removed);
          double added = shown == Shown.CHANGES ? Math.max(0, group.added()) : toTheRight(group);
          Svg.rectangle(html, shown == Shown.SIZES ? "grey" : "blue", middle, added * scale);
          if (shown == Shown.CHANGES) {
            double changed = Math.max(0, group.changed()) * scale;
            Svg.rectangle(html, "grey", middle + added * scale, changed);
          }
          String x = Svg.number(Math.min(999.5, Math.max(0.5, middle)));
          html.element("line.axis", "", "x1", x, "x2", x, "y1", "0", "y2", "16");
        },
        Svg.STRIP);
  }
}
