package fr.annuairesante.importer.report;

import java.util.List;
import java.util.Locale;

/** Bars and curves as SVG writes them, stretched to whatever width the page has. */
final class Svg {

  /** A picture of 1000 by 16 for bars. */
  static final String[] STRIP = {"viewBox", "0 0 1000 16", "preserveAspectRatio", "none"};

  /** Narrower than this, nobody sees it. */
  private static final double LEAST_WIDTH = 4;

  private Svg() {}

  /** A coordinate, to a tenth. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A grey bar of that share of the width, 0 to 1. */
  static void bar(Html html, double share) {
    html.element("svg", () -> rectangle(html, "grey", 0, share * 1000), STRIP);
  }

  /** A bar of a strip; what is there at all can be seen, what is 0 wide is not drawn. */
  static void rectangle(Html html, String colour, double x, double width) {
    if (width > 0) {
      double visible = Math.max(width, LEAST_WIDTH);
      html.element(
          "rect." + colour,
          "",
          "x",
          number(Math.max(0, Math.min(x, 1000 - visible))),
          "y",
          "1",
          "width",
          number(visible),
          "height",
          "14");
    }
  }

  /** A point of a curve, both from 0 to 1, {@code y} upwards. */
  record Point(double x, double y) {}

  /** The points in a picture of 1000 by 100, with a margin that keeps the stroke inside. */
  static String points(List<Point> points) {
    StringBuilder text = new StringBuilder();
    for (Point each : points) {
      text.append(number(each.x() * 1000)).append(',').append(number(97 - each.y() * 94));
      text.append(' ');
    }
    return text.toString().strip();
  }

  /** The attributes of a picture for curves. */
  static String[] picture(String description) {
    return new String[] {
      "viewBox",
      "0 0 1000 100",
      "preserveAspectRatio",
      "none",
      "role",
      "img",
      "aria-label",
      description
    };
  }
}
